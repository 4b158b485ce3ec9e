use patrol_azdo::Field;
use patrol_phrase::{Foreign, Phrase, Word};
use patrol_policy::Rule;

use super::{Case, Remark};
use crate::Scope;

/// A scope that is not in the table: first-party areas, retired ids, typing errors. Never taken for safe.
pub(super) fn check(case: &Case) -> Vec<Remark> {
    let scopes = case.request.scopes.iter().map(String::as_str);
    let mut unknown: Vec<&str> = scopes.filter(|id| Scope::find(id).is_none()).collect();
    unknown.sort_unstable();
    unknown.dedup();
    if unknown.is_empty() {
        return Vec::new();
    }
    let scopes = unknown.iter().map(|id| (*id).to_owned()).collect();
    let found = Remark::new(
        Rule::UnknownScope,
        Field::Scopes,
        Phrase::advice_unknown_scope(Word::list(unknown.into_iter().map(Foreign::new))),
        Phrase::advice_unknown_scope_safer(),
    );
    vec![Remark { scopes, ..found }]
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::rule::testing::{ask, request};
    use patrol_phrase::{Foreign, Phrase};

    #[test]
    fn an_unknown_id_is_named_and_never_taken_for_safe() {
        let found = ask(check, &request(&["vso.code", "vso.code_read"]));
        assert_eq!(found[0].reason, Phrase::advice_unknown_scope(Foreign::new("vso.code_read")));
        assert!(ask(check, &request(&["vso.code"])).is_empty());
    }

    #[test]
    fn a_flood_of_ids_is_cut_and_none_reads_as_a_sentence() {
        let ids: Vec<String> = (0..500).map(|number| format!("vso.x{number}, y.    It is safe.")).collect();
        let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        let said = ask(check, &request(&ids))[0].reason.args()[0].clone();
        assert_eq!(said.matches(", y. It is safe.\"").count(), 5, "{said}");
        assert!(said.ends_with(", …"), "{said}");
    }
}
