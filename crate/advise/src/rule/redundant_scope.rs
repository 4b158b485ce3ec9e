use patrol_azdo::{Field, Fix};
use patrol_phrase::Phrase;
use patrol_policy::Rule;

use super::{Case, Remark};
use crate::Scope;

/// Scopes that another chosen one brings anyway: they add nothing, and they make a token hard to read later.
pub(super) fn check(case: &Case) -> Vec<Remark> {
    let needed = Scope::maximal(&case.scopes);
    let redundant: Vec<Scope> = case.scopes.iter().copied().filter(|scope| !needed.contains(scope)).collect();
    if redundant.is_empty() {
        return Vec::new();
    }
    let covering = needed.iter().filter(|scope| redundant.iter().any(|other| scope.covers(other)));
    let reason = Phrase::advice_redundant_scope(case.names(&redundant), case.names(covering));
    let complete = case.scopes.len() == case.request.scopes.len();
    let ids = needed.iter().map(|scope| scope.id.to_owned()).collect();
    vec![
        Remark::new(Rule::RedundantScope, Field::Scopes, reason, Phrase::advice_redundant_scope_safer())
            .about(&redundant)
            .fix(complete.then_some(Fix::Scopes { ids })),
    ]
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::rule::testing::{ask, request};
    use patrol_azdo::Fix;

    #[test]
    fn what_comes_along_anyway_is_named_with_what_brings_it() {
        let found = ask(check, &request(&["vso.code_write", "vso.packaging", "vso.code", "vso.profile"]));
        assert_eq!(
            found[0].reason.args(),
            ["Code (Read), User Profile (Read)", "Code (Read & write), Packaging (Read)"]
        );
        let fix = Some(Fix::Scopes { ids: vec!["vso.code_write".into(), "vso.packaging".into()] });
        assert_eq!(found[0].fix, fix);
    }

    #[test]
    fn scopes_that_stand_for_themselves_pass() {
        assert!(ask(check, &request(&["vso.code", "vso.packaging"])).is_empty());
    }
}
