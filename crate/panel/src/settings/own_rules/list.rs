use std::cell::RefCell;
use std::rc::Rc;

use patrol_phrase::{Foreign, Phrase};
use patrol_policy::{Origin, OwnRule, Value};
use patrol_protocol::RefusedRule;
use patrol_webext::element::{Builder, element};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Document, Element, Event, HtmlElement};

use super::super::state::State;
use crate::dom::Page;
use crate::localize::localize;
use crate::start_error::StartError;
use crate::{company, compiler, row_button};

/// The attribute of a button that fills the form.
const EDIT: &str = "data-edit";

/// The list of rules.
#[derive(Clone)]
pub(super) struct List {
    document: Document,
    list: HtmlElement,
    none: HtmlElement,
    /// Where the focus goes when the button that had it is gone.
    heading: HtmlElement,
    shown: Rc<RefCell<Vec<Value<OwnRule>>>>,
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
            shown: Rc::default(),
        })
    }

    pub(super) fn element(&self) -> &HtmlElement {
        &self.list
    }

    /// Shows the rules in force; of those that cannot be used it says why as soon as that is known.
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
        for (place, rule) in rules.iter().enumerate() {
            if let Some(row) = self.row(place, rule, state).get() {
                let _ = self.list.append_child(row);
            }
        }
        self.shown.replace(rules.clone());
        spawn_local(self.clone().show_refused(rules.clone()));
        if had_focus {
            let _ = self.heading.focus();
        }
    }

    /// Says of the rules that cannot be used why, if they are still shown.
    async fn show_refused(self, rules: Vec<Value<OwnRule>>) {
        if rules.is_empty() {
            return;
        }
        let Ok(refused) = compiler::refused(rules.iter().map(|rule| rule.value.clone()).collect()).await
        else {
            return;
        };
        if *self.shown.borrow() != rules {
            return;
        }
        for RefusedRule { place, why } in refused {
            let said = [Phrase::own_rule_refused(), why].map(|phrase| localize(&phrase)).join(" ");
            let said = element(&self.document, "p").class("error").text(&said);
            let words =
                self.list.query_selector(&format!("li:nth-child({}) > div:not(:has(.error))", place + 1));
            if let (Ok(Some(words)), Some(said)) = (words, said.get()) {
                let _ = words.append_child(said);
            }
        }
    }

    fn row(&self, place: usize, rule: &Value<OwnRule>, state: &State) -> Builder {
        let make = |tag: &str| element(&self.document, tag);
        let OwnRule { name, pattern, .. } = &rule.value;
        let pattern = make("code").attr("dir", "ltr").text(Foreign::long(pattern).as_str());
        let mut words = make("div")
            .child(&make("bdi").class("name").text(Foreign::new(name).as_str()))
            .child(&make("p").class("about").child(&pattern));
        if let Some(said) = company::said(rule.origin, &state.company().identity) {
            words = words.child(&make("p").class("about company").text(&localize(&said)));
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
