use patrol_azdo::Surface;
use patrol_phrase::{Phrase, Word};
use patrol_policy::End;
use patrol_protocol::{PageProblem, PageStatus};

use crate::open_tabs::is_late;

/// How a page stands under Patrol, in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// All guards are in place.
    Protected,
    /// The person has paused Patrol on this page.
    Paused,
    /// The person has paused a guard; the others are in place.
    PartlyPaused,
    /// Some guards are in place; the problems say which are not.
    Partly,
    /// Patrol is in the page and checks nothing.
    Unprotected,
    /// A guarded site whose page does not answer: it was open before Patrol was there.
    NeedsReload,
    /// A server that the person has added, but not a page of Azure DevOps.
    Elsewhere,
    /// A site besides Azure DevOps that the person has added: texts are checked there, and nothing else.
    Site,
    /// Not a site that Patrol guards.
    NotGuarded,
}

impl Standing {
    /// Judges by what the page itself answered, if it did, and whether its site is guarded.
    pub(crate) fn of(status: Option<&PageStatus>, guarded: bool) -> Standing {
        match status {
            Some(status) if status.all_paused().is_some() => Standing::Paused,
            Some(status) if status.problems.contains(&PageProblem::EngineFailed) => Standing::Unprotected,
            Some(status) if !status.problems.is_empty() => Standing::Partly,
            Some(status) if status.surface == Surface::Elsewhere.as_str() => Standing::Elsewhere,
            Some(status) if status.surface == Surface::Site.as_str() => Standing::Site,
            Some(status) if !status.paused.is_empty() => Standing::PartlyPaused,
            Some(_) => Standing::Protected,
            None if guarded => Standing::NeedsReload,
            None => Standing::NotGuarded,
        }
    }

    /// Whether a reload of the page is what helps: Patrol is not in it, or came after it.
    pub(crate) fn asks_for_reload(self, status: Option<&PageStatus>) -> bool {
        self != Standing::NotGuarded && is_late(status)
    }

    /// Whether requests for tokens are held there.
    pub(crate) fn holds_requests(self) -> bool {
        matches!(self, Standing::Protected | Standing::Partly | Standing::PartlyPaused | Standing::Elsewhere)
    }

    /// The name that the style sheet uses.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Standing::Protected => "protected",
            Standing::Paused => "paused",
            Standing::PartlyPaused => "partly-paused",
            Standing::Partly => "partly",
            Standing::Unprotected => "unprotected",
            Standing::NeedsReload => "needs-reload",
            Standing::Elsewhere => "elsewhere",
            Standing::Site => "site",
            Standing::NotGuarded => "not-guarded",
        }
    }

    /// The heading and the sentence below it. `paused` is until when all is paused, if it is; `clock` writes a time of day, given in ms since
    /// 1970-01-01 UTC.
    pub(crate) fn phrases(self, paused: Option<End>, clock: impl Fn(u64) -> Word) -> (Phrase, Phrase) {
        match self {
            Standing::Protected => (Phrase::popup_protected(), Phrase::popup_protected_about()),
            Standing::Paused => {
                let about = match paused {
                    Some(End::At(time)) => Phrase::popup_paused_until(clock(time)),
                    Some(End::Restart) => Phrase::popup_paused_until_restart(),
                    Some(End::Never) | None => Phrase::popup_paused_always(),
                };
                (Phrase::popup_paused(), about)
            }
            Standing::PartlyPaused => (Phrase::popup_partly_paused(), Phrase::popup_partly_paused_about()),
            Standing::Partly => (Phrase::popup_partly(), Phrase::popup_partly_about()),
            Standing::Unprotected => (Phrase::popup_unprotected(), Phrase::popup_unprotected_about()),
            Standing::NeedsReload => (Phrase::popup_needs_reload(), Phrase::popup_needs_reload_about()),
            Standing::Elsewhere => (Phrase::popup_elsewhere(), Phrase::popup_elsewhere_about()),
            Standing::Site => (Phrase::popup_site(), Phrase::popup_site_about()),
            Standing::NotGuarded => (Phrase::popup_not_guarded(), Phrase::popup_not_guarded_about()),
        }
    }
}

