use patrol_azdo::{Expiry, Intent};
use patrol_settings::{Phrase, Rule};

use super::{Found, Question};

/// A new token whose end cannot be read from the request. An edit that does not speak of the date leaves it alone.
pub(super) fn check(question: &Question) -> Option<Found> {
    match (question.request.expiry, question.request.intent) {
        (Expiry::Unreadable, _) | (Expiry::NotSaid, Intent::Create | Intent::Regenerate) => Some(Found {
            rule: Rule::ExpiryUnreadable,
            reason: Phrase::new("adviceExpiryUnreadable"),
            safer: Phrase::new("adviceExpiryUnreadableSafer"),
        }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::rule::testing::{ask, days, request};
    use patrol_azdo::{Expiry, Intent, TokenRequest};

    #[test]
    fn a_new_token_must_say_when_it_ends() {
        let asked = |expiry, intent| TokenRequest { expiry, intent, ..request(&["vso.code"]) };
        assert!(ask(check, &asked(Expiry::NotSaid, Intent::Create)).is_some());
        assert!(ask(check, &asked(Expiry::Unreadable, Intent::Edit)).is_some());
        assert!(ask(check, &asked(Expiry::NotSaid, Intent::Edit)).is_none());
        assert!(ask(check, &asked(Expiry::At(days(1)), Intent::Create)).is_none());
    }
}
