use std::cell::{Cell, RefCell};
use std::rc::Rc;

use patrol_detect::Automaton;
use patrol_phrase::Phrase;
use patrol_policy::{OwnAction, OwnRule, RuleError};
use patrol_webext::element::element;
use wasm_bindgen_futures::spawn_local;
use web_sys::{
    Document, Element, HtmlElement, HtmlFormElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement,
};

use super::super::complaint::complain;
use super::trial::found;
use crate::compiler::{self, NoAnswer};
use crate::dom::{self, Page, set_text};
use crate::localize::localize;
use crate::start_error::StartError;

/// The form for one rule. What is wrong is said as it is typed, and the rule can be tried on a text.
#[derive(Clone)]
pub(super) struct Form {
    document: Document,
    pub(super) form: HtmlFormElement,
    name: HtmlInputElement,
    pattern: HtmlInputElement,
    keywords: HtmlTextAreaElement,
    confidence: HtmlSelectElement,
    action: HtmlSelectElement,
    text: HtmlTextAreaElement,
    name_error: HtmlElement,
    pattern_error: HtmlElement,
    keywords_error: HtmlElement,
    error: HtmlElement,
    matches: Element,
    marks: HtmlElement,
    cancel: HtmlElement,
    /// The name of the rule that is changed; none for a new one.
    edited: Rc<RefCell<Option<String>>>,
    /// The pattern that was compiled last, and what came of it.
    compiled: Rc<RefCell<Option<(String, Compiled)>>>,
    /// Whether it is also said of empty fields that they are. Somebody who begins need not hear that.
    is_strict: Rc<Cell<bool>>,
}

type Compiled = Result<Automaton, Phrase>;

impl Form {
    pub(super) fn find(page: &Page) -> Result<Form, StartError> {
        Ok(Form {
            document: page.document.clone(),
            form: page.find("own-rule")?,
            name: page.find("own-rule-name")?,
            pattern: page.find("own-rule-pattern")?,
            keywords: page.find("own-rule-keywords")?,
            confidence: page.find("own-rule-confidence")?,
            action: page.find("own-rule-action")?,
            text: page.find("own-rule-text")?,
            name_error: page.find("own-rule-name-error")?,
            pattern_error: page.find("own-rule-pattern-error")?,
            keywords_error: page.find("own-rule-keywords-error")?,
            error: page.find("own-rule-error")?,
            matches: page.find("own-rule-matches")?,
            marks: page.find("own-rule-marks")?,
            cancel: page.find("own-rule-cancel")?,
            edited: Rc::default(),
            compiled: Rc::default(),
            is_strict: Rc::default(),
        })
    }

    pub(super) fn bind(&self) {
        let this = self.clone();
        dom::on(&self.form, "input", move |_| this.check_soon());
        let this = self.clone();
        dom::on(&self.cancel, "click", move |_| {
            this.empty();
            let _ = this.name.focus();
        });
    }

    /// The name of the rule that is changed.
    pub(super) fn edited(&self) -> Option<String> {
        self.edited.borrow().clone()
    }

    /// Puts a rule in to be changed.
    pub(super) fn fill(&self, rule: &OwnRule) {
        self.name.set_value(&rule.name);
        self.pattern.set_value(&rule.pattern);
        self.keywords.set_value(&rule.keywords.join("\n"));
        self.confidence.set_value(rule.confidence.as_str());
        self.action.set_value(rule.action.as_str());
        self.edited.replace(Some(rule.name.clone()));
        self.cancel.set_hidden(false);
        self.is_strict.set(false);
        self.check_soon();
        let _ = self.name.focus();
    }

    /// Takes everything out.
    pub(super) fn empty(&self) {
        self.form.reset();
        self.edited.replace(None);
        self.cancel.set_hidden(true);
        self.is_strict.set(false);
        self.check_soon();
    }

    /// The rule that was typed; `None` when something is wrong with it, which is said.
    pub(super) async fn take(&self) -> Option<OwnRule> {
        self.is_strict.set(true);
        let rule = self.read();
        match self.check(&rule).await {
            None => Some(rule),
            Some(field) => {
                let _ = field.focus();
                None
            }
        }
    }

