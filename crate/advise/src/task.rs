use patrol_phrase::Phrase;

use crate::alternative::Need;
use crate::{Alternative, Scope, Service};

/// Something that people make tokens for: the answer to "What is it for?".
///
/// Scopes come from Microsoft's scope table and from what its tools ask for themselves; days are ours, the longest that passes with no
/// more than a note.
#[derive(Clone, Copy, Debug)]
pub struct Task {
    /// The stable name.
    pub id: &'static str,
    /// Exactly the scopes that it needs.
    pub scopes: &'static [&'static str],
    /// How many days a token for it should live at most.
    pub days: u16,
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

    /// The scopes by the names that the form uses.
    pub fn scope_names(&self) -> Vec<String> {
        self.known().iter().map(Scope::name).collect()
    }

    /// The way without a token, which comes first.
    pub fn alternative(&self, service: Service) -> Alternative {
        Need::of(&self.known()).unwrap_or(Need::Scripts).alternative(service)
    }

    fn known(&self) -> Vec<Scope> {
        self.scopes.iter().filter_map(|id| Scope::find(id)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::testing::{context, days, request};
    use crate::{Grade, judge};
    use patrol_azdo::{Expiry, TokenRequest};
    use patrol_phrase::Key;
    use patrol_policy::{Level, Rule, Settings};

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
    fn what_is_advised_is_never_questioned_for_anything_but_the_power_that_the_task_needs() {
        let settings = Settings::default();
        for task in Task::ALL {
            let expiry = Expiry::At(days(i64::from(task.days)));
            let asked = TokenRequest { expiry, ..request(task.scopes) };
            let held = judge(Some(&asked), &context(&settings)).advice;
            let held = held.into_iter().filter(|advice| advice.level >= Level::Acknowledge);
            let strong = task.known().iter().any(|scope| scope.grade >= Grade::High);
            for advice in held {
                assert!(
                    strong && matches!(advice.rule, Rule::HighPrivilegeScope | Rule::CriticalScope),
                    "{}: {:?}",
                    task.id,
                    advice.rule
                );
            }
        }
    }

    #[test]
    fn the_way_without_a_token_fits_the_task() {
        let way = |id| Task::find(id).map(|task| task.alternative(Service::Cloud).phrase.key());
        assert_eq!(way("push"), Some(Key::WayGit));
        assert_eq!(way("publish-packages"), Some(Key::WayPackages));
        assert_eq!(way("read-work-items"), Some(Key::WayScripts));
        assert_eq!(Task::find("clone").map(Task::scope_names), Some(vec!["Code (Read)".to_owned()]));
    }
}
