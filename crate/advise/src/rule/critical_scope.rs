use patrol_policy::Rule;

use super::{Case, Remark, high_privilege_scope::remark};
use crate::Grade;

/// Scopes that take over the organization or ship code to others, one remark each, but those that the task needs. Full access has its own
/// rule.
pub(super) fn check(case: &Case) -> Vec<Remark> {
    let critical =
        case.maximal().into_iter().filter(|scope| scope.grade == Grade::Critical && !case.is_needed(scope));
    critical.map(|scope| remark(case, Rule::CriticalScope, scope)).collect()
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::rule::testing::{ask, request};
    use patrol_azdo::Fix;
    use patrol_phrase::Phrase;

    #[test]
    fn each_critical_scope_tells_what_it_allows() {
        let found =
            ask(check, &request(&["vso.graph_manage", "vso.code_full", "vso.code_write", "vso.work"]));
        let told: Vec<_> = found.into_iter().map(|found| found.reason).collect();
        assert_eq!(told, [Phrase::harm_repositories("Code (Full)"), Phrase::harm_people("Graph (Manage)")]);
    }

    #[test]
    fn the_fix_keeps_what_else_was_chosen() {
        let found = ask(check, &request(&["vso.code_full", "vso.work"]));
        let kept = Some(Fix::Scopes { ids: vec!["vso.code".into(), "vso.work".into()] });
        assert_eq!(found.first().and_then(|found| found.fix.clone()), kept);
        assert_eq!(found[0].safer.args(), ["Code (Read)"]);
    }

    #[test]
    fn high_and_lower_grades_pass() {
        assert!(ask(check, &request(&["vso.code_manage", "vso.packaging", "app_token"])).is_empty());
    }
}
