use patrol_azdo::Expiry;
use patrol_settings::{Phrase, Rule};

use super::{Found, Question};

/// A token that lives longer than the person's limit. A started day counts as a day, but the hours that a form adds
/// when it rounds "30 days" up to a midnight do not: one day of grace.
pub(super) fn check(question: &Question) -> Option<Found> {
    let Expiry::At(end) = question.request.expiry else { return None };
    let days = end.days_since(question.now);
    let limit = i64::from(question.settings.lifetime_limit_days);
    if days <= limit + 1 {
        return None;
    }
    Some(Found {
        rule: Rule::LifetimeOverLimit,
        reason: Phrase::new("adviceLifetime").with(days).with(limit),
        safer: Phrase::new("adviceLifetimeSafer").with(limit),
    })
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::rule::testing::{ask, days, request};
    use patrol_azdo::{Expiry, TokenRequest};

    fn lives(count: i64) -> TokenRequest {
        TokenRequest { expiry: Expiry::At(days(count)), ..request(&["vso.code"]) }
    }

    #[test]
    fn the_limit_itself_passes_and_more_is_told_in_days() {
        assert!(ask(check, &lives(30)).is_none());
        assert!(ask(check, &lives(31)).is_none(), "rounded up to a midnight");
        let found = ask(check, &lives(90)).map(|found| found.reason.args);
        assert_eq!(found, Some(vec!["90".to_owned(), "30".to_owned()]));
    }

    #[test]
    fn a_date_in_the_past_passes() {
        assert!(ask(check, &lives(-5)).is_none());
    }
}
