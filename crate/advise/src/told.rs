//! What a person has been told in the form and went on from is not asked again about the request that follows.

use patrol_policy::Rule;

use crate::{Advice, Verdict};

/// The rules whose reason may count the days of a token first. A form tells the days of a choice; the request tells a moment, which a form may
/// round up to the end of its day.
const COUNTS_DAYS: [Rule; 3] = [Rule::LifetimeOverLimit, Rule::LifetimeFarOverLimit, Rule::TokenWidened];

impl Verdict {
    /// The verdict without the advice that says what the person was told, and no firmer. What they could not be told, and what has changed
    /// since, stays.
    pub fn without(mut self, told: &[Advice]) -> Verdict {
        self.advice.retain(|advice| !told.iter().any(|told| covers(told, advice)));
        self
    }
}

fn covers(told: &Advice, advice: &Advice) -> bool {
    told.rule == advice.rule && told.level >= advice.level && says_the_same(told, advice)
}

/// Whether the reasons are the same sentence about the same scopes, whatever these are called, or but for a day where days are counted.
fn says_the_same(told: &Advice, advice: &Advice) -> bool {
    if !told.scopes.is_empty() || !advice.scopes.is_empty() {
        return told.reason.key() == advice.reason.key() && told.scopes == advice.scopes;
    }
    let (was, is) = (told.reason.args(), advice.reason.args());
    let counted = usize::from(COUNTS_DAYS.contains(&told.rule)).min(was.len()).min(is.len());
    let ((was_days, was), (is_days, is)) = (was.split_at(counted), is.split_at(counted));
    told.reason.key() == advice.reason.key() && was == is && was_days.iter().zip(is_days).all(is_a_day_apart)
}

/// Whether two numbers of days are the same but for a day.
fn is_a_day_apart((a, b): (&String, &String)) -> bool {
    match (a.parse::<i64>(), b.parse::<i64>()) {
        (Ok(a), Ok(b)) => a.abs_diff(b) <= 1,
        _ => a == b,
    }
}

#[cfg(test)]
mod tests {
    use patrol_azdo::{Expiry, Instant, Reach, TokenRequest};
    use patrol_phrase::Phrase;
    use patrol_policy::{Level, Settings};

    use super::*;
    use crate::judge;
    use crate::rule::testing::{NOW, context, days, request};

    /// What is said of a request after what was said of another one before.
    fn asked(told: &TokenRequest, then: &TokenRequest) -> Vec<Rule> {
        let settings = Settings::default();
        let said = judge(Some(told), &context(&settings)).advice;
        after(&said, then, &settings)
    }

    fn after(said: &[Advice], then: &TokenRequest, settings: &Settings) -> Vec<Rule> {
        let left = judge(Some(then), &context(settings)).without(said).advice;
        left.iter().map(|advice| advice.rule).collect()
    }

    fn lives(milliseconds: i64) -> TokenRequest {
        TokenRequest { expiry: Expiry::At(Instant(NOW.0 + milliseconds)), ..request(&["vso.identity"]) }
    }

    const DAY: i64 = Instant::DAY;

    #[test]
    fn what_was_told_is_not_said_again() {
        let everything = TokenRequest {
            expiry: Expiry::At(days(365)),
            reach: Reach::AllOrganizations,
            name: Some("test".into()),
            ..request(&["app_token", "vso.code_full", "vso.packaging_write"])
        };
        assert!(asked(&everything, &everything).is_empty());
    }

    #[test]
    fn what_could_not_be_told_is_said() {
        let told = request(&["app_token"]);
        let then = TokenRequest { reach: Reach::AllOrganizations, ..told.clone() };
        assert_eq!(asked(&told, &then), [Rule::AllOrganizations]);
    }

    #[test]
    fn the_same_rule_about_another_scope_is_said() {
        let (told, then) = (request(&["vso.code_write"]), request(&["vso.packaging_write"]));
        assert!(asked(&told, &then).contains(&Rule::HighPrivilegeScope));
    }

    #[test]
    fn what_has_become_firmer_is_said_and_what_has_become_softer_is_not() {
        let token = request(&["app_token"]);
        for (told, then, left) in
            [(Level::Inform, Level::Block, vec![Rule::FullAccess]), (Level::Block, Level::Inform, vec![])]
        {
            let mut settings = Settings::default();
            settings.set_level(Rule::TokenNotNeeded, Level::Off);
            settings.set_level(Rule::FullAccess, told);
            let said = judge(Some(&token), &context(&settings)).advice;
            settings.set_level(Rule::FullAccess, then);
            assert_eq!(after(&said, &token, &settings), left, "{told:?} {then:?}");
        }
    }

    #[test]
    fn an_end_may_be_rounded_by_a_day() {
        for (told, then, left) in [
            (60 * DAY, 60 * DAY + 1, vec![]),
            (60 * DAY, 61 * DAY, vec![]),
            (60 * DAY, 59 * DAY, vec![]),
            (60 * DAY, 61 * DAY + 1, vec![Rule::LifetimeOverLimit]),
            (60 * DAY, 58 * DAY, vec![Rule::LifetimeOverLimit]),
            (60 * DAY, 365 * DAY, vec![Rule::LifetimeFarOverLimit]),
        ] {
            assert_eq!(asked(&lives(told), &lives(then)), left, "{told} {then}");
        }
    }

    #[test]
    fn no_other_number_may_differ() {
        let settings = Settings::default();
        let said = judge(Some(&lives(60 * DAY)), &context(&settings)).advice;
        let stricter = Settings { lifetime_limit_days: 29, ..settings };
        assert_eq!(after(&said, &lives(60 * DAY), &stricter), [Rule::LifetimeOverLimit], "another limit");

        let areas = ["vso.work", "vso.wiki", "vso.build", "vso.test", "vso.graph", "vso.project"];
        let few = request(&areas[..5]);
        let many = request(&areas);
        assert!(asked(&few, &many).contains(&Rule::TooManyAreas));
    }

    #[test]
    fn another_sentence_and_the_same_sentence_of_another_rule_are_said() {
        let settings = Settings::default();
        let token = lives(60 * DAY);
        let said = judge(Some(&token), &context(&settings)).advice;
        let mut another = said.clone();
        another[0].reason = Phrase::advice_redundant_scope(60, 30);
        assert_eq!(after(&another, &token, &settings), [Rule::LifetimeOverLimit]);
        another = said;
        another[0].rule = Rule::LifetimeFarOverLimit;
        assert_eq!(after(&another, &token, &settings), [Rule::LifetimeOverLimit]);
    }

    #[test]
    fn what_is_no_number_is_the_same_or_another() {
        let settings = Settings::default();
        let token = lives(60 * DAY);
        for (days, limit, left) in [
            ("", "30", true),
            ("60", "", true),
            ("99999999999999999999", "30", true),
            ("61", "31", true),
            ("61", "30", false),
        ] {
            let mut said = judge(Some(&token), &context(&settings)).advice;
            said[0].reason = Phrase::advice_lifetime(days, limit);
            assert_eq!(!after(&said, &token, &settings).is_empty(), left, "{days} {limit}");
        }
    }
}
