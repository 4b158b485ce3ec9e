use std::cell::RefCell;
use std::rc::Rc;

use patrol_phrase::Phrase;
use patrol_policy::{OwnAction, OwnRule};
use patrol_rules::{RuleError, check_keywords, check_name, compile_pattern, found};
use patrol_webext::element::element;
use web_sys::{
    Document, Element, HtmlElement, HtmlFormElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement,
};

use crate::dom::{self, Page, set, set_text};
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
}

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
        })
    }

    pub(super) fn bind(&self) {
        let this = self.clone();
        dom::on(&self.form, "input", move |_| {
            this.check(false);
        });
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
        self.check(false);
        let _ = self.name.focus();
    }

    /// Takes everything out.
    pub(super) fn empty(&self) {
        self.form.reset();
        self.edited.replace(None);
        self.cancel.set_hidden(true);
        self.check(false);
    }

    /// The rule that was typed; `None` when something is wrong with it, which is said.
    pub(super) fn take(&self) -> Option<OwnRule> {
        self.check(true).then(|| self.read())
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

    /// Says what is wrong with each part, with `all` also with those that are empty, and tries the rule. Returns whether all is well.
    fn check(&self, all: bool) -> bool {
        self.error.set_hidden(true);
        let rule = self.read();
        let tables = compile_pattern(&rule.pattern);
        self.test(&rule, tables.as_deref().unwrap_or_default());
        let parts: [(&HtmlElement, &HtmlElement, bool, Option<RuleError>); 3] = [
            (&self.name, &self.name_error, rule.name.is_empty(), check_name(&rule.name).err()),
            (&self.pattern, &self.pattern_error, rule.pattern.is_empty(), tables.err()),
            (
                &self.keywords,
                &self.keywords_error,
                rule.keywords.is_empty(),
                check_keywords(&rule.keywords).err(),
            ),
        ];
        let first = parts.iter().find(|(.., error)| error.is_some()).map(|(field, ..)| *field);
        for (field, said, is_empty, error) in &parts {
            mark(field, said, error.as_ref().filter(|_| all || !is_empty));
        }
        if all && let Some(field) = first {
            let _ = field.focus();
        }
        first.is_none()
    }

    /// Shows what the rule finds in the text, by the tables that a page would run.
    fn test(&self, rule: &OwnRule, tables: &[u8]) {
        let text = self.text.value();
        let ranges = found(rule, tables, &text);
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
}

/// Marks a field as one that cannot be used, and says why, or takes the mark away.
fn mark(field: &Element, said: &HtmlElement, why: Option<&RuleError>) {
    said.set_hidden(why.is_none());
    set_text(said, &why.map(|why| localize(&why.phrase())).unwrap_or_default());
    match why {
        Some(_) => set(field, "aria-invalid", "true"),
        None => {
            let _ = field.remove_attribute("aria-invalid");
        }
    }
}
