use std::cell::RefCell;

use patrol_phrase::{Foreign, Phrase};
use patrol_policy::{Origin, OwnRule, Value};
use patrol_webext::element::{Builder, element};
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Event, HtmlElement};

use super::super::state::State;
use super::refused;
use crate::dom::Page;
use crate::localize::localize;
use crate::start_error::StartError;
use crate::{company, row_button};

/// The attribute of a button that fills the form.
const EDIT: &str = "data-edit";

/// The list of rules.
pub(super) struct List {
    document: Document,
    list: HtmlElement,
    none: HtmlElement,
    /// Where the focus goes when the button that had it is gone.
    heading: HtmlElement,
    shown: RefCell<Vec<Value<OwnRule>>>,
}

/// What a person wants of a rule.
pub(super) enum Press {
    Edit(OwnRule),
    Remove(OwnRule),
}

impl List {
    pub(super) fn find(page: &Page) -> Result<List, StartError> {
        Ok(List {
            document: page.document.clone(),
            list: page.find("own-rule-list")?,
            none: page.find("no-own-rules")?,
            heading: page.find("own-rules-heading")?,
            shown: RefCell::default(),
        })
    }

    pub(super) fn element(&self) -> &HtmlElement {
        &self.list
    }

    /// Shows the rules in force, and of those that cannot be used why.
    pub(super) fn show(&self, state: &State) {
        let rules = &state.effective().own_rules;
        if *self.shown.borrow() == *rules {
            return;
        }
        let active = self.document.active_element();
        let had_focus = active.is_some_and(|active| self.list.contains(Some(&active)));
        self.list.set_text_content(None);
        self.list.set_hidden(rules.is_empty());
        self.none.set_hidden(!rules.is_empty());
        let refused = refused(state.decisions(), state);
        for (place, rule) in rules.iter().enumerate() {
            let why = refused.iter().find(|(name, _)| *name == rule.value.name).map(|(_, why)| why.phrase());
            if let Some(row) = self.row(place, rule, why, state).get() {
                let _ = self.list.append_child(row);
            }
        }
        self.shown.replace(rules.clone());
        if had_focus {
            let _ = self.heading.focus();
        }
    }

    fn row(&self, place: usize, rule: &Value<OwnRule>, why: Option<Phrase>, state: &State) -> Builder {
        let make = |tag: &str| element(&self.document, tag);
        let OwnRule { name, pattern, .. } = &rule.value;
        let pattern = make("code").attr("dir", "ltr").text(Foreign::long(pattern).as_str());
        let mut words = make("div")
            .child(&make("bdi").class("name").text(Foreign::new(name).as_str()))
            .child(&make("p").class("about").child(&pattern));
        if let Some(said) = company::said(rule.origin, &state.company().identity) {
            words = words.child(&make("p").class("about company").text(&localize(&said)));
        }
        if let Some(why) = why {
            let said = [Phrase::own_rule_refused(), why].map(|phrase| localize(&phrase)).join(" ");
            words = words.child(&make("p").class("error").text(&said));
        }
        let row = make("li").class("row").child(&words);
        if rule.origin != Origin::Person {
            return row;
        }
        let label = Phrase::own_rule_edit_label(Foreign::new(name));
        let edit = row_button::make(&self.document, place, &label, &Phrase::own_rule_edit()).attr(EDIT, "");
        let label = Phrase::own_rule_remove_label(Foreign::new(name));
        row.child(&edit).child(&row_button::make(&self.document, place, &label, &Phrase::settings_forget()))
    }

    /// What the button that was used is for.
    pub(super) fn pressed(&self, event: &Event) -> Option<Press> {
        let rule = self.shown.borrow().get(row_button::pressed(event)?)?.value.clone();
        let target: Element = event.target()?.dyn_into().ok()?;
        Some(if target.has_attribute(EDIT) { Press::Edit(rule) } else { Press::Remove(rule) })
    }
}
