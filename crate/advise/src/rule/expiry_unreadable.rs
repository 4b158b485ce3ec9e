use patrol_azdo::{Expiry, Field, Fix, Intent};
use patrol_phrase::Phrase;
use patrol_policy::Rule;

use super::{Case, Remark};

/// A new token whose end cannot be read from the request. An edit that does not speak of the date leaves it alone; a form says the date
/// with its request.
pub(super) fn check(case: &Case) -> Vec<Remark> {
    match (case.request.expiry, case.request.intent) {
        (Expiry::Unreadable, _) | (Expiry::NotSaid, Intent::Create | Intent::Regenerate) => {}
        _ => return Vec::new(),
    }
    let found = Remark::new(
        Rule::ExpiryUnreadable,
        Field::Expiry,
        Phrase::advice_expiry_unreadable(),
        Phrase::advice_expiry_unreadable_safer(),
    );
    vec![found.fix(Some(Fix::Days { days: case.context.settings.lifetime_limit_days }))]
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::rule::testing::{ask, days, request};
    use patrol_azdo::{Expiry, Intent, TokenRequest};

    #[test]
    fn a_new_token_must_say_when_it_ends() {
        let said = |expiry, intent| {
            !ask(check, &TokenRequest { expiry, intent, ..request(&["vso.code"]) }).is_empty()
        };
        assert!(said(Expiry::NotSaid, Intent::Create));
        assert!(said(Expiry::NotSaid, Intent::Regenerate));
        assert!(said(Expiry::Unreadable, Intent::Edit));
        assert!(!said(Expiry::NotSaid, Intent::Edit));
        assert!(!said(Expiry::NotKnown, Intent::Create));
        assert!(!said(Expiry::At(days(1)), Intent::Create));
    }
}
