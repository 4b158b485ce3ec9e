//! Rules from a file or a text that was pasted, also a configuration of gitleaks: taken after a look at what would change.

use std::cell::RefCell;
use std::rc::Rc;

use patrol_phrase::{Foreign, Phrase};
use patrol_policy::OwnRule;
use patrol_rules::file::{self, Read, Told, Why};
use patrol_webext::element::element;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Document, Element, HtmlElement, HtmlInputElement, HtmlTextAreaElement};

use super::super::SettingsPage;
use super::super::state::State;
use super::refused;
use crate::dom::{self, Page};
use crate::localize::localize;
use crate::start_error::StartError;

/// The import of rules.
pub(super) struct Import {
    document: Document,
    choose: HtmlElement,
    file: HtmlInputElement,
    text: HtmlTextAreaElement,
    error: HtmlElement,
    preview: HtmlElement,
    changes: Element,
    told: HtmlElement,
    apply: HtmlElement,
    cancel: HtmlElement,
    /// The rules in the preview.
    wanted: RefCell<Vec<OwnRule>>,
}

impl Import {
    pub(super) fn find(page: &Page) -> Result<Import, StartError> {
        Ok(Import {
            document: page.document.clone(),
            choose: page.find("own-rules-choose")?,
            file: page.find("own-rules-file")?,
            text: page.find("own-rules-text")?,
            error: page.find("own-rules-error")?,
            preview: page.find("own-rules-preview")?,
            changes: page.find("own-rules-changes")?,
            told: page.find("own-rules-told")?,
            apply: page.find("own-rules-apply")?,
            cancel: page.find("own-rules-cancel")?,
            wanted: RefCell::default(),
        })
    }

    /// Reads the file that was chosen; `None` when there is none.
    async fn chosen(&self) -> Option<String> {
        let file = self.file.files()?.get(0)?;
        let text = JsFuture::from(file.text()).await.ok()?.as_string();
        // The same file can be chosen again after it was corrected.
        self.file.set_value("");
        text
    }

    /// Shows what a text would change, or that there are no rules in it.
    fn preview(&self, text: &str, state: &State) {
        let read = file::read(text);
        self.error.set_hidden(read.is_ok() || text.trim().is_empty());
        self.preview.set_hidden(read.is_err());
        let Read { rules, told } = fitting(read.unwrap_or_default(), state);
        let changes: Vec<Phrase> =
            rules.iter().map(|rule| Phrase::import_rule(Foreign::new(&rule.name))).collect();
        self.apply.set_hidden(changes.is_empty());
        let changes = if changes.is_empty() { vec![Phrase::import_nothing()] } else { changes };
        self.fill(&self.changes, changes.into_iter().map(|change| vec![change]));
        self.told.set_hidden(told.is_empty());
        self.fill(&self.told, told.iter().map(Told::phrases));
        self.wanted.replace(rules);
    }

    fn fill(&self, list: &Element, items: impl Iterator<Item = Vec<Phrase>>) {
        list.set_text_content(None);
        for phrases in items {
            let words: Vec<String> = phrases.iter().map(localize).collect();
            if let Some(item) = element(&self.document, "li").text(&words.join(" ")).get() {
                let _ = list.append_child(item);
            }
        }
    }

    fn close(&self) {
        self.text.set_value("");
        self.preview.set_hidden(true);
        self.error.set_hidden(true);
        let _ = self.choose.focus();
    }
}

/// What fits beside the rules that are there and differs from them; the rest is told.
fn fitting(Read { mut rules, mut told }: Read, state: &State) -> Read {
    rules.retain(|rule| !state.decisions().own_rules.contains(rule));
    let mut wanted = state.decisions().clone();
    rules.iter().for_each(|rule| wanted.set_own_rule(rule.clone()));
    let refused = refused(&wanted, state);
    rules.retain(|rule| {
        let why = refused.iter().find(|(name, _)| *name == rule.name).map(|(_, why)| why.clone());
        let rule = Some(rule.shown_name());
        told.extend(why.clone().map(|why| Told { rule, is_left_out: true, why: Why::Unusable(why) }));
        why.is_none()
    });
    Read { rules, told }
}

impl SettingsPage {
    pub(super) fn bind_own_rules_import(self: &Rc<Self>) {
        let import = &self.view.own_rules.import;
        let this = Rc::clone(self);
        dom::on(&import.choose, "click", move |_| this.view.own_rules.import.file.click());
        let this = Rc::clone(self);
        dom::on(&import.file, "change", move |_| {
            let this = Rc::clone(&this);
            spawn_local(async move {
                let import = &this.view.own_rules.import;
                if let Some(text) = import.chosen().await {
                    import.preview(&text, &this.state.borrow());
                }
            });
        });
        let this = Rc::clone(self);
        dom::on(&import.text, "input", move |_| {
            let import = &this.view.own_rules.import;
            import.preview(&import.text.value(), &this.state.borrow());
        });
        let this = Rc::clone(self);
        dom::on(&import.apply, "click", move |_| {
            let rules = this.view.own_rules.import.wanted.take();
            this.view.own_rules.import.close();
            this.edit(|decisions, _| rules.into_iter().for_each(|rule| decisions.set_own_rule(rule)));
        });
        let this = Rc::clone(self);
        dom::on(&import.cancel, "click", move |_| this.view.own_rules.import.close());
    }
}
