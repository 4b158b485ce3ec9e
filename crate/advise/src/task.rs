use patrol_policy::Phrase;

use crate::alternative::Need;
use crate::{Alternative, Scope, Service};

/// Something that people make tokens for: the answer to "What is it for?".
///
/// Scopes come from Microsoft's scope table and from what its tools ask for themselves; days are ours, the longest that passes with no
/// more than a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Task {
    /// The stable name.
    pub id: &'static str,
    /// Exactly the scopes that it needs.
    pub scopes: &'static [&'static str],
    /// How many days a token for it should live at most.
    pub days: u16,
    key: &'static str,
}

/// A row a task, in the order in which people see them.
macro_rules! tasks {
    ($($id:literal $key:literal $days:literal $scope:literal,)*) => {
        &[$(Task { id: $id, scopes: &[$scope], days: $days, key: $key },)*]
    };
}

impl Task {
    /// Every task, the most frequent first.
    pub const ALL: &'static [Task] = tasks![
        "clone" "taskClone" 7 "vso.code",
        "push" "taskPush" 7 "vso.code_write",
        "read-packages" "taskReadPackages" 30 "vso.packaging",
        "publish-packages" "taskPublishPackages" 30 "vso.packaging_write",
        "run-pipelines" "taskRunPipelines" 30 "vso.build_execute",
        "read-builds" "taskReadBuilds" 30 "vso.build",
        "read-work-items" "taskReadWorkItems" 30 "vso.work",
        "edit-work-items" "taskEditWorkItems" 30 "vso.work_write",
        "read-projects" "taskReadProjects" 7 "vso.project",
        "set-status" "taskSetStatus" 30 "vso.code_status",
        "publish-test-results" "taskPublishTestResults" 30 "vso.test_write",
        "edit-wiki" "taskEditWiki" 7 "vso.wiki_write",
        "read-reports" "taskReadReports" 30 "vso.analytics",
        "register-agent" "taskRegisterAgent" 1 "vso.agentpools_manage",
        "publish-extension" "taskPublishExtension" 7 "vso.gallery_publish",
    ];

    /// The task with this id, if there is one.
    pub fn find(id: &str) -> Option<&'static Task> {
        Task::ALL.iter().find(|task| task.id == id)
    }

    /// What the person reads.
    pub fn phrase(&self) -> Phrase {
        Phrase::new(self.key)
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
    use patrol_policy::{Level, Rule, Settings};

    #[test]
    fn every_task_has_exactly_the_scopes_that_it_needs() {
        for task in Task::ALL {
            let scopes = task.known();
            assert_eq!(scopes.len(), task.scopes.len(), "{}: a scope does not exist", task.id);
            assert_eq!(Scope::maximal(&scopes), scopes, "{}: a scope comes along anyway", task.id);
            assert!(scopes.iter().all(|scope| !scope.is_everything()), "{}", task.id);
            assert_eq!(Task::find(task.id), Some(task));
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
        let way = |id| Task::find(id).map(|task| task.alternative(Service::Cloud).phrase.key);
        assert_eq!(way("push").as_deref(), Some("wayGit"));
        assert_eq!(way("publish-packages").as_deref(), Some("wayPackages"));
        assert_eq!(way("read-work-items").as_deref(), Some("wayScripts"));
        assert_eq!(Task::find("clone").map(Task::scope_names), Some(vec!["Code (Read)".to_owned()]));
    }
}
