use std::cell::RefCell;

use patrol_azdo::Instant;
use patrol_phrase::{Foreign, Phrase, Word};
use patrol_policy::{Reminder, Reminders};
use patrol_webext::element::element;
use web_sys::{Document, Event, HtmlElement};

use crate::date;
use crate::dom::Page;
use crate::localize::localize;
use crate::row_button;
use crate::start_error::StartError;

/// The list of reminders, each with a button that takes it away.
pub(crate) struct List {
    document: Document,
    pub(crate) list: HtmlElement,
    none: HtmlElement,
    heading: HtmlElement,
    shown: RefCell<Vec<Reminder>>,
}

impl List {
    pub(crate) fn find(page: &Page) -> Result<List, StartError> {
        Ok(List {
            document: page.document.clone(),
            list: page.find("reminders")?,
            none: page.find("none-reminders")?,
            heading: page.find("reminders-heading")?,
            shown: RefCell::default(),
        })
    }

    /// Shows what is stored.
    pub(crate) fn show(&self, stored: Option<&str>) {
        // The button that was just used goes away with its row; the focus must not fall to the top of the page.
        let had_focus =
            self.document.active_element().is_some_and(|active| self.list.contains(Some(&active)));
        let reminders = Reminders::read(stored).list().to_vec();
        self.list.set_text_content(None);
        self.list.set_hidden(reminders.is_empty());
        self.none.set_hidden(!reminders.is_empty());
        for (place, reminder) in reminders.iter().enumerate() {
            let day = date::day(Instant(i64::try_from(reminder.ends).unwrap_or(i64::MAX)));
            let (name, organization) = (Foreign::new(&reminder.name), Foreign::new(&reminder.organization));
            let sentence = Phrase::settings_reminder(&name, organization, Word::own(day));
            let words = element(&self.document, "div").class("name").text(&localize(&sentence));
            let label = Phrase::settings_forget_reminder(name);
            let forget = row_button::make(&self.document, place, &label, &Phrase::settings_forget());
            let row = element(&self.document, "li").class("row").children([&words, &forget]);
            if let Some(row) = row.get() {
                let _ = self.list.append_child(row);
            }
        }
        self.shown.replace(reminders);
        if had_focus {
            let _ = self.heading.focus();
        }
    }

    /// The reminder whose button was used.
    pub(crate) fn pressed(&self, event: &Event) -> Option<Reminder> {
        self.shown.borrow().get(row_button::pressed(event)?).cloned()
    }
}
