//! Rules for secrets that Patrol does not know: those of the person, which can be changed, beside those of the company.

mod form;
mod import;
mod list;
mod trial;

use std::cell::Cell;
use std::rc::Rc;

use patrol_phrase::Phrase;
use patrol_policy::{Decisions, Effective, OwnRule};
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;

use super::SettingsPage;
use super::state::State;
use crate::compiler::{self, NoAnswer};
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
    /// Whether the rule in the form is being stored.
    is_saving: Cell<bool>,
}

impl OwnRules {
    pub(crate) fn find(page: &Page) -> Result<OwnRules, StartError> {
        Ok(OwnRules {
            list: List::find(page)?,
            form: Form::find(page)?,
            import: Import::find(page)?,
            export: page.find("own-rules-export")?,
            is_saving: Cell::default(),
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
            if !this.view.own_rules.is_saving.replace(true) {
                let this = Rc::clone(&this);
                spawn_local(async move {
                    this.save_own_rule().await;
                    this.view.own_rules.is_saving.set(false);
                });
            }
        });
        let this = Rc::clone(self);
        dom::on(own.list.element(), "click", move |event| match this.view.own_rules.list.pressed(event) {
            Some(Press::Edit(rule)) => this.view.own_rules.form.fill(&rule),
            Some(Press::Remove(rule)) => this.edit(|decisions, _| decisions.remove_own_rule(&rule.name)),
            None => {}
        });
        let this = Rc::clone(self);
        dom::on(&own.export, "click", move |_| {
            let rules = this.state.borrow().decisions().own_rules.clone();
            let this = Rc::clone(&this);
            spawn_local(async move {
                match compiler::write(rules).await {
                    Ok(text) => download::save(&text, "patrol-rules", Format::Toml),
                    Err(why) => this.view.result(Some(&why.phrase())),
                }
            });
        });
        self.bind_own_rules_import();
    }

    /// Stores the rule in the form, in the place of the one that was to be changed, unless something is wrong with it.
    async fn save_own_rule(self: &Rc<Self>) {
        let form = &self.view.own_rules.form;
        let before = form.edited();
        let Some(rule) = form.take().await else { return };
        let put = |decisions: &mut Decisions| {
            before.iter().for_each(|name| decisions.remove_own_rule(name));
            decisions.set_own_rule(rule.clone());
        };
        let mut wanted = self.state.borrow().decisions().clone();
        put(&mut wanted);
        let refused = self.refused(&wanted).await;
        let is_taken = self
            .state
            .borrow()
            .in_force()
            .own_rules
            .iter()
            .any(|known| known.shown_name() == rule.shown_name() && before.as_ref() != Some(&known.name));
        let why = match refused {
            _ if is_taken => Some(Phrase::own_rule_name_taken()),
            Ok(refused) => refused.into_iter().find(|(name, _)| *name == rule.name).map(|(_, why)| why),
            Err(why) => Some(why.phrase()),
        };
        match why {
            Some(why) => form.refuse(&why),
            None => {
                form.done(&rule);
                self.edit(|decisions, _| put(decisions));
            }
        }
    }

    /// The rules that would not be in force if the person decided this, by their names, and why.
    async fn refused(&self, wanted: &Decisions) -> Result<Vec<(String, Phrase)>, NoAnswer> {
        let settings = Effective::of(wanted, self.state.borrow().company()).settings();
        let rules: Vec<OwnRule> = settings.own_rules;
        let refused = compiler::refused(rules.clone()).await?.into_iter();
        Ok(refused
            .filter_map(|refused| Some((rules.get(refused.place)?.name.clone(), refused.why)))
            .collect())
    }
}
