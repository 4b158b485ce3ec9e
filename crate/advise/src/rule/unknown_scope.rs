use patrol_settings::{Phrase, Rule};

use super::{Found, Question};
use crate::Scope;

/// How much of an unknown id is shown; the page chooses the text.
const SHOWN: usize = 60;

/// A scope that is not in the table: first-party areas, retired ids, typing errors. Never taken for safe.
pub(super) fn check(question: &Question) -> Option<Found> {
    let unknown: Vec<&str> =
        question.request.scopes.iter().map(String::as_str).filter(|id| Scope::find(id).is_none()).collect();
    if unknown.is_empty() {
        return None;
    }
    let shown: String = unknown.join(", ").chars().take(SHOWN).collect();
    Some(Found {
        rule: Rule::UnknownScope,
        reason: Phrase::new("adviceUnknownScope").with(shown),
        safer: Phrase::new("adviceUnknownScopeSafer"),
    })
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::rule::testing::{ask, request};

    #[test]
    fn an_unknown_id_is_named_and_never_taken_for_safe() {
        let found = ask(check, &request(&["vso.code", "vso.code_read"]));
        assert_eq!(found.map(|found| found.reason.args), Some(vec!["vso.code_read".to_owned()]));
        assert!(ask(check, &request(&["vso.code"])).is_none());
    }
}