    /// Takes a rule out that is stored now. What was typed meanwhile stays.
    pub(super) fn done(&self, rule: &OwnRule) {
        if self.read() == *rule {
            self.empty();
        }
    }

    /// Says why the rule cannot be one beside the others.
    pub(super) fn refuse(&self, why: &Phrase) {
        set_text(&self.error, &localize(why));
        self.error.set_hidden(false);
        let _ = self.name.focus();
    }

    fn read(&self) -> OwnRule {
        let keywords = self.keywords.value();
        let keywords = keywords.lines().map(str::trim).filter(|word| !word.is_empty()).map(str::to_owned);
        let confidence = self.confidence.value();
        let sure = OwnRule::CONFIDENCES.into_iter().find(|level| level.as_str() == confidence);
        OwnRule {
            name: self.name.value().trim().to_owned(),
            pattern: self.pattern.value(),
            keywords: keywords.collect(),
            confidence: sure.unwrap_or(OwnRule::CONFIDENCES[1]),
            action: OwnAction::from_name(&self.action.value()).unwrap_or_default(),
        }
    }

    fn check_soon(&self) {
        let this = self.clone();
        spawn_local(async move {
            this.check(&this.read()).await;
        });
    }

    /// Says what is wrong with each part of the rule that stands in the form, and tries it. Returns the first field that cannot be used.
    async fn check(&self, rule: &OwnRule) -> Option<HtmlElement> {
        self.error.set_hidden(true);
        let phrase = |checked: Result<(), RuleError>| checked.err().map(|why| why.phrase());
        let name = phrase(OwnRule::check_name(&rule.name));
        let keywords = phrase(OwnRule::check_keywords(&rule.keywords));
        self.mark(&self.name, &self.name_error, rule.name.is_empty(), name.as_ref());
        self.mark(&self.keywords, &self.keywords_error, rule.keywords.is_empty(), keywords.as_ref());
        let compiled = self.compile(&rule.pattern).await;
        let pattern = compiled.as_ref().err();
        // What comes late is about a pattern that does not stand here any more.
        if self.pattern.value() == rule.pattern {
            self.mark(&self.pattern, &self.pattern_error, rule.pattern.is_empty(), pattern);
            self.show_matches(compiled.as_ref().ok());
        }
        let fields: [(&HtmlElement, bool); 3] = [
            (&self.name, name.is_some()),
            (&self.pattern, pattern.is_some()),
            (&self.keywords, keywords.is_some()),
        ];
        fields.into_iter().find(|(_, is_wrong)| *is_wrong).map(|(field, _)| field.clone())
    }

    /// Has a pattern compiled, unless that was done last.
    async fn compile(&self, pattern: &str) -> Compiled {
        if let Some((of, compiled)) = &*self.compiled.borrow()
            && of == pattern
        {
            return compiled.clone();
        }
        let compiled = compiler::compile(pattern).await.map_err(NoAnswer::phrase)?;
        self.compiled.replace(Some((pattern.to_owned(), compiled.clone())));
        compiled
    }

    /// Shows what the rule finds in the text.
    fn show_matches(&self, pattern: Option<&Automaton>) {
        let text = self.text.value();
        let ranges = pattern.map(|pattern| found(pattern, &self.read().keywords, &text)).unwrap_or_default();
        let said =
            if text.is_empty() { String::new() } else { localize(&Phrase::own_rule_matches(ranges.len())) };
        set_text(&self.matches, &said);
        self.marks.set_hidden(ranges.is_empty());
        self.marks.set_text_content(None);
        let mut from = 0;
        for range in ranges {
            self.add("span", text.get(from..range.start));
            from = range.end;
            self.add("mark", text.get(range));
        }
        self.add("span", text.get(from..));
    }

    fn add(&self, tag: &str, text: Option<&str>) {
        if let Some(part) = element(&self.document, tag).text(text.unwrap_or_default()).get() {
            let _ = self.marks.append_child(part);
        }
    }

    /// Marks a field as one that cannot be used, and says why, or takes the mark away.
    fn mark(&self, field: &Element, said: &HtmlElement, is_empty: bool, why: Option<&Phrase>) {
        let why = why.filter(|_| self.is_strict.get() || !is_empty);
        complain(field, said, why);
    }
}
