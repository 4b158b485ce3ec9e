use patrol_phrase::Phrase;
use patrol_policy::Settings;

use crate::alternative::Need;
use crate::{Alternative, Scope, Service};

/// Something that people make tokens for: the answer to "What is it for?".
///
/// Scopes come from Microsoft's scope table and from what its tools ask for themselves; days are ours, no more than the limit of a fresh
/// install.
#[derive(Clone, Copy, Debug)]
pub struct Task {
    /// The stable name.
    pub id: &'static str,
    /// Exactly the scopes that it needs.
    pub scopes: &'static [&'static str],
    /// How many days a token for it should live at most, where the person's limit is not lower.
    days: u16,
    phrase: fn() -> Phrase,
}

/// A row a task, in the order in which people see them.
macro_rules! tasks {
    ($($id:literal Phrase::$sentence:ident $days:literal $scope:literal,)*) => {
        &[$(Task { id: $id, scopes: &[$scope], days: $days, phrase: Phrase::$sentence },)*]
    };
}

impl Task {
    /// Every task, the most frequent first.
    pub const ALL: &'static [Task] = tasks![
        "clone" Phrase::task_clone 7 "vso.code",
        "push" Phrase::task_push 7 "vso.code_write",
        "read-packages" Phrase::task_read_packages 30 "vso.packaging",
        "publish-packages" Phrase::task_publish_packages 30 "vso.packaging_write",
        "run-pipelines" Phrase::task_run_pipelines 30 "vso.build_execute",
        "read-builds" Phrase::task_read_builds 30 "vso.build",
        "read-work-items" Phrase::task_read_work_items 30 "vso.work",
        "edit-work-items" Phrase::task_edit_work_items 30 "vso.work_write",
        "read-projects" Phrase::task_read_projects 7 "vso.project",
        "set-status" Phrase::task_set_status 30 "vso.code_status",
        "publish-test-results" Phrase::task_publish_test_results 30 "vso.test_write",
        "edit-wiki" Phrase::task_edit_wiki 7 "vso.wiki_write",
        "read-reports" Phrase::task_read_reports 30 "vso.analytics",
        "register-agent" Phrase::task_register_agent 1 "vso.agentpools_manage",
        "publish-extension" Phrase::task_publish_extension 7 "vso.gallery_publish",
    ];

    /// The task with this id, if there is one.
    pub fn find(id: &str) -> Option<&'static Task> {
        Task::ALL.iter().find(|task| task.id == id)
    }

    /// What the person reads.
    pub fn phrase(&self) -> Phrase {
        (self.phrase)()
    }

    /// How many days are proposed for a token for it.
    pub fn days(&self, settings: &Settings) -> u16 {
        self.days.min(settings.lifetime_limit_days)
    }

    /// Whether it cannot be done without this scope, or without one that brings it.
    pub fn needs(&self, scope: &Scope) -> bool {
        self.known().iter().any(|needed| needed == scope || needed.covers(scope))
    }

    /// Whether a token with these scopes can do it, and nothing else.
    pub fn is_just(&self, scopes: &[Scope]) -> bool {
        let does = |needed: &Scope| scopes.iter().any(|scope| scope == needed || scope.covers(needed));
        self.known().iter().all(does) && scopes.iter().all(|scope| self.needs(scope))
    }

    /// The way without a token, which comes first.
    pub fn alternative(&self, service: Service) -> Alternative {
        Need::of(&self.known()).unwrap_or(Need::Scripts).alternative(service)
    }

    /// Its scopes.
    pub fn known(&self) -> Vec<Scope> {
        self.scopes.iter().filter_map(|id| Scope::find(id)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::testing::{context, days, request};
    use crate::{Context, Grade, judge};
    use patrol_azdo::{Expiry, TokenRequest};
    use patrol_phrase::Key;
    use patrol_policy::{Level, Rule};
    use proptest::prelude::*;

    #[test]
    fn every_task_has_exactly_the_scopes_that_it_needs() {
        for task in Task::ALL {
            let scopes = task.known();
            assert_eq!(scopes.len(), task.scopes.len(), "{}: a scope does not exist", task.id);
            assert_eq!(Scope::maximal(&scopes), scopes, "{}: a scope comes along anyway", task.id);
            assert!(scopes.iter().all(|scope| !scope.is_everything()), "{}", task.id);
            assert_eq!(Task::find(task.id).map(|found| found.id), Some(task.id));
        }
    }

    #[test]
    fn a_task_is_done_by_what_it_needs_and_by_nothing_less_or_more() {
        let just = |ids: &[&str]| {
            let ids: Vec<String> = ids.iter().map(|id| (*id).to_owned()).collect();
            Task::find("push").unwrap().is_just(&Scope::known(&ids))
        };
        assert!(just(&["vso.code_write"]) && just(&["vso.code_write", "vso.code", "vso.profile"]));
        for other in
            [&["vso.code"][..], &[], &["vso.code_manage"], &["vso.code_write", "vso.wiki"], &["app_token"]]
        {
            assert!(!just(other), "{other:?}");
        }
    }

    proptest! {
        /// Whatever a token is called, and however low the limit is: what Patrol proposes it has nothing against.
        #[test]
        fn what_is_proposed_is_never_criticised(
            task in prop::sample::select(Task::ALL),
            name in prop_oneof![".{0,40}", "(test|ci|my token|Git: https://dev.azure.com/contoso on PC)"],
            limit in 1_u16..=365,
            rounded in 0_i64..=1,
        ) {
            let settings = Settings { lifetime_limit_days: limit, ..Settings::default() };
            let expiry = Expiry::At(days(i64::from(task.days(&settings)) + rounded));
            let asked = TokenRequest { name: Some(name), expiry, ..request(task.scopes) };
            let context = Context { task: Some(&task), ..context(&settings) };
            let mut verdict = judge(Some(&asked), &context);
            prop_assert!(verdict.take_way().is_some());
            // A name is the person's own, and what is said of it holds nothing.
            verdict.advice.retain(|advice| advice.rule != Rule::VagueName || advice.level.holds());
            prop_assert_eq!(verdict.advice, vec![]);
        }

        #[test]
        fn a_task_excuses_nothing_that_it_does_not_need(
            task in prop::sample::select(Task::ALL),
            other in prop::sample::select(Scope::all().map(|scope| scope.id).collect::<Vec<_>>()),
        ) {
            let settings = Settings::default();
            let scope = Scope::find(other).unwrap();
            prop_assume!(!task.needs(&scope) && scope.grade >= Grade::High);
            let ids: Vec<&str> = task.scopes.iter().copied().chain([other]).collect();
            let verdict = judge(Some(&request(&ids)), &Context { task: Some(&task), ..context(&settings) });
            prop_assert!(verdict.level() >= Level::Acknowledge, "{}", other);
        }
    }

    #[test]
    fn the_way_without_a_token_fits_the_task() {
        let way = |id| Task::find(id).map(|task| task.alternative(Service::Cloud).phrase.key());
        assert_eq!(way("push"), Some(Key::WayGit));
        assert_eq!(way("publish-packages"), Some(Key::WayPackages));
        assert_eq!(way("read-work-items"), Some(Key::WayScripts));
    }
}
