use patrol_azdo::{Field, Fix};
use patrol_phrase::Phrase;
use patrol_policy::Rule;

use super::{Case, Remark};

/// A scope that includes everything.
pub(super) fn check(case: &Case) -> Vec<Remark> {
    let Some(everything) = case.scopes.iter().find(|scope| scope.is_everything()) else {
        return Vec::new();
    };
    let found = Remark::new(
        Rule::FullAccess,
        Field::Scopes,
        Phrase::advice_full_access(),
        Phrase::advice_full_access_safer(),
    );
    vec![found.about([everything]).fix(Some(Fix::CustomScopes))]
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::rule::testing::{ask, request};
    use patrol_azdo::Fix;

    #[test]
    fn full_access_is_found_beside_other_scopes() {
        let found = ask(check, &request(&["vso.code", "app_token"]));
        assert_eq!(found.first().and_then(|found| found.fix.clone()), Some(Fix::CustomScopes));
        assert_eq!(ask(check, &request(&["user_impersonation"])).len(), 1);
        assert!(ask(check, &request(&["vso.code_full"])).is_empty());
    }
}
