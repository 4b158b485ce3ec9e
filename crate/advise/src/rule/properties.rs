//! What holds for every request and every choice of levels.

use patrol_policy::{Level, Rule, Settings};
use proptest::prelude::*;

use super::testing::{context, request};
use crate::{Scope, judge};

fn settings() -> impl Strategy<Value = Settings> {
    let levels = prop::collection::vec(prop::sample::select(Level::ALL.to_vec()), Rule::ALL.len());
    levels.prop_map(|levels| {
        let mut settings = Settings::default();
        for (&rule, level) in Rule::ALL.iter().zip(levels) {
            settings.set_level(rule, level);
        }
        settings
    })
}

fn ids() -> impl Strategy<Value = Vec<&'static str>> {
    prop::collection::vec(prop::sample::select(Scope::all().map(|scope| scope.id).collect::<Vec<_>>()), 1..6)
}

proptest! {
    #[test]
    fn another_scope_never_makes_a_verdict_softer(mut settings in settings(), ids in ids(), more in ids()) {
        // A way without a token is told only where it serves for all that is asked; what is asked openly comes along unseen no more.
        for rule in [Rule::TokenNotNeeded, Rule::HiddenInclusion] {
            settings.set_level(rule, Level::Off);
        }
        let context = context(&settings);
        let before = judge(Some(&request(&ids)), &context).level();
        let both: Vec<&str> = ids.iter().chain(&more).copied().collect();
        let after = judge(Some(&request(&both)), &context).level();
        prop_assert!(after >= before, "{ids:?} {before:?}, with {more:?} {after:?}");
    }

    #[test]
    fn the_order_of_scopes_does_not_matter(settings in settings(), ids in ids()) {
        let context = context(&settings);
        let mut turned = ids.clone();
        turned.reverse();
        prop_assert_eq!(judge(Some(&request(&ids)), &context), judge(Some(&request(&turned)), &context));
    }

    #[test]
    fn an_unknown_scope_is_never_safe(ids in ids(), unknown in "[a-z._]{0,12}x") {
        prop_assume!(Scope::find(&unknown).is_none());
        let settings = Settings::default();
        let with: Vec<&str> = ids.iter().copied().chain([unknown.as_str()]).collect();
        let verdict = judge(Some(&request(&with)), &context(&settings));
        let advice = verdict.advice.iter().find(|advice| advice.rule == Rule::UnknownScope);
        prop_assert!(advice.is_some_and(|advice| advice.level.holds()));
    }

    #[test]
    fn a_longer_life_never_makes_a_verdict_softer(settings in settings(), days in 0_i64..400, more in 0_i64..400) {
        let context = context(&settings);
        let lives = |count| {
            let expiry = patrol_azdo::Expiry::At(super::testing::days(count));
            judge(Some(&patrol_azdo::TokenRequest { expiry, ..request(&["vso.packaging"]) }), &context).level()
        };
        prop_assert!(lives(days + more) >= lives(days), "{days} and {more} more");
    }
}
