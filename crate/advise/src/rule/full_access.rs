use patrol_settings::{Phrase, Rule};

use super::{Found, Question};
use crate::Scope;

/// A scope that includes everything.
pub(super) fn check(question: &Question) -> Option<Found> {
    let scopes = question.request.scopes.iter();
    scopes.filter_map(|id| Scope::find(id)).find(|scope| scope.is_everything())?;
    Some(Found {
        rule: Rule::FullAccess,
        reason: Phrase::new("adviceFullAccess"),
        safer: Phrase::new("adviceFullAccessSafer"),
    })
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::rule::testing::{ask, request};

    #[test]
    fn full_access_is_found_beside_other_scopes() {
        assert!(ask(check, &request(&["vso.code", "app_token"])).is_some());
        assert!(ask(check, &request(&["vso.code_full"])).is_none());
    }
}
