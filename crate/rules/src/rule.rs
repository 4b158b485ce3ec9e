//! What a rule must be.

use patrol_policy::OwnRule;

use crate::{RuleError, pattern};

/// Whether a rule can be used, but for the size of its tables.
///
/// # Errors
/// The first thing that is wrong with it.
pub(crate) fn check(rule: &OwnRule) -> Result<(), RuleError> {
    OwnRule::check_name(&rule.name)?;
    pattern::check(&rule.pattern)?;
    OwnRule::check_keywords(&rule.keywords)
}

#[cfg(test)]
pub(crate) mod tests {
    use patrol_detect::Confidence;
    use patrol_policy::OwnAction;

    use super::*;

    pub(crate) fn rule(pattern: &str, keyword: &str) -> OwnRule {
        OwnRule {
            name: "ACME".into(),
            pattern: pattern.into(),
            keywords: vec![keyword.into()],
            confidence: Confidence::High,
            action: OwnAction::Ask,
        }
    }

    #[test]
    fn what_is_wrong_is_told_one_thing_at_a_time() {
        let good = || rule("ACME-[0-9]{8}", "acme");
        assert_eq!(check(&good()), Ok(()));
        let wrong = |change: fn(&mut OwnRule)| {
            let mut rule = good();
            change(&mut rule);
            check(&rule).unwrap_err()
        };
        assert_eq!(wrong(|rule| rule.name = " \u{200b}".into()), RuleError::NameMissing);
        assert_eq!(wrong(|rule| rule.name = "x".repeat(61)), RuleError::NameTooLong);
        assert_eq!(wrong(|rule| rule.pattern.clear()), RuleError::PatternMissing);
        assert_eq!(wrong(|rule| rule.keywords.clear()), RuleError::KeywordMissing);
        assert_eq!(wrong(|rule| rule.keywords.push("ab".into())), RuleError::Keyword(2));
        assert_eq!(wrong(|rule| rule.keywords = vec!["a\nbc".into()]), RuleError::Keyword(1));
        assert_eq!(wrong(|rule| rule.keywords = vec!["acme".into(); 21]), RuleError::TooManyKeywords);
    }
}
