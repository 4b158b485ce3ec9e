use patrol_azdo::{Field, Fix};
use patrol_phrase::Phrase;
use patrol_policy::Rule;

use super::{Case, Remark};
use crate::{Grade, Scope};

/// Scopes of grade high, one remark each, but those that the task needs. A critical one counts here too when its own rule is set softer
/// than this one: it can do no less.
pub(super) fn check(case: &Case) -> Vec<Remark> {
    let softer = case.level(Rule::CriticalScope) < case.level(Rule::HighPrivilegeScope);
    let strong = case
        .maximal()
        .into_iter()
        .filter(|scope| scope.grade == Grade::High || (softer && scope.grade == Grade::Critical));
    strong
        .filter(|scope| !case.is_needed(scope))
        .map(|scope| remark(case, Rule::HighPrivilegeScope, scope))
        .collect()
}

/// What somebody with the token could do with one scope, and the narrower one that does: for the task that was chosen, or else perhaps.
pub(super) fn remark(case: &Case, rule: Rule, scope: Scope) -> Remark {
    let reason =
        scope.harm(case.name(&scope)).unwrap_or_else(|| Phrase::advice_high_privilege(case.name(&scope)));
    let (narrower, safer) = match case.context.task {
        None => match scope.narrower() {
            Some(narrower) => (Some(narrower), Phrase::advice_scope_narrower(case.name(&narrower))),
            None => (None, Phrase::advice_scope_leave_out()),
        },
        Some(task) => match task.known().into_iter().find(|needed| scope.covers(needed)) {
            Some(needed) => (Some(needed), Phrase::advice_scope_enough(case.name(&needed))),
            None => (None, Phrase::advice_scope_not_for_task()),
        },
    };
    let chosen = case.maximal();
    let comes_along = |part: &Scope| chosen.iter().any(|other| *other != scope && other.covers(part));
    let needed = narrower.filter(|part| !comes_along(part));
    let ids: Vec<String> = chosen
        .iter()
        .filter_map(|other| if *other == scope { needed } else { Some(*other) })
        .map(|scope| scope.id.to_owned())
        .collect();
    // A fix must not lose what Patrol does not know, and a token needs a scope.
    let complete = case.scopes.len() == case.request.scopes.len() && !ids.is_empty();
    Remark::new(rule, Field::Scopes, reason, safer)
        .about([&scope])
        .within_own_rights()
        .fix(complete.then_some(Fix::Scopes { ids }))
}

#[cfg(test)]
mod tests {
    use super::super::Case;
    use super::check;
    use crate::rule::testing::{ask, context, request};
    use crate::{Context, Task};
    use patrol_azdo::Fix;
    use patrol_phrase::Key;
    use patrol_policy::{Level, Rule, Settings};

    #[test]
    fn only_the_strongest_of_an_area_is_told() {
        let found = ask(check, &request(&["vso.code", "vso.code_write", "vso.work", "vso.build_execute"]));
        let told: Vec<_> = found.iter().map(|found| found.reason.key()).collect();
        assert_eq!(told, [Key::HarmPipelines, Key::HarmCode]);
        assert_eq!(found[1].safer.args(), ["Code (Read)"]);
    }

    #[test]
    fn of_what_the_task_needs_nothing_is_said_and_only_what_can_do_it_is_proposed() {
        let settings = Settings::default();
        let told = |task: &str, scopes: &[&str]| -> Vec<_> {
            let asked = request(scopes);
            let context = Context { task: Task::find(task), ..context(&settings) };
            let found = check(&Case::new(&asked, &context));
            found.into_iter().map(|found| (found.scopes, found.safer.key(), found.fix)).collect()
        };
        let scopes = |ids: &[&str]| Fix::Scopes { ids: ids.iter().map(|id| (*id).to_owned()).collect() };
        assert_eq!(told("push", &["vso.code_write"]), []);
        assert_eq!(
            told("push", &["vso.code_manage"]),
            [(vec!["vso.code_manage".into()], Key::AdviceScopeEnough, Some(scopes(&["vso.code_write"])))]
        );
        assert_eq!(
            told("push", &["vso.code_write", "vso.build_execute"]),
            [(
                vec!["vso.build_execute".into()],
                Key::AdviceScopeNotForTask,
                Some(scopes(&["vso.code_write"]))
            )]
        );
        assert_eq!(told("edit-wiki", &["vso.packaging_write"])[0].1, Key::AdviceScopeNotForTask);
    }

    #[test]
    fn a_scope_that_is_asked_openly_counts_though_a_milder_one_brings_it_unseen() {
        let found = ask(check, &request(&["vso.work", "vso.hooks_write"]));
        let told: Vec<_> = found.iter().map(|found| found.reason.key()).collect();
        assert_eq!(told, [Key::HarmEvents]);
        assert_eq!(found[0].fix, Some(Fix::Scopes { ids: vec!["vso.work".into()] }));
    }

    #[test]
    fn reading_passes() {
        assert!(ask(check, &request(&["vso.code", "vso.work", "vso.packaging"])).is_empty());
    }

    #[test]
    fn a_scope_without_a_lower_level_is_to_be_left_out() {
        let found = ask(check, &request(&["vso.agentpools_manage", "vso.advsec"]));
        assert_eq!(found[0].safer.key(), Key::AdviceScopeLeaveOut);
    }

    #[test]
    fn there_is_no_fix_that_would_lose_an_unknown_scope_or_leave_none() {
        assert_eq!(ask(check, &request(&["vso.code_write", "vso.nobody"]))[0].fix, None);
        assert_eq!(ask(check, &request(&["vso.advsec"]))[0].fix, None);
    }

    #[test]
    fn a_critical_scope_whose_rule_is_off_is_still_a_strong_one() {
        let asked = request(&["vso.code_full"]);
        let mut settings = Settings::default();
        settings.set_level(Rule::CriticalScope, Level::Off);
        assert_eq!(check(&Case::new(&asked, &context(&settings))).len(), 1);
        assert!(ask(check, &asked).is_empty());
    }
}
