use patrol_azdo::Surface;
use patrol_phrase::{Foreign, Phrase};
use patrol_protocol::{PageProblem, PageStatus};
use patrol_webext::element::element;

use web_sys::{Document, Element, HtmlElement};

use super::standing::Standing;
use crate::dom::{Page, set, set_text};
use crate::localize::localize;
use crate::start_error::StartError;

/// What the popup knows.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Known {
    /// The tab's site, when Patrol guards it.
    pub(crate) host: Option<String>,
    /// What the page in the tab answered, if it did.
    pub(crate) status: Option<PageStatus>,
    /// Whether the settings pause this site.
    pub(crate) paused: bool,
}

/// The popup's elements.
pub(crate) struct View {
    document: Document,
    standing: Element,
    heading: Element,
    about: Element,
    problems: HtmlElement,
    site: HtmlElement,
    host: Element,
    pub(crate) switch: HtmlElement,
    findings: HtmlElement,
    count: Element,
    answer: Element,
    report: HtmlElement,
    pub(crate) copy_report: HtmlElement,
    report_answer: Element,
    pub(crate) reload: HtmlElement,
    workers: HtmlElement,
    pub(crate) inventory: HtmlElement,
    pub(crate) settings: HtmlElement,
}

impl View {
    pub(crate) fn find(page: &Page) -> Result<View, StartError> {
        Ok(View {
            document: page.document.clone(),
            standing: page.find("standing")?,
            heading: page.find("heading")?,
            about: page.find("about")?,
            problems: page.find("problems")?,
            site: page.find("site")?,
            host: page.find("host")?,
            switch: page.find("switch")?,
            findings: page.find("findings")?,
            count: page.find("count")?,
            answer: page.find("answer")?,
            report: page.find("report")?,
            copy_report: page.find("copy-report")?,
            report_answer: page.find("report-answer")?,
            reload: page.find("reload")?,
            workers: page.find("workers")?,
            inventory: page.find("inventory")?,
            settings: page.find("settings")?,
        })
    }

    pub(crate) fn show(&self, known: &Known) {
        let standing = Standing::of(known.status.as_ref(), known.host.is_some());
        let (heading, about) = standing.phrases();
        set(&self.standing, "data-standing", standing.name());
        set_text(&self.heading, &localize(&heading));
        set_text(&self.about, &localize(&about));

        let problems = known.status.as_ref().map_or(&[][..], |status| &status.problems);
        self.show_problems(problems);
        self.report.set_hidden(problems.iter().all(|problem| problem.adapter().is_none()));
        self.reload.set_hidden(!standing.asks_for_reload(known.status.as_ref()));

        let workers = known.status.as_ref().is_some_and(|status| status.workers);
        self.workers.set_hidden(!workers || !standing.holds_requests());

        self.site.set_hidden(known.host.is_none());
        let host = Foreign::new(known.host.as_deref().unwrap_or_default());
        set_text(&self.host, host.as_str());
        set(&self.switch, "aria-checked", if known.paused { "false" } else { "true" });

        let on_tokens =
            known.status.as_ref().is_some_and(|status| status.surface == Surface::Tokens.as_str());
        self.inventory.set_hidden(!on_tokens);
        self.findings.set_hidden(known.status.is_none());
        let count = known.status.as_ref().map_or(0, |status| status.findings);
        set_text(&self.count, &localize(&Phrase::popup_findings(count)));
    }

    /// Says what became of the last switching; `None` takes it away.
    pub(crate) fn answer(&self, phrase: Option<&Phrase>) {
        set_text(&self.answer, &phrase.map(localize).unwrap_or_default());
    }

    /// Says what became of the last report.
    pub(crate) fn report_answer(&self, phrase: &Phrase) {
        set_text(&self.report_answer, &localize(phrase));
    }

    fn show_problems(&self, problems: &[PageProblem]) {
        self.problems.set_hidden(problems.is_empty());
        self.problems.set_text_content(None);
        for problem in problems {
            if let Some(item) = element(&self.document, "li").text(&localize(&problem.phrase())).get() {
                let _ = self.problems.append_child(item);
            }
        }
    }
}
