//! An edit is judged by what it adds to the token: renaming, shortening and narrowing are never held.

use patrol_azdo::{ExistingToken, Field, TokenRequest};
use patrol_phrase::Phrase;
use patrol_policy::{Level, Rule};

use super::{
    ALL, Case, Check, Remark, all_organizations, critical_scope, expiry_unreadable, full_access,
    high_privilege_scope, lifetime, token_widened, unknown_scope,
};
use crate::{Change, Context};

/// The rules for scopes that are added.
const OF_SCOPES: [Check; 4] =
    [full_access::check, critical_scope::check, high_privilege_scope::check, unknown_scope::check];

/// What the rules say of an edit.
pub(crate) fn remarks(request: &TokenRequest, context: &Context) -> Vec<Remark> {
    match context.existing {
        Some(existing) => added(request, existing, context),
        None => not_comparable(request, context),
    }
}

/// That something is added, and what the rules for new tokens say of it where they are set firmer.
fn added(request: &TokenRequest, existing: &ExistingToken, context: &Context) -> Vec<Remark> {
    let change = Change::between(existing, request);
    let case = Case::new(request, context);
    let added = TokenRequest { scopes: change.more_scopes.clone(), ..request.clone() };
    let mut firm: Vec<Remark> = OF_SCOPES.iter().flat_map(|rule| rule(&Case::new(&added, context))).collect();
    // What stays is no part of it.
    for remark in &mut firm {
        remark.fix = None;
    }
    if change.further {
        firm.extend(all_organizations::check(&case));
    }
    if change.later.is_some() || existing.valid_to.is_none() {
        firm.extend(lifetime::check(&case));
    }
    firm.retain(|remark| case.level(remark.rule) > case.level(Rule::TokenWidened));
    let unreadable = expiry_unreadable::check(&case);
    token_widened::check(&case).into_iter().chain(firm).chain(unreadable).collect()
}

/// That nobody knows what the edit adds, and what may never be.
fn not_comparable(request: &TokenRequest, context: &Context) -> Vec<Remark> {
    let case = Case::new(request, context);
    let unknown = Remark::new(
        Rule::TokenWidened,
        Field::Whole,
        Phrase::advice_edit_unknown(),
        Phrase::advice_edit_unknown_safer(),
    );
    let never = ALL.iter().flat_map(|rule| rule(&case));
    let never = never.filter(|remark| case.level(remark.rule) == Level::Block);
    [unknown].into_iter().chain(never).collect()
}

#[cfg(test)]
mod tests {
    use patrol_azdo::{Expiry, Intent, Reach};
    use patrol_phrase::Key;
    use patrol_policy::Settings;
    use proptest::prelude::*;

    use super::*;
    use crate::rule::testing::{context, days, existing, request};
    use crate::{Scope, judge};

    fn edit(scopes: &[&str]) -> TokenRequest {
        TokenRequest { intent: Intent::Edit, ..request(scopes) }
    }

    /// What is said of an edit of this token.
    fn said(before: Option<&ExistingToken>, after: &TokenRequest, settings: &Settings) -> Vec<(Rule, Key)> {
        let verdict = judge(Some(after), &Context { existing: before, ..context(settings) });
        verdict.advice.into_iter().map(|advice| (advice.rule, advice.reason.key())).collect()
    }

    /// A token that has everything wrong with it.
    fn worst() -> ExistingToken {
        ExistingToken {
            reach: Reach::AllOrganizations,
            valid_to: Some(days(300)),
            ..existing(&["app_token", "vso.code_full"])
        }
    }

    #[test]
    fn renaming_shortening_and_narrowing_are_never_spoken_of_whatever_the_token_is() {
        let same = TokenRequest {
            reach: Reach::AllOrganizations,
            expiry: Expiry::At(days(300)),
            ..edit(&["app_token", "vso.code_full"])
        };
        let mut strict = Settings::default();
        for &rule in Rule::ALL {
            strict.set_level(rule, Level::Block);
        }
        for after in [
            TokenRequest { name: Some("test".into()), ..same.clone() },
            TokenRequest { expiry: Expiry::At(days(200)), ..same.clone() },
            TokenRequest { expiry: Expiry::NotSaid, scopes: vec!["vso.code_full".into()], ..same.clone() },
            TokenRequest { reach: Reach::Organizations(1), ..same.clone() },
        ] {
            assert_eq!(said(Some(&worst()), &after, &strict), [], "{after:?}");
        }
    }

