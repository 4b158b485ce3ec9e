use patrol_azdo::{ExistingToken, Expiry, Intent, Reach, TokenRequest};

use crate::Scope;

/// What a request changes in an existing token.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// The ids of scopes that nothing of the token covers, in the order of the request and each once.
    pub more_scopes: Vec<String>,
    /// It can do something less.
    pub fewer_scopes: bool,
    /// It works in organizations where it did not.
    pub further: bool,
    /// It works in fewer organizations.
    pub less_far: bool,
    /// So many days it works longer, more than one.
    pub later: Option<i64>,
    /// It expires earlier, by more than a day.
    pub sooner: bool,
}

impl Change {
    /// Compares them. What a request does not say stays as it is. A renewed token has a new value, so there its days are not counted. The
    /// hours by which a form rounds a day up or down are no change.
    pub fn between(existing: &ExistingToken, request: &TokenRequest) -> Change {
        let mut change = Change::default();
        if !request.scopes.is_empty() {
            change.more_scopes = uncovered(&request.scopes, &existing.scopes);
            change.fewer_scopes = !uncovered(&existing.scopes, &request.scopes).is_empty();
        }
        let (before, after) = (organizations(existing.reach), organizations(request.reach));
        if let (Some(before), Some(after)) = (before, after) {
            (change.further, change.less_far) = (after > before, after < before);
        }
        if let (Intent::Edit, Expiry::At(end), Some(before)) =
            (request.intent, request.expiry, existing.valid_to)
        {
            change.later = Some(end.days_since(before)).filter(|more| *more > 1);
            change.sooner = before.days_since(end) > 1;
        }
        change
    }

    /// Whether the token can do more, further or longer.
    pub fn widens(&self) -> bool {
        !self.more_scopes.is_empty() || self.further || self.later.is_some()
    }

    /// Whether the token can do less and nothing more.
    pub fn is_safer(&self) -> bool {
        !self.widens() && (self.fewer_scopes || self.less_far || self.sooner)
    }
}

/// The ids of scopes that none of the others is or covers, each once.
fn uncovered(ids: &[String], others: &[String]) -> Vec<String> {
    let known = Scope::known(others);
    let is_covered = |id: &str| match Scope::find(id) {
        Some(scope) => known.iter().any(|other| *other == scope || other.covers(&scope)),
        None => others.iter().any(|other| other.eq_ignore_ascii_case(id)),
    };
    let mut left: Vec<String> = Vec::new();
    for id in ids.iter().filter(|id| !is_covered(id)) {
        if !left.iter().any(|other| other.eq_ignore_ascii_case(id)) {
            left.push(id.clone());
        }
    }
    left
}

/// In how many organizations a token works, for comparing; `None` where that is not said.
fn organizations(reach: Reach) -> Option<usize> {
    match reach {
        Reach::Organizations(count) => Some(count),
        Reach::AllOrganizations => Some(usize::MAX),
        Reach::NotSaid => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::testing::{days, existing, request};
    use proptest::prelude::*;

    fn edit(scopes: &[&str]) -> TokenRequest {
        TokenRequest { intent: Intent::Edit, ..request(scopes) }
    }

    #[test]
    fn a_scope_that_the_token_covers_is_not_more_and_one_that_it_loses_is_less() {
        let before = existing(&["vso.code_write", "vso.nobody"]);
        let after = edit(&["vso.code", "vso.build", "vso.nobody", "vso.other", "VSO.Other"]);
        let change = Change::between(&before, &after);
        assert_eq!(change.more_scopes, ["vso.build", "vso.other"]);
        assert!(change.fewer_scopes && change.widens() && !change.is_safer());
        let full = existing(&["app_token"]);
        assert!(Change::between(&full, &edit(&["vso.code"])).is_safer());
    }

    #[test]
    fn what_is_not_said_does_not_change() {
        let silent = TokenRequest { expiry: Expiry::NotSaid, reach: Reach::NotSaid, ..edit(&[]) };
        assert_eq!(Change::between(&existing(&["vso.code"]), &silent), Change::default());
    }

    #[test]
    fn a_day_of_rounding_is_no_change() {
        let before = existing(&["vso.code"]);
        let ends = |count| {
            let change = Change::between(
                &before,
                &TokenRequest { expiry: Expiry::At(days(count)), ..edit(&["vso.code"]) },
            );
            (change.later, change.sooner)
        };
        for (count, expected) in [
            (7, (None, false)),
            (8, (None, false)),
            (6, (None, false)),
            (9, (Some(2), false)),
            (5, (None, true)),
        ] {
            assert_eq!(ends(count), expected, "{count}");
        }
    }

    #[test]
    fn organizations_are_counted() {
        let reach = |from, to| {
            let before = ExistingToken { reach: from, ..existing(&["vso.code"]) };
            let change = Change::between(&before, &TokenRequest { reach: to, ..edit(&["vso.code"]) });
            (change.further, change.less_far)
        };
        let (one, two, all) = (Reach::Organizations(1), Reach::Organizations(2), Reach::AllOrganizations);
        assert_eq!((reach(one, two), reach(two, all)), ((true, false), (true, false)));
        assert_eq!((reach(all, one), reach(all, all)), ((false, true), (false, false)));
    }

    proptest! {
        #[test]
        fn what_widens_in_one_direction_narrows_in_the_other(
            one in prop::collection::vec(prop::sample::select(Scope::all().map(|scope| scope.id).collect::<Vec<_>>()), 1..4),
            other in prop::collection::vec(prop::sample::select(Scope::all().map(|scope| scope.id).collect::<Vec<_>>()), 1..4),
        ) {
            let there = Change::between(&existing(&one), &edit(&other));
            let back = Change::between(&existing(&other), &edit(&one));
            prop_assert_eq!(there.more_scopes.is_empty(), !back.fewer_scopes);
        }
    }
}
