use patrol_azdo::Surface;
use patrol_phrase::Phrase;
use patrol_protocol::{PageProblem, PageStatus};

/// How a page stands under Patrol, in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// All guards are in place.
    Protected,
    /// The person has paused Patrol on this site.
    Paused,
    /// Some guards are in place; the problems say which are not.
    Partly,
    /// Patrol is in the page and checks nothing.
    Unprotected,
    /// A guarded site whose page does not answer: it was open before Patrol was there.
    NeedsReload,
    /// A server that the person has added, but not a page of Azure DevOps.
    Elsewhere,
    /// Not a site that Patrol guards.
    NotGuarded,
}

impl Standing {
    /// Judges by what the page itself answered, if it did, and whether its site is guarded.
    pub(crate) fn of(status: Option<&PageStatus>, guarded: bool) -> Standing {
        match status {
            Some(status) if status.paused => Standing::Paused,
            Some(status) if status.problems.contains(&PageProblem::EngineFailed) => Standing::Unprotected,
            Some(status) if !status.problems.is_empty() => Standing::Partly,
            Some(status) if status.surface == Surface::Elsewhere.as_str() => Standing::Elsewhere,
            Some(_) => Standing::Protected,
            None if guarded => Standing::NeedsReload,
            None => Standing::NotGuarded,
        }
    }

    /// Whether a reload of the page is what helps: Patrol is not in it, or came after it.
    pub(crate) fn asks_for_reload(self, status: Option<&PageStatus>) -> bool {
        let is_late = status.is_some_and(|status| status.problems.contains(&PageProblem::GateLate));
        self == Standing::NeedsReload || is_late && self != Standing::Paused
    }

    /// Whether requests for tokens are held there.
    pub(crate) fn holds_requests(self) -> bool {
        matches!(self, Standing::Protected | Standing::Partly | Standing::Elsewhere)
    }

    /// The name that the style sheet uses.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Standing::Protected => "protected",
            Standing::Paused => "paused",
            Standing::Partly => "partly",
            Standing::Unprotected => "unprotected",
            Standing::NeedsReload => "needs-reload",
            Standing::Elsewhere => "elsewhere",
            Standing::NotGuarded => "not-guarded",
        }
    }

    /// The heading and the sentence below it.
    pub(crate) fn phrases(self) -> (Phrase, Phrase) {
        match self {
            Standing::Protected => (Phrase::popup_protected(), Phrase::popup_protected_about()),
            Standing::Paused => (Phrase::popup_paused(), Phrase::popup_paused_about()),
            Standing::Partly => (Phrase::popup_partly(), Phrase::popup_partly_about()),
            Standing::Unprotected => (Phrase::popup_unprotected(), Phrase::popup_unprotected_about()),
            Standing::NeedsReload => (Phrase::popup_needs_reload(), Phrase::popup_needs_reload_about()),
            Standing::Elsewhere => (Phrase::popup_elsewhere(), Phrase::popup_elsewhere_about()),
            Standing::NotGuarded => (Phrase::popup_not_guarded(), Phrase::popup_not_guarded_about()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn standing(paused: bool, problems: &[PageProblem]) -> Standing {
        let status = PageStatus { paused, problems: problems.to_vec(), ..PageStatus::default() };
        Standing::of(Some(&status), true)
    }

    #[test]
    fn only_a_page_that_answers_without_problems_is_protected() {
        assert_eq!(standing(false, &[]), Standing::Protected);
        assert_eq!(standing(false, &[PageProblem::GateMissing]), Standing::Partly);
        assert_eq!(Standing::of(None, true), Standing::NeedsReload);
        assert_eq!(Standing::of(None, false), Standing::NotGuarded);
    }

    #[test]
    fn a_page_whose_core_stopped_is_not_called_partly_protected() {
        assert_eq!(
            standing(false, &[PageProblem::WentUnchecked, PageProblem::EngineFailed]),
            Standing::Unprotected
        );
    }

    #[test]
    fn a_page_that_patrol_came_to_late_is_not_called_protected_and_can_be_reloaded() {
        let asks = |paused, problems: &[PageProblem]| {
            let status = PageStatus { paused, problems: problems.to_vec(), ..PageStatus::default() };
            Standing::of(Some(&status), true).asks_for_reload(Some(&status))
        };
        assert_eq!(standing(false, &[PageProblem::GateLate]), Standing::Partly);
        assert!(asks(false, &[PageProblem::GateLate]));
        assert!(!asks(false, &[]) && !asks(false, &[PageProblem::WentUnchecked]));
        assert!(!asks(true, &[PageProblem::GateLate]), "nothing is held there anyway");
        assert!(Standing::NeedsReload.asks_for_reload(None));
        assert!(!Standing::NotGuarded.asks_for_reload(None));
    }

    #[test]
    fn a_page_of_a_server_that_is_not_azure_devops_is_not_called_protected() {
        let status = PageStatus { surface: "elsewhere".into(), ..PageStatus::default() };
        assert_eq!(Standing::of(Some(&status), true), Standing::Elsewhere);
    }

    #[test]
    fn workers_change_no_standing_and_are_told_of_where_requests_are_held() {
        let of = |status: PageStatus| Standing::of(Some(&PageStatus { workers: true, ..status }), true);
        assert_eq!(of(PageStatus::default()), Standing::Protected);
        assert!(of(PageStatus::default()).holds_requests());
        assert!(!of(PageStatus { paused: true, ..PageStatus::default() }).holds_requests());
        assert!(!standing(false, &[PageProblem::EngineFailed]).holds_requests());
    }

    #[test]
    fn a_pause_is_named_before_any_problem() {
        assert_eq!(standing(true, &[PageProblem::EngineFailed]), Standing::Paused);
    }
}
