use std::cell::RefCell;

use patrol_phrase::Phrase;
use patrol_policy::Value;
use patrol_webext::element::element;
use web_sys::{Document, Event, HtmlElement};

use super::state::State;
use crate::dom::Page;
use crate::localize::localize;
use crate::row_button;
use crate::rule_name::rule_name;
use crate::start_error::StartError;

/// The list of kinds of secrets that get only a note, each with a button that takes it away. Without one it is not shown.
pub(crate) struct Muted {
    document: Document,
    section: HtmlElement,
    pub(crate) list: HtmlElement,
    /// Where the focus goes when the button that had it is gone.
    heading: HtmlElement,
    shown: RefCell<Vec<Value<String>>>,
}

impl Muted {
    pub(crate) fn find(page: &Page) -> Result<Muted, StartError> {
        Ok(Muted {
            document: page.document.clone(),
            section: page.find("muted")?,
            list: page.find("muted-list")?,
            heading: page.find("remembered-heading")?,
            shown: RefCell::default(),
        })
    }

    /// Shows the kinds, by the ids of their rules, in the order given. Those that the company has muted stay so.
    pub(crate) fn show(&self, state: &State) {
        let kinds = &state.effective().muted_kinds;
        if *self.shown.borrow() == *kinds {
            return;
        }
        let active = self.document.active_element();
        let had_focus = active.is_some_and(|active| self.list.contains(Some(&active)));
        self.list.set_text_content(None);
        self.section.set_hidden(kinds.is_empty());
        for (place, kind) in kinds.iter().enumerate() {
            let name = rule_name(&kind.value);
            let words = element(&self.document, "div").class("name").text(&name.to_string());
            let last = if kind.is_locked() || state.company().replaced.muted_kinds {
                let set_by = localize(&state.company().identity.set_by());
                element(&self.document, "p").class("about").text(&set_by)
            } else {
                let label = Phrase::muted_remove(name);
                row_button::make(&self.document, place, &label, &Phrase::settings_forget())
            };
            if let Some(row) = element(&self.document, "li").class("row").children([&words, &last]).get() {
                let _ = self.list.append_child(row);
            }
        }
        self.shown.replace(kinds.to_vec());
        if had_focus {
            let _ = self.heading.focus();
        }
    }

    /// The kind whose button was used.
    pub(crate) fn pressed(&self, event: &Event) -> Option<String> {
        self.shown.borrow().get(row_button::pressed(event)?).map(|kind| kind.value.clone())
    }
}