    #[test]
    fn what_is_added_is_asked_about_once_and_nothing_else_is() {
        let settings = Settings::default();
        let before = existing(&["vso.code_full"]);
        let widened = |key| vec![(Rule::TokenWidened, key)];
        let wider = edit(&["vso.code_full", "vso.build_execute"]);
        assert_eq!(said(Some(&before), &wider, &settings), widened(Key::AdviceWidenedScopes));
        let longer = TokenRequest { expiry: Expiry::At(days(60)), ..edit(&["vso.code_full"]) };
        assert_eq!(said(Some(&before), &longer, &settings), widened(Key::AdviceWidenedExpiryOther));
        let further = TokenRequest { reach: Reach::AllOrganizations, ..edit(&["vso.code_full"]) };
        assert_eq!(said(Some(&before), &further, &settings), widened(Key::AdviceWidenedReach));
        let full = edit(&["app_token"]);
        assert_eq!(said(Some(&before), &full, &settings), widened(Key::AdviceWidenedScopes));
    }

    #[test]
    fn a_rule_that_is_firmer_is_heard_of_what_is_added() {
        let mut settings = Settings::default();
        settings.set_level(Rule::HighPrivilegeScope, Level::Block);
        let before = existing(&["vso.code_write"]);
        assert_eq!(said(Some(&before), &edit(&["vso.code_write"]), &settings), []);
        let wider = edit(&["vso.code_write", "vso.build_execute"]);
        assert_eq!(
            said(Some(&before), &wider, &settings),
            [(Rule::HighPrivilegeScope, Key::HarmPipelines), (Rule::TokenWidened, Key::AdviceWidenedScopes)]
        );
        let far = TokenRequest { expiry: Expiry::At(days(300)), ..edit(&["vso.code_write"]) };
        assert_eq!(said(Some(&before), &far, &settings)[0].0, Rule::LifetimeFarOverLimit);
    }

    #[test]
    fn an_edit_of_a_token_that_nobody_has_seen_is_asked_about_once() {
        let settings = Settings::default();
        let after = TokenRequest { expiry: Expiry::At(days(300)), ..edit(&["app_token"]) };
        assert_eq!(said(None, &after, &settings), [(Rule::TokenWidened, Key::AdviceEditUnknown)]);
        let mut strict = Settings::default();
        strict.set_level(Rule::FullAccess, Level::Block);
        strict.set_level(Rule::TokenWidened, Level::Off);
        assert_eq!(said(None, &after, &strict), [(Rule::FullAccess, Key::AdviceFullAccess)]);
    }

    proptest! {
        #[test]
        fn an_edit_is_spoken_of_exactly_when_it_adds_something(
            had in prop::collection::vec(prop::sample::select(Scope::all().map(|scope| scope.id).collect::<Vec<_>>()), 1..4),
            gets in prop::collection::vec(prop::sample::select(Scope::all().map(|scope| scope.id).collect::<Vec<_>>()), 1..4),
            ends in 1_i64..400,
            all in any::<bool>(),
            name in ".{0,20}",
        ) {
            let before = existing(&had);
            let reach = if all { Reach::AllOrganizations } else { Reach::Organizations(1) };
            let after =
                TokenRequest { name: Some(name), expiry: Expiry::At(days(ends)), reach, ..edit(&gets) };
            let settings = Settings::default();
            let held = !said(Some(&before), &after, &settings).is_empty();
            prop_assert_eq!(held, all || ends > 8 || gets.iter().any(|id| {
                let scope = Scope::find(id).unwrap();
                !Scope::known(&before.scopes).iter().any(|other| *other == scope || other.covers(&scope))
            }));
        }
    }
}
