use js_sys::Date;
use patrol_phrase::Phrase;
use patrol_policy::{Action, AuditEntry, Subject};
use wasm_bindgen::JsValue;
use web_sys::{Document, Element, HtmlElement, HtmlInputElement, HtmlSelectElement};

use super::entries;
use super::filter::{Filter, sites};
use crate::dom::{Page, add_option, set_text};
use crate::localize::localize;
use crate::row_button;
use crate::start_error::StartError;

/// The elements of the history.
pub(crate) struct View {
    document: Document,
    heading: HtmlElement,
    none: HtmlElement,
    unreadable: HtmlElement,
    controls: HtmlElement,
    pub(crate) filters: HtmlElement,
    site: HtmlSelectElement,
    subject: HtmlSelectElement,
    action: HtmlSelectElement,
    shown: Element,
    pub(crate) list: Element,
    pub(crate) more: HtmlElement,
    pub(crate) csv: Element,
    pub(crate) json: Element,
    export: HtmlElement,
    before: HtmlElement,
    pub(crate) day: HtmlInputElement,
    pub(crate) delete_older: HtmlElement,
    pub(crate) delete_all: HtmlElement,
    question: HtmlElement,
    question_text: Element,
    pub(crate) confirm: HtmlElement,
    pub(crate) keep: HtmlElement,
    result: Element,
}

impl View {
    pub(crate) fn find(page: &Page) -> Result<View, StartError> {
        Ok(View {
            document: page.document.clone(),
            heading: page.find("history-heading")?,
            none: page.find("no-history")?,
            unreadable: page.find("history-unreadable")?,
            controls: page.find("history-controls")?,
            filters: page.find("history-filters")?,
            site: page.find("history-site")?,
            subject: page.find("history-subject")?,
            action: page.find("history-action")?,
            shown: page.find("history-shown")?,
            list: page.find("history-list")?,
            more: page.find("history-more")?,
            csv: page.find("history-csv")?,
            json: page.find("history-json")?,
            export: page.find("history-export")?,
            before: page.find("history-before")?,
            day: page.find("history-day")?,
            delete_older: page.find("history-delete-older")?,
            delete_all: page.find("history-delete-all")?,
            question: page.find("history-question")?,
            question_text: page.find("history-question-text")?,
            confirm: page.find("history-confirm")?,
            keep: page.find("history-keep")?,
            result: page.find("history-result")?,
        })
    }

    /// What is chosen now.
    pub(crate) fn filter(&self) -> Filter {
        Filter {
            site: Some(self.site.value()).filter(|site| !site.is_empty()),
            subject: Subject::from_name(&self.subject.value()),
            action: Action::from_name(&self.action.value()),
        }
    }

    /// Shows the first of the wanted entries; `all` are those of the log, of which others could not be read when it is `damaged`.
    pub(crate) fn show(&self, all: &[AuditEntry], wanted: &[AuditEntry], most: usize, damaged: bool) {
        // The button that was just used goes away with its row; the focus must not fall to the top of the page.
        let had_focus =
            self.document.active_element().is_some_and(|active| self.list.contains(Some(&active)));
        let nothing = all.is_empty() && !damaged;
        self.controls.set_hidden(nothing);
        self.none.set_hidden(!nothing);
        self.unreadable.set_hidden(!damaged);
        if nothing {
            self.question.set_hidden(true);
        }
        // What cannot be read can only be deleted.
        for control in [&self.filters, &self.export, &self.before, &self.delete_older] {
            control.set_hidden(all.is_empty());
        }
        self.offer_sites(all);
        entries::fill(&self.document, &self.list, wanted.get(..most).unwrap_or(wanted));
        self.more.set_hidden(wanted.len() <= most);
        let said = match wanted.len() {
            0 if all.is_empty() => String::new(),
            0 => localize(&Phrase::history_nothing_shown()),
            count => localize(&Phrase::history_shown(count.min(most), count)),
        };
        set_text(&self.shown, &said);
        if had_focus {
            let _ = self.heading.focus();
        }
    }

    /// Puts the focus on the button of an entry.
    pub(crate) fn focus_entry(&self, place: usize) {
        if let Some(button) = row_button::at(&self.list, place) {
            let _ = button.focus();
        }
    }

    /// Whether older entries can be deleted: only before a day.
    pub(crate) fn allow_older(&self, day: Option<u64>) {
        let _ = match day {
            Some(_) => self.delete_older.remove_attribute("disabled"),
            None => self.delete_older.set_attribute("disabled", ""),
        };
    }

    /// Asks whether entries are really to be deleted.
    pub(crate) fn question(&self, phrase: &Phrase) {
        self.say_nothing();
        set_text(&self.question_text, &localize(phrase));
        self.question.set_hidden(false);
        let _ = self.keep.focus();
    }

    /// Takes the question away.
    pub(crate) fn close_question(&self) {
        self.question.set_hidden(true);
        let _ = self.heading.focus();
    }

    /// Says what became of deleting.
    pub(crate) fn say(&self, phrase: &Phrase) {
        set_text(&self.result, &localize(phrase));
    }

    fn say_nothing(&self) {
        set_text(&self.result, "");
    }

    /// Offers the sites of the log, and keeps the one that is chosen.
    fn offer_sites(&self, all: &[AuditEntry]) {
        let chosen = self.site.value();
        while self.site.length() > 1 {
            self.site.remove_with_index(1);
        }
        for site in sites(all) {
            add_option(&self.site, &site, &site);
        }
        self.site.set_value(&chosen);
        if self.site.selected_index() < 0 {
            self.site.set_selected_index(0);
        }
    }
}

/// When a day (`YYYY-MM-DD`) begins here, in milliseconds since 1970-01-01 UTC.
pub(crate) fn start_of(day: &str) -> Option<u64> {
    // With a time and without an offset it is local time.
    let time = Date::new(&JsValue::from_str(&format!("{day}T00:00"))).get_time();
    (time >= 0.0).then_some(time as u64)
}
