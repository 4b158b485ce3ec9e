//! The pattern of an exception: its field, and what is said of one that cannot be used. The background knows why not: it compiles them.

use std::cell::Cell;
use std::rc::Rc;

use patrol_phrase::Phrase;
use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlElement, HtmlInputElement};

use super::complaint::complain;
use crate::compiler;
use crate::dom::{self, Page, set_text};
use crate::localize::localize;
use crate::start_error::StartError;

/// The field. What is wrong is said as it is typed.
#[derive(Clone)]
pub(super) struct PatternField {
    pub(super) field: HtmlInputElement,
    error: HtmlElement,
    /// How often was asked: of several answers the one to the last question counts.
    asked: Rc<Cell<u32>>,
}

impl PatternField {
    pub(super) fn find(page: &Page) -> Result<PatternField, StartError> {
        Ok(PatternField {
            field: page.find("exception-pattern")?,
            error: page.find("exception-pattern-error")?,
            asked: Rc::default(),
        })
    }

    pub(super) fn bind(&self) {
        let this = self.clone();
        dom::on(&self.field, "input", move |_| {
            let this = this.clone();
            spawn_local(async move {
                this.check().await;
            });
        });
    }

    /// What was typed; `None` where nothing was.
    pub(super) fn value(&self) -> Option<String> {
        Some(self.field.value()).filter(|pattern| !pattern.is_empty())
    }

    pub(super) fn fill(&self, pattern: &str) {
        self.field.set_value(pattern);
        self.asked.set(self.asked.get() + 1);
        self.say(None);
    }

    /// Says what is wrong with what was typed. Returns whether it can be used; `None` where nobody could tell, or something else was typed since.
    pub(super) async fn check(&self) -> Option<bool> {
        let mine = self.asked.get() + 1;
        self.asked.set(mine);
        let why = match self.value() {
            Some(pattern) => compiler::refused_patterns(vec![pattern]).await.ok()?.into_iter().next()?,
            None => None,
        };
        if self.asked.get() != mine {
            return None;
        }
        self.say(why.as_ref());
        Some(why.is_none())
    }

    fn say(&self, why: Option<&Phrase>) {
        complain(&self.field, &self.error, why);
    }
}

/// Says beside exceptions in force that their patterns cannot be used.
pub(super) async fn tell_refused(patterns: Vec<(String, HtmlElement)>) {
    let asked = patterns.iter().map(|(pattern, _)| pattern.clone()).collect();
    let told = compiler::refused_patterns(asked).await.unwrap_or_default();
    for ((_, place), why) in patterns.iter().zip(told) {
        if let Some(why) = why {
            let said = [Phrase::exception_refused(), why].map(|phrase| localize(&phrase)).join(" ");
            set_text(place, &said);
            place.set_hidden(false);
        }
    }
}
