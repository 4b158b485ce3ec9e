use patrol_settings::{Phrase, Rule};

use super::{Found, Question};
use crate::{Grade, Scope};

/// A scope of grade high or critical. Full access has its own rule.
pub(super) fn check(question: &Question) -> Option<Found> {
    let scopes: Vec<_> = question.request.scopes.iter().filter_map(|id| Scope::find(id)).collect();
    let strong: Vec<String> = Scope::maximal(&scopes)
        .into_iter()
        .filter(|scope| scope.grade >= Grade::High && !scope.is_everything())
        .map(|scope| scope.name())
        .collect();
    if strong.is_empty() {
        return None;
    }
    Some(Found {
        rule: Rule::HighPrivilegeScope,
        reason: Phrase::new("adviceHighPrivilege").with(strong.join(", ")),
        safer: Phrase::new("adviceHighPrivilegeSafer"),
    })
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::rule::testing::{ask, request};

    #[test]
    fn only_the_strongest_of_an_area_is_named() {
        let found = ask(check, &request(&["vso.code", "vso.code_write", "vso.work", "vso.graph_manage"]));
        let named = found.map(|found| found.reason.args);
        assert_eq!(named, Some(vec!["Code (Read & write), Graph (Manage)".to_owned()]));
    }

    #[test]
    fn reading_passes() {
        assert!(ask(check, &request(&["vso.code", "vso.work", "vso.packaging"])).is_none());
    }
}
