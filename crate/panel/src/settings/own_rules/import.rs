//! Rules from a file or a text that was pasted, also a configuration of gitleaks: taken after a look at what would change.

use std::cell::RefCell;
use std::rc::Rc;

use patrol_phrase::{Foreign, Phrase};
use patrol_policy::OwnRule;
use patrol_webext::element::element;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Document, Element, HtmlElement, HtmlInputElement, HtmlTextAreaElement};

use super::super::SettingsPage;
use super::super::complaint::say;
use crate::compiler::{self, NoAnswer, Read};
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
    /// The text that was read last.
    text_read: RefCell<String>,
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
            text_read: RefCell::default(),
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

    /// Shows what a text would change, or why it changes nothing; `None` for no text.
    fn show(&self, read: Option<Result<Read, Phrase>>) {
        let why = read.as_ref().and_then(|read| read.as_ref().err());
        say(&self.error, why);
        let read = read.and_then(Result::ok);
        self.preview.set_hidden(read.is_none());
        let Read { rules, told } = read.unwrap_or_default();
        let changes: Vec<Phrase> =
            rules.iter().map(|rule| Phrase::import_rule(Foreign::new(&rule.name))).collect();
        self.apply.set_hidden(changes.is_empty());
        let changes = if changes.is_empty() { vec![Phrase::import_nothing()] } else { changes };
        self.fill(&self.changes, changes.into_iter().map(|change| vec![change]));
        self.told.set_hidden(told.is_empty());
        self.fill(&self.told, told.into_iter());
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
        self.text_read.take();
        self.show(None);
        let _ = self.choose.focus();
    }
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
                if let Some(text) = this.view.own_rules.import.chosen().await {
                    this.preview_own_rules(text).await;
                }
            });
        });
        let this = Rc::clone(self);
        dom::on(&import.text, "input", move |_| {
            let this = Rc::clone(&this);
            spawn_local(async move { this.preview_own_rules(this.view.own_rules.import.text.value()).await });
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

    /// Shows what a text would change, unless another one was read meanwhile.
    async fn preview_own_rules(&self, text: String) {
        let import = &self.view.own_rules.import;
        import.text_read.replace(text.clone());
        if text.trim().is_empty() {
            return import.show(None);
        }
        let read = self.read_own_rules(&text).await.unwrap_or_else(|why| Err(why.phrase()));
        if *import.text_read.borrow() == text {
            import.show(Some(read));
        }
    }

    /// The rules in a text that fit beside those that are there and differ from them; the rest is told.
    async fn read_own_rules(&self, text: &str) -> Result<Result<Read, Phrase>, NoAnswer> {
        let Read { mut rules, mut told } = match compiler::read(text).await? {
            Ok(read) => read,
            Err(why) => return Ok(Err(why)),
        };
        let mut wanted = self.state.borrow().decisions().clone();
        rules.retain(|rule| !wanted.own_rules.contains(rule));
        rules.iter().for_each(|rule| wanted.set_own_rule(rule.clone()));
        let refused = self.refused(&wanted).await?;
        rules.retain(|rule| {
            let why = refused.iter().find(|(name, _)| *name == rule.name).map(|(_, why)| why);
            told.extend(
                why.map(|why| vec![Phrase::own_rule_left_out(Foreign::new(&rule.name)), why.clone()]),
            );
            why.is_none()
        });
        Ok(Ok(Read { rules, told }))
    }
}
