//! Settings as a file: out, and in again after a look at what would change.

use std::cell::RefCell;

use patrol_phrase::Phrase;
use patrol_policy::{Decisions, Effective, Stored};
use patrol_webext::element::element;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, Element, HtmlElement, HtmlInputElement};

use super::difference::differences;
use super::state::State;
use crate::dom::{Page, set_text};
use crate::download::{self, Format};
use crate::localize::localize;
use crate::start_error::StartError;

/// Export, import and reset.
pub(crate) struct Transfer {
    document: Document,
    pub(crate) export: Element,
    pub(crate) import: HtmlElement,
    pub(crate) file: HtmlInputElement,
    pub(crate) apply: HtmlElement,
    pub(crate) cancel: Element,
    pub(crate) reset: Element,
    error: HtmlElement,
    preview: HtmlElement,
    heading: HtmlElement,
    changes: Element,
    problems: HtmlElement,
    problem_list: Element,
    /// What the file in the preview decides.
    wanted: RefCell<Option<Decisions>>,
}

impl Transfer {
    pub(crate) fn find(page: &Page) -> Result<Transfer, StartError> {
        Ok(Transfer {
            document: page.document.clone(),
            export: page.find("export")?,
            import: page.find("import")?,
            file: page.find("import-file")?,
            apply: page.find("import-apply")?,
            cancel: page.find("import-cancel")?,
            reset: page.find("reset")?,
            error: page.find("import-error")?,
            preview: page.find("import-preview")?,
            heading: page.find("import-heading")?,
            changes: page.find("import-changes")?,
            problems: page.find("import-problems")?,
            problem_list: page.find("import-problem-list")?,
            wanted: RefCell::default(),
        })
    }

    /// Saves the decisions as a file.
    pub(crate) fn save(decisions: &Decisions) {
        download::save(&decisions.export(), "patrol-settings", Format::Json);
    }

    /// Reads the file that was chosen; `None` when there is none.
    pub(crate) async fn read(&self) -> Option<String> {
        let file = self.file.files()?.get(0)?;
        let text = JsFuture::from(file.text()).await.ok()?.as_string();
        // The same file can be chosen again after it was corrected.
        self.file.set_value("");
        text
    }

    /// Shows what a file would change, or what is wrong with it. What the company enforces stays.
    pub(crate) fn preview(&self, file: &str, state: &State) {
        let stored = match Stored::import(file) {
            Ok(stored) => stored,
            Err(error) => {
                self.close();
                return self.fail(&error.phrase());
            }
        };
        self.error.set_hidden(true);
        let company = state.company();
        let wanted = company.allowed(stored.decisions, state.decisions());
        let different = differences(state.in_force(), &Effective::of(&wanted, company).settings());
        let phrases: Vec<Phrase> = different.iter().map(|difference| difference.phrase()).collect();
        self.fill(&self.changes, if phrases.is_empty() { vec![Phrase::import_nothing()] } else { phrases });
        self.problems.set_hidden(stored.problems.is_empty());
        self.fill(
            &self.problem_list,
            stored.problems.iter().map(|problem| problem.phrase_of_file()).collect(),
        );
        self.apply.set_hidden(different.is_empty());
        self.wanted.replace(Some(wanted));
        self.preview.set_hidden(false);
        let _ = self.heading.focus();
    }

    /// Takes what the file in the preview decides.
    pub(crate) fn take(&self) -> Option<Decisions> {
        self.close();
        self.wanted.take()
    }

    /// Closes the preview; the focus goes back to where it came from.
    pub(crate) fn close(&self) {
        if !self.preview.hidden() {
            self.preview.set_hidden(true);
            let _ = self.import.focus();
        }
    }

    fn fail(&self, phrase: &Phrase) {
        set_text(&self.error, &localize(phrase));
        self.error.set_hidden(false);
    }

    fn fill(&self, list: &Element, phrases: Vec<Phrase>) {
        list.set_text_content(None);
        for phrase in phrases {
            if let Some(item) = element(&self.document, "li").text(&localize(&phrase)).get() {
                let _ = list.append_child(item);
            }
        }
    }
}
