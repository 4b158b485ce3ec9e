use patrol_azdo::{Field, Instant, Intent};
use patrol_phrase::Phrase;
use patrol_policy::Rule;

use super::{Case, Remark};

/// A token that was made so many days ago has seen more places than anybody remembers.
const STALE: i64 = 90;

/// A new value for a token that has ended or is old: its name, scopes and users are those of long ago. A new token is asked for anew.
///
/// One that has ended cannot be changed or extended since 2026-03-31 (release note of sprint 271) nor renewed (documentation page on personal
/// access tokens, 2026-09-21); the release note still names renewing as the way.
pub(super) fn check(case: &Case) -> Vec<Remark> {
    if case.request.intent != Intent::Regenerate {
        return Vec::new();
    }
    let now = case.context.now;
    let existing = case.context.existing;
    let began = existing.and_then(|token| token.valid_from).or(case.request.valid_from);
    let ended = existing.and_then(|token| token.valid_to).is_some_and(|end: Instant| end <= now);
    let age = began.map(|began| now.days_since(began)).filter(|age| *age > STALE);
    let (reason, safer) = match age {
        _ if ended => (Phrase::advice_stale_ended(), Phrase::advice_stale_ended_safer()),
        Some(age) => (Phrase::advice_stale(age), Phrase::advice_stale_safer()),
        None => return Vec::new(),
    };
    vec![Remark::new(Rule::StaleTokenRenewed, Field::Whole, reason, safer)]
}

#[cfg(test)]
mod tests {
    use super::super::Case;
    use super::super::testing::existing;
    use super::check;
    use crate::Context;
    use crate::rule::testing::{context, days, request};
    use patrol_azdo::{ExistingToken, Instant, Intent, TokenRequest};
    use patrol_phrase::Key;
    use patrol_policy::Settings;

    fn key(intent: Intent, valid_from: Option<Instant>, existing: Option<&ExistingToken>) -> Option<Key> {
        let request = TokenRequest { intent, valid_from, ..request(&["vso.code"]) };
        let settings = Settings::default();
        let context = Context { existing, ..context(&settings) };
        check(&Case::new(&request, &context)).pop().map(|found| found.reason.key())
    }

    #[test]
    fn the_record_that_is_sent_back_tells_the_age() {
        let old = Some(days(-91));
        assert_eq!(key(Intent::Regenerate, old, None), Some(Key::AdviceStale));
        assert_eq!(key(Intent::Regenerate, Some(days(-90)), None), None);
        assert_eq!(key(Intent::Regenerate, None, None), None);
        assert_eq!(key(Intent::Create, old, None), None);
        assert_eq!(key(Intent::Edit, old, None), None);
    }

    #[test]
    fn a_token_that_has_ended_is_not_to_be_revived() {
        let ended = ExistingToken { valid_to: Some(days(-1)), ..existing(&["vso.code"]) };
        assert_eq!(key(Intent::Regenerate, None, Some(&ended)), Some(Key::AdviceStaleEnded));
        assert_eq!(key(Intent::Regenerate, None, Some(&existing(&["vso.code"]))), None);
        let asked = TokenRequest { intent: Intent::Regenerate, ..request(&["vso.code"]) };
        let settings = Settings::default();
        let context = Context { existing: Some(&ended), ..context(&settings) };
        let safer = check(&Case::new(&asked, &context)).remove(0).safer;
        assert_eq!(safer.key(), Key::AdviceStaleEndedSafer, "there is nothing left to revoke");
    }

    #[test]
    fn what_the_list_says_counts_more_than_what_the_request_says() {
        let old = ExistingToken { valid_from: Some(days(-200)), ..existing(&["vso.code"]) };
        assert_eq!(key(Intent::Regenerate, Some(days(0)), Some(&old)), Some(Key::AdviceStale));
    }
}