#[cfg(test)]
mod tests {
    use patrol_policy::{Guard, PausedGuard};

    use super::*;

    fn paused(guards: &[Guard], end: End) -> Vec<PausedGuard> {
        guards.iter().map(|&guard| PausedGuard { guard, end }).collect()
    }

    fn standing(is_paused: bool, problems: &[PageProblem]) -> Standing {
        let paused = if is_paused { paused(&Guard::ALL, End::Never) } else { Vec::new() };
        let status = PageStatus { paused, problems: problems.to_vec(), ..PageStatus::default() };
        Standing::of(Some(&status), true)
    }

    #[test]
    fn one_paused_guard_leaves_the_others_at_work_and_hides_no_problem() {
        let of = |problems: &[PageProblem]| {
            let paused = paused(&[Guard::Text], End::Restart);
            Standing::of(
                Some(&PageStatus { paused, problems: problems.to_vec(), ..PageStatus::default() }),
                true,
            )
        };
        assert_eq!(of(&[]), Standing::PartlyPaused);
        assert!(of(&[]).holds_requests());
        assert_eq!(of(&[PageProblem::GateMissing]), Standing::Partly);
    }

    #[test]
    fn a_pause_says_until_when() {
        let about = |end| Standing::Paused.phrases(end, |time| Word::own(format!("at {time}"))).1;
        assert_eq!(about(Some(End::At(7))), Phrase::popup_paused_until(Word::own("at 7")));
        assert_eq!(about(Some(End::Restart)), Phrase::popup_paused_until_restart());
        assert_eq!(about(Some(End::Never)), Phrase::popup_paused_always());
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
        assert_eq!(standing(false, &[PageProblem::GateLate]), Standing::Partly);
        let late = PageStatus { problems: vec![PageProblem::GateLate], ..PageStatus::default() };
        assert!(Standing::Partly.asks_for_reload(Some(&late)));
        assert!(Standing::NeedsReload.asks_for_reload(None));
        assert!(!Standing::Protected.asks_for_reload(Some(&PageStatus::default())));
        assert!(!Standing::NotGuarded.asks_for_reload(None));
    }

    #[test]
    fn a_page_of_a_server_that_is_not_azure_devops_is_not_called_protected() {
        let status = PageStatus { surface: "elsewhere".into(), ..PageStatus::default() };
        assert_eq!(Standing::of(Some(&status), true), Standing::Elsewhere);
    }

    #[test]
    fn on_a_site_texts_are_checked_and_no_request_is_held() {
        let of = |paused| {
            let status = PageStatus { surface: "site".into(), paused, ..PageStatus::default() };
            Standing::of(Some(&status), true)
        };
        assert_eq!(of(Vec::new()), Standing::Site);
        assert_eq!(of(paused(&[Guard::Tokens, Guard::Clone], End::Never)), Standing::Site);
        assert_eq!(of(paused(&[Guard::Text], End::Never)), Standing::Paused);
        assert!(!Standing::Site.holds_requests());
    }

    #[test]
    fn workers_change_no_standing_and_are_told_of_where_requests_are_held() {
        let of = |status: PageStatus| Standing::of(Some(&PageStatus { workers: true, ..status }), true);
        assert_eq!(of(PageStatus::default()), Standing::Protected);
        assert!(of(PageStatus::default()).holds_requests());
        assert!(
            !of(PageStatus { paused: paused(&Guard::ALL, End::Never), ..PageStatus::default() })
                .holds_requests()
        );
        assert!(!standing(false, &[PageProblem::EngineFailed]).holds_requests());
    }

    #[test]
    fn a_pause_is_named_before_any_problem() {
        assert_eq!(standing(true, &[PageProblem::EngineFailed]), Standing::Paused);
    }
}
