//! Rules for secrets that Patrol does not know: those of the person, which can be changed, beside those of the company.

mod form;
mod import;
mod list;

use std::rc::Rc;

use patrol_phrase::Phrase;
use patrol_policy::{Decisions, Effective, OwnRule};
use patrol_rules::file::to_toml;
use patrol_rules::{RuleError, RuleSet};
use web_sys::HtmlElement;

use super::SettingsPage;
use super::state::State;
use crate::dom::{self, Page};
use crate::download::{self, Format};
use crate::start_error::StartError;
use form::Form;
use import::Import;
use list::{List, Press};

/// The section of these rules.
pub(crate) struct OwnRules {
    list: List,
    form: Form,
    import: Import,
    export: HtmlElement,
}

impl OwnRules {
    pub(crate) fn find(page: &Page) -> Result<OwnRules, StartError> {
        Ok(OwnRules {
            list: List::find(page)?,
            form: Form::find(page)?,
            import: Import::find(page)?,
            export: page.find("own-rules-export")?,
        })
    }

    /// Shows the rules in force.
    pub(crate) fn show(&self, state: &State) {
        self.list.show(state);
        self.export.set_hidden(state.decisions().own_rules.is_empty());
    }
}

impl SettingsPage {
    pub(super) fn bind_own_rules(self: &Rc<Self>) {
        let own = &self.view.own_rules;
        own.form.bind();
        let this = Rc::clone(self);
        dom::on_cancelable(&own.form.form, "submit", move |event| {
            event.prevent_default();
            this.save_own_rule();
        });
        let this = Rc::clone(self);
        dom::on(own.list.element(), "click", move |event| match this.view.own_rules.list.pressed(event) {
            Some(Press::Edit(rule)) => this.view.own_rules.form.fill(&rule),
            Some(Press::Remove(rule)) => this.edit(|decisions, _| decisions.remove_own_rule(&rule.name)),
            None => {}
        });
        let this = Rc::clone(self);
        dom::on(&own.export, "click", move |_| {
            let rules = to_toml(&this.state.borrow().decisions().own_rules);
            download::save(&rules, "patrol-rules", Format::Toml);
        });
        self.bind_own_rules_import();
    }

    /// Stores the rule in the form, in the place of the one that was to be changed, unless something is wrong with it.
    fn save_own_rule(self: &Rc<Self>) {
        let form = &self.view.own_rules.form;
        let Some(rule) = form.take() else { return };
        let before = form.edited();
        let put = |decisions: &mut Decisions| {
            before.iter().for_each(|name| decisions.remove_own_rule(name));
            decisions.set_own_rule(rule.clone());
        };
        let mut wanted = self.state.borrow().decisions().clone();
        let is_taken = self
            .state
            .borrow()
            .in_force()
            .own_rules
            .iter()
            .any(|known| known.shown_name() == rule.shown_name() && before.as_ref() != Some(&known.name));
        put(&mut wanted);
        let refused = refused(&wanted, &self.state.borrow());
        let why = refused.iter().find(|(name, _)| *name == rule.name).map(|(_, why)| why.phrase());
        match Some(Phrase::own_rule_name_taken()).filter(|_| is_taken).or(why) {
            Some(why) => form.refuse(&why),
            None => {
                form.empty();
                self.edit(|decisions, _| put(decisions));
            }
        }
    }
}

/// The rules that would not be in force if the person decided this, by their names, and why.
fn refused(wanted: &Decisions, state: &State) -> Vec<(String, RuleError)> {
    let rules: Vec<OwnRule> = Effective::of(wanted, state.company()).settings().own_rules;
    let refused = RuleSet::of(&rules).refused.into_iter();
    refused.filter_map(|(place, why)| Some((rules.get(place)?.name.clone(), why))).collect()
}
