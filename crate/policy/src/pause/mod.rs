//! Where Patrol is paused, what of it, and until when.

mod end;
mod scope;
mod temporary;

pub use end::{End, Length};
pub use scope::{Guard, Scope};
pub use temporary::TemporaryPauses;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Settings;

/// A pause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pause {
    /// What is paused, and where.
    pub scope: Scope,
    /// Until when.
    pub end: End,
}

impl Pause {
    /// Every pause that is in force at `now`, in ms since 1970-01-01 UTC.
    pub fn all(settings: &Settings, temporary: &TemporaryPauses, now: u64) -> Vec<Pause> {
        let lasting = settings.pauses.iter().map(|scope| Pause { scope: scope.clone(), end: End::Never });
        lasting.chain(temporary.in_force(now)).collect()
    }
}

/// A guard that is paused on one page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PausedGuard {
    /// The guard.
    pub guard: Guard,
    /// Until when: of several pauses the last one counts.
    pub end: End,
}

impl PausedGuard {
    /// The guards that these pauses hold on a page of this host and organization.
    pub fn on(pauses: &[Pause], host: &str, organization: Option<&str>) -> Vec<PausedGuard> {
        let end = |guard| {
            let here = pauses
                .iter()
                .filter(|pause| pause.scope.holds(guard) && pause.scope.covers(host, organization));
            here.map(|pause| pause.end).max()
        };
        Guard::ALL.into_iter().filter_map(|guard| Some(PausedGuard { guard, end: end(guard)? })).collect()
    }

    /// Until when every guard is paused; `None` when one is at work.
    pub fn all(paused: &[PausedGuard]) -> Option<End> {
        let end = |guard| paused.iter().find(|paused| paused.guard == guard).map(|paused| paused.end);
        Guard::ALL.into_iter().map(end).min().flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pause(host: &str, organization: Option<&str>, guard: Option<Guard>, end: End) -> Pause {
        let organization = organization.map(str::to_owned);
        Pause { scope: Scope { host: host.into(), organization, guard }, end }
    }

    fn paused(guard: Guard, end: End) -> PausedGuard {
        PausedGuard { guard, end }
    }

    #[test]
    fn an_organization_is_paused_and_its_neighbour_on_the_same_host_is_not() {
        let pauses = [pause("dev.azure.com", Some("Contoso"), None, End::Restart)];
        let on = |host: &str, organization| PausedGuard::on(&pauses, host, organization);
        assert_eq!(on("dev.azure.com", Some("contoso")), Guard::ALL.map(|guard| paused(guard, End::Restart)));
        for (host, organization) in [
            ("dev.azure.com", Some("fabrikam")),
            ("dev.azure.com", Some("contoso2")),
            ("dev.azure.com", None),
            ("contoso.visualstudio.com", Some("contoso")),
        ] {
            assert_eq!(on(host, organization), [], "{host} {organization:?}");
        }
    }

    #[test]
    fn a_host_is_paused_with_all_its_organizations() {
        let pauses = [pause("dev.azure.com", None, None, End::Never)];
        for organization in [None, Some("contoso")] {
            assert_eq!(PausedGuard::on(&pauses, "DEV.azure.com", organization).len(), Guard::ALL.len());
        }
    }

    #[test]
    fn one_guard_is_paused_and_the_others_are_at_work() {
        let pauses = [pause("h", None, Some(Guard::Tokens), End::At(9))];
        let found = PausedGuard::on(&pauses, "h", None);
        assert_eq!(found, [paused(Guard::Tokens, End::At(9))]);
        assert_eq!(PausedGuard::all(&found), None);
    }

    #[test]
    fn of_several_pauses_the_last_end_counts_and_all_are_paused_until_the_first_is_back() {
        let pauses = [
            pause("h", None, None, End::At(5)),
            pause("h", Some("o"), Some(Guard::Text), End::Restart),
            pause("h", None, Some(Guard::Clone), End::At(7)),
        ];
        let found = PausedGuard::on(&pauses, "h", Some("o"));
        let expected = [(Guard::Text, End::Restart), (Guard::Tokens, End::At(5)), (Guard::Clone, End::At(7))];
        assert_eq!(found, expected.map(|(guard, end)| paused(guard, end)));
        assert_eq!(PausedGuard::all(&found), Some(End::At(5)));
    }

    #[test]
    fn pauses_that_last_and_pauses_that_end_count_together() {
        let scope = |host: &str| Scope { host: host.into(), organization: None, guard: None };
        let settings = Settings { pauses: vec![scope("a")], ..Settings::default() };
        let mut temporary = TemporaryPauses::default();
        temporary.set(Pause { scope: scope("b"), end: End::At(10) });
        let hosts = |now| -> Vec<_> {
            let all = Pause::all(&settings, &temporary, now);
            all.into_iter().map(|pause| (pause.scope.host, pause.end)).collect()
        };
        assert_eq!(hosts(9), [("a".into(), End::Never), ("b".into(), End::At(10))]);
        assert_eq!(hosts(10), [("a".into(), End::Never)]);
    }
}
