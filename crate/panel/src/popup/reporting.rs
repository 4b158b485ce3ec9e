//! The form that makes a report: what happened, what of it is handed on, and the way there.

use patrol_phrase::Phrase;
use patrol_webext::runtime;
use web_sys::{Element, HtmlElement, HtmlSelectElement};

use super::alarm::Alarm;
use super::report::{Problem, Report};
use crate::dom::{Page, add_option, set, set_text};
use crate::localize::localize;
use crate::rule_name::rule_name;
use crate::start_error::StartError;

/// The value of a kind that is not among those that are offered.
const OTHER: &str = "";

/// The form's elements.
pub(crate) struct Reporting {
    /// What is unfolded.
    pub(crate) fold: HtmlElement,
    pub(crate) what: HtmlSelectElement,
    kinds: HtmlElement,
    pub(crate) kind: HtmlSelectElement,
    text: Element,
    pub(crate) copy: HtmlElement,
    answer: Element,
    way: HtmlElement,
    form: Element,
    /// The address of the project, which the manifest names, if it does.
    home: Option<String>,
}

impl Reporting {
    pub(crate) fn find(page: &Page) -> Result<Reporting, StartError> {
        let reporting = Reporting {
            fold: page.find("reporting")?,
            what: page.find("report-what")?,
            kinds: page.find("report-kinds")?,
            kind: page.find("report-kind")?,
            text: page.find("report-text")?,
            copy: page.find("copy-report")?,
            answer: page.find("report-answer")?,
            way: page.find("report-way")?,
            form: page.find("report-form")?,
            home: runtime::homepage(),
        };
        for problem in Problem::ALL {
            let name = match problem {
                Problem::FalseAlarm => Phrase::report_false_alarm(),
                Problem::MissedSecret => Phrase::report_missed(),
                Problem::PageChanged => Phrase::report_changed(),
            };
            add_option(&reporting.what, problem.as_str(), &localize(&name));
        }
        reporting.offer(&[]);
        Ok(reporting)
    }

    /// Offers the kinds that were found last; one that is chosen stays.
    pub(crate) fn offer(&self, alarms: &[Alarm]) {
        let offered: Vec<&str> = alarms.iter().map(|alarm| alarm.rule).collect();
        let offer = offered.join(" ");
        if self.kind.get_attribute("data-offer").as_deref() == Some(&offer) {
            return;
        }
        set(&self.kind, "data-offer", &offer);
        let chosen = self.kind.value();
        set_text(&self.kind, "");
        for rule in &offered {
            add_option(&self.kind, rule, &rule_name(rule).to_string());
        }
        add_option(&self.kind, OTHER, &localize(&Phrase::report_other_kind()));
        if chosen != OTHER && offered.contains(&chosen.as_str()) {
            self.kind.set_value(&chosen);
        }
    }

    /// Unfolds itself once for a page that is not recognized, and folds up again when it is; what the person has chosen since stays.
    pub(crate) fn suggest(&self, is_unknown: bool) {
        if self.fold.has_attribute("data-unknown") == is_unknown {
            return;
        }
        if is_unknown {
            set(&self.fold, "data-unknown", "");
            set(&self.fold, "open", "");
            self.what.set_value(Problem::PageChanged.as_str());
        } else {
            let _ = self.fold.remove_attribute("data-unknown");
            let _ = self.fold.remove_attribute("open");
        }
    }

    /// Whether a report is to be seen.
    pub(crate) fn is_open(&self) -> bool {
        self.fold.has_attribute("open")
    }

    /// What the person has chosen.
    pub(crate) fn problem(&self) -> Problem {
        let chosen = self.what.value();
        Problem::ALL.into_iter().find(|problem| problem.as_str() == chosen).unwrap_or(Problem::FalseAlarm)
    }

    /// Which of the kinds it is, where that matters.
    pub(crate) fn alarm<'a>(&self, alarms: &'a [Alarm]) -> Option<&'a Alarm> {
        let chosen = Some(self.kind.value()).filter(|_| self.problem() == Problem::FalseAlarm)?;
        alarms.iter().find(|alarm| alarm.rule == chosen)
    }

    /// Shows a report, and leads to where it can be handed on.
    pub(crate) fn show(&self, report: &Report) {
        self.kinds.set_hidden(report.problem != Problem::FalseAlarm);
        let text = report.to_string();
        if self.text.text_content().as_deref() != Some(&text) {
            set_text(&self.text, &text);
            set_text(&self.answer, "");
        }
        self.way.set_hidden(self.home.is_none());
        if let Some(home) = &self.home {
            set(&self.form, "href", &report.form(home));
        }
    }

    /// The report that is to be seen.
    pub(crate) fn shown(&self) -> String {
        self.text.text_content().unwrap_or_default()
    }

    /// Says what became of copying it.
    pub(crate) fn answer(&self, phrase: &Phrase) {
        set_text(&self.answer, &localize(phrase));
    }
}
