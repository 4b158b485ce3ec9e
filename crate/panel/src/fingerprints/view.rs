use patrol_phrase::Phrase;
use patrol_webext::element::{Builder, element};
use web_sys::{Document, Element, HtmlElement};

use super::{Entry, Ids};
use crate::dom::{Page, set_text};
use crate::localize::localize;
use crate::row_button;
use crate::start_error::StartError;

pub(super) struct View {
    document: Document,
    heading: HtmlElement,
    pub(super) list: HtmlElement,
    none: HtmlElement,
    pub(super) remove_all: HtmlElement,
    result: Element,
}

impl View {
    pub(super) fn find(page: &Page, ids: &Ids) -> Result<View, StartError> {
        Ok(View {
            document: page.document.clone(),
            heading: page.find(ids.heading)?,
            list: page.find(ids.list)?,
            none: page.find(ids.none)?,
            remove_all: page.find(ids.remove_all)?,
            result: page.find(ids.result)?,
        })
    }

    /// Shows the entries, in the order given.
    pub(super) fn show<T: Entry>(&self, entries: &[T]) {
        // The button that was just used goes away; the focus must not fall to the top of the page.
        let active = self.document.active_element();
        let had_focus = active.is_some_and(|active| {
            self.list.contains(Some(&active)) || self.remove_all.contains(Some(&active))
        });
        self.list.set_text_content(None);
        for (place, entry) in entries.iter().enumerate() {
            if let Some(row) = self.row(place, entry).get() {
                let _ = self.list.append_child(row);
            }
        }
        self.list.set_hidden(entries.is_empty());
        self.remove_all.set_hidden(entries.is_empty());
        self.none.set_hidden(!entries.is_empty());
        if had_focus {
            let _ = self.heading.focus();
        }
    }

    /// Says what became of the last step.
    pub(super) fn say(&self, phrase: &Phrase) {
        set_text(&self.result, &localize(phrase));
    }

    fn row(&self, place: usize, entry: &impl Entry) -> Builder {
        let words = element(&self.document, "div").class("name").text(&localize(&entry.sentence()));
        let remove =
            row_button::make(&self.document, place, &entry.remove_label(), &Phrase::settings_forget());
        element(&self.document, "li").class("row").children([&words, &remove])
    }
}
