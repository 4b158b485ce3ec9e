use patrol_azdo::{Expiry, Field, Fix};
use patrol_phrase::Phrase;
use patrol_policy::Rule;

use super::{Case, Remark};

/// So many times the limit is far over it.
const FAR: i64 = 3;
/// The service's own maximum in days: one year (the form; guides and the documentation page on personal access tokens, 2026-09-21).
const MAXIMUM: i64 = 366;

/// A token that lives longer than the person's limit, or far longer: one remark, by the firmer of the two rules.
///
/// A started day counts as a day, but the hours that a form adds when it rounds "30 days" up to a midnight do not: one day of grace.
pub(super) fn check(case: &Case) -> Vec<Remark> {
    let Expiry::At(end) = case.request.expiry else { return Vec::new() };
    let days = end.days_since(case.context.now);
    let limit = i64::from(case.context.settings.lifetime_limit_days);
    let refused = days > MAXIMUM + 1;
    let bounds = [(Rule::LifetimeOverLimit, limit), (Rule::LifetimeFarOverLimit, (FAR * limit).min(MAXIMUM))];
    let passed = bounds.into_iter().filter(|(_, bound)| days > bound + 1);
    let Some((rule, _)) = passed.max_by_key(|(rule, _)| case.level(*rule)) else { return Vec::new() };
    let reason = match rule {
        _ if refused => Phrase::advice_lifetime_refused(days),
        _ => Phrase::advice_lifetime(days, limit),
    };
    let days = case.context.settings.lifetime_limit_days;
    vec![
        Remark::new(rule, Field::Expiry, reason, Phrase::advice_lifetime_safer(days))
            .fix(Some(Fix::Days { days })),
    ]
}

#[cfg(test)]
mod tests {
    use super::super::Case;
    use super::check;
    use crate::judge;
    use crate::rule::testing::{context, days, request};
    use patrol_azdo::{Expiry, Field, Fix, TokenRequest};
    use patrol_phrase::Key;
    use patrol_policy::{Level, Rule, Settings};

    fn lives(count: i64) -> TokenRequest {
        TokenRequest { expiry: Expiry::At(days(count)), ..request(&["vso.code"]) }
    }

    fn rule(count: i64, settings: &Settings) -> Option<Rule> {
        check(&Case::new(&lives(count), &context(settings))).first().map(|found| found.rule)
    }

    #[test]
    fn the_limit_passes_and_the_longer_the_firmer() {
        for (count, expected) in [
            (-5, None),
            (7, None),
            (30, None),
            (31, None),
            (32, Some(Rule::LifetimeOverLimit)),
            (90, Some(Rule::LifetimeOverLimit)),
            (91, Some(Rule::LifetimeOverLimit)),
            (92, Some(Rule::LifetimeFarOverLimit)),
            (365, Some(Rule::LifetimeFarOverLimit)),
        ] {
            assert_eq!(rule(count, &Settings::default()), expected, "{count}");
        }
    }

    #[test]
    fn the_persons_limit_moves_every_bound() {
        let strict = Settings { lifetime_limit_days: 3, ..Settings::default() };
        assert_eq!(rule(4, &strict), None);
        assert_eq!(rule(6, &strict), Some(Rule::LifetimeOverLimit));
        assert_eq!(rule(11, &strict), Some(Rule::LifetimeFarOverLimit));
        let loose = Settings { lifetime_limit_days: 365, ..Settings::default() };
        assert_eq!(rule(300, &loose), None);
        assert_eq!(rule(400, &loose), Some(Rule::LifetimeFarOverLimit));
    }

    #[test]
    fn more_than_the_service_allows_is_told_as_such() {
        let settings = Settings::default();
        let told = |count| check(&Case::new(&lives(count), &context(&settings)))[0].reason.clone();
        assert_eq!(told(366).key(), Key::AdviceLifetime);
        assert_eq!(told(366).args(), ["366", "30"]);
        assert_eq!(told(730).key(), Key::AdviceLifetimeRefused);
    }

    #[test]
    fn a_rule_that_is_off_leaves_its_tokens_to_the_softer_one() {
        let mut settings = Settings::default();
        settings.set_level(Rule::LifetimeFarOverLimit, Level::Off);
        assert_eq!(rule(200, &settings), Some(Rule::LifetimeOverLimit));
        settings.set_level(Rule::LifetimeOverLimit, Level::Off);
        assert!(
            judge(Some(&lives(200)), &context(&settings)).advice.iter().all(|one| one.field != Field::Expiry)
        );
    }

    #[test]
    fn the_fix_is_the_limit() {
        let settings = Settings { lifetime_limit_days: 14, ..Settings::default() };
        let fix = |count| check(&Case::new(&lives(count), &context(&settings)))[0].fix.clone();
        assert_eq!(fix(20), Some(Fix::Days { days: 14 }));
        assert_eq!(fix(365), Some(Fix::Days { days: 14 }));
    }
}
