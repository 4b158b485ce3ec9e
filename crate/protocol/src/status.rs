use patrol_azdo::{Adapter, Surface};
use patrol_phrase::Phrase;
use patrol_policy::{End, Guard, PausedGuard, Problem};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How the page in a tab is protected.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PageStatus {
    /// The page's host, without port.
    pub host: String,
    /// The kind of page, as `azdo` names it; `unknown` when Patrol's core cannot tell any more.
    pub surface: String,
    /// The guards that the person has paused on this page.
    pub paused: Vec<PausedGuard>,
    /// What is not as it should be; empty means that every guard that is not paused is at work.
    pub problems: Vec<PageProblem>,
    /// Findings in this page since it was loaded.
    pub findings: u32,
    /// The page has made a web worker, or a service worker is between it and the network: no part of Patrol runs there.
    pub workers: bool,
}

impl PageStatus {
    /// Until when all that Patrol does on this page is paused; `None` when a guard is at work. On a site besides Azure DevOps that is the guard
    /// of texts alone.
    pub fn all_paused(&self) -> Option<End> {
        if self.surface != Surface::Site.as_str() {
            return PausedGuard::all(&self.paused);
        }
        self.paused.iter().find(|paused| paused.guard == Guard::Text).map(|paused| paused.end)
    }
}

/// Why a page is not, or not fully, protected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "page-problem", rename_all = "kebab-case")]
pub enum PageProblem {
    /// Patrol's core did not start or stopped: nothing is checked.
    EngineFailed,
    /// The request gate is not in place: a token request is not held.
    GateMissing,
    /// The request gate started after the page: a token request may get past it.
    GateLate,
    /// The token form is not the one that Patrol knows: no advice in it, the gate still holds.
    FormNotRecognised,
    /// The page was told of tokens and shows no list that Patrol knows.
    ListNotRecognised,
    /// A request went where tokens are made and could not be read: nobody knows what it asks for, the gate still holds it.
    RequestNotRecognised,
    /// A request went out without having been judged.
    WentUnchecked,
    /// A part of Patrol could not be loaded: nobody could be asked.
    PartMissing,
    /// An entry of the log could not be stored.
    LogNotWritten,
    /// The list of tokens that the page was told of could not be kept.
    ListNotKept,
    /// The rules of somebody's own, or the patterns of exceptions, came damaged to the page: there are none in it.
    RulesDamaged,
    /// The settings could not be read from storage at all; defaults are in force.
    SettingsUnavailable,
    /// A part of the stored settings is not in force.
    Settings(Problem),
}

impl PageProblem {
    /// What to tell the person.
    pub fn phrase(&self) -> Phrase {
        match self {
            PageProblem::EngineFailed => Phrase::problem_engine_failed(),
            PageProblem::GateMissing => Phrase::problem_gate_missing(),
            PageProblem::GateLate => Phrase::problem_gate_late(),
            PageProblem::FormNotRecognised => Phrase::problem_form_not_recognised(),
            PageProblem::ListNotRecognised => Phrase::problem_list_not_recognised(),
            PageProblem::RequestNotRecognised => Phrase::problem_request_not_recognised(),
            PageProblem::WentUnchecked => Phrase::problem_went_unchecked(),
            PageProblem::PartMissing => Phrase::problem_part_missing(),
            PageProblem::LogNotWritten => Phrase::problem_log_not_written(),
            PageProblem::ListNotKept => Phrase::problem_list_not_kept(),
            PageProblem::RulesDamaged => Phrase::problem_rules_damaged(),
            PageProblem::SettingsUnavailable => Phrase::problem_settings_unavailable(),
            PageProblem::Settings(problem) => problem.phrase(),
        }
    }
    /// What does not recognise its part of the page, if it is that.
    pub fn adapter(&self) -> Option<Adapter> {
        match self {
            PageProblem::FormNotRecognised => Some(Adapter::Form),
            PageProblem::ListNotRecognised => Some(Adapter::List),
            PageProblem::RequestNotRecognised => Some(Adapter::Request),
            _ => None,
        }
    }
}
