use patrol_phrase::{Phrase, Word};
use patrol_policy::{Company, Pause};
use patrol_protocol::{PageProblem, PageStatus};
use patrol_webext::element::element;

use web_sys::{Document, Element, HtmlElement};

use super::alarm::Alarm;
use super::pausing::Pausing;
use super::plan::Plan;
use super::reporting::Reporting;
use super::standing::Standing;
use super::today::Today;
use crate::dom::{Page, set, set_text};
use crate::localize::{localize, time_of_day};
use crate::news;
use crate::pauses::PauseList;
use crate::start_error::StartError;

/// What the popup knows.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Known {
    /// The tab's site, when Patrol guards it.
    pub(crate) host: Option<String>,
    /// The organization in the tab's address, or the collection of a server.
    pub(crate) organization: Option<String>,
    /// The tab is in a private window.
    pub(crate) private: bool,
    /// What the page in the tab answered, if it did.
    pub(crate) status: Option<PageStatus>,
    /// Every pause that is in force, also elsewhere.
    pub(crate) pauses: Vec<Pause>,
    /// What the company has decided.
    pub(crate) company: Company,
    /// What happened today on the tab's site.
    pub(crate) today: Option<Today>,
    /// What was found last, on any site.
    pub(crate) alarms: Vec<Alarm>,
}

impl Known {
    /// The pauses that are in force on this page.
    fn pauses_here(&self) -> Vec<Pause> {
        let Some(host) = &self.host else { return Vec::new() };
        let organization = self.organization.as_deref();
        self.pauses.iter().filter(|pause| pause.scope.covers(host, organization)).cloned().collect()
    }
}

/// The popup's elements.
pub(crate) struct View {
    document: Document,
    standing: Element,
    heading: Element,
    about: Element,
    problems: HtmlElement,
    pub(crate) pauses: PauseList,
    pub(crate) pausing: Pausing,
    no_pausing: HtmlElement,
    pub(crate) plan: Plan,
    today: Element,
    answer: Element,
    pub(crate) reporting: Reporting,
    pub(crate) reload: HtmlElement,
    pub(crate) reload_all: HtmlElement,
    workers: HtmlElement,
    pub(crate) history: HtmlElement,
    pub(crate) updated: HtmlElement,
    pub(crate) inventory: HtmlElement,
    pub(crate) guide: HtmlElement,
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
            pauses: PauseList::find(page, "pauses", "heading")?,
            pausing: Pausing::find(page)?,
            no_pausing: page.find("no-pausing")?,
            plan: Plan::find(page)?,
            today: page.find("today")?,
            answer: page.find("answer")?,
            reporting: Reporting::find(page)?,
            reload: page.find("reload")?,
            reload_all: page.find("reload-all")?,
            workers: page.find("workers")?,
            history: page.find("history")?,
            updated: page.find("updated")?,
            inventory: page.find("inventory")?,
            guide: page.find("guide")?,
            settings: page.find("settings")?,
        })
    }

    pub(crate) fn show(&self, known: &Known) {
        let standing = Standing::of(known.status.as_ref(), known.host.is_some());
        let paused = known.status.as_ref().and_then(PageStatus::all_paused);
        let (heading, about) = standing.phrases(paused, time_of_day);
        set(&self.standing, "data-standing", standing.name());
        set_text(&self.heading, &localize(&heading));
        set_text(&self.about, &localize(&about));

        let problems = known.status.as_ref().map_or(&[][..], |status| &status.problems);
        self.show_problems(problems);
        self.reporting.offer(&known.alarms);
        self.reporting.suggest(problems.iter().any(|problem| problem.adapter().is_some()));
        self.reload.set_hidden(!standing.asks_for_reload(known.status.as_ref()));

        let workers = known.status.as_ref().is_some_and(|status| status.workers);
        self.workers.set_hidden(!workers || !standing.holds_requests());

        self.pauses.show(&known.pauses_here(), &known.company);
        let pausable = known.host.as_deref().filter(|_| known.company.pausing());
        self.pausing.offer(pausable, known.organization.as_deref(), known.private);
        self.no_pausing.set_hidden(known.host.is_none() || known.company.pausing());
        self.history.set_hidden(known.today.is_none());
        let said = known.today.as_ref().map(Today::phrases).unwrap_or_default();
        let today = if said.is_empty() {
            Phrase::today_nothing()
        } else {
            Phrase::today_here(Word::own(patrol_webext::list(said.iter().map(localize))))
        };
        set_text(&self.today, &localize(&today));
    }

    /// Offers to load the tabs anew, where it is more than one.
    pub(crate) fn show_late(&self, tabs: usize) {
        self.reload_all.set_hidden(tabs < 2);
        set_text(&self.reload_all, &localize(&Phrase::popup_reload_all(tabs)));
    }

    /// Leads to what the last update changed, until the person has seen it.
    pub(crate) fn show_update(&self, is_news: bool) {
        self.updated.set_hidden(!is_news);
        set_text(&self.updated, &localize(&Phrase::popup_updated(Word::own(news::VERSION))));
    }

    /// Says what became of the last pausing or resuming; `None` takes it away.
    pub(crate) fn answer(&self, phrase: Option<&Phrase>) {
        set_text(&self.answer, &phrase.map(localize).unwrap_or_default());
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
