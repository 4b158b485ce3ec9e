use std::fmt;

use patrol_detect::Confidence;
use patrol_phrase::Foreign;
use patrol_policy::OwnAction;
use serde::{Deserialize, Serialize};

use crate::RuleError;
use crate::pattern;

/// The longest name, in characters.
pub(crate) const LONGEST_NAME: usize = 60;
/// The longest pattern, in characters.
pub(crate) const LONGEST_PATTERN: usize = 1000;
/// The shortest text that a pattern may match, in bytes.
pub(crate) const SHORTEST: usize = 4;
/// So many keywords may a rule have.
pub(crate) const KEYWORDS: usize = 20;
/// The shortest keyword, in characters.
pub(crate) const KEYWORD: usize = 3;
/// The longest keyword, in characters.
pub(crate) const LONGEST_KEYWORD: usize = 40;

/// A rule as its author has written it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnRule {
    /// What a person is told that was found.
    pub name: String,
    /// What such a secret looks like, in the syntax of the `regex` crate.
    pub pattern: String,
    /// The rule looks only at texts that contain one of these, in capitals or not.
    pub keywords: Vec<String>,
    /// How sure its author is of a match.
    #[serde(default = "usual", with = "named")]
    pub confidence: Confidence,
    /// What happens where it has found something.
    #[serde(default)]
    pub action: OwnAction,
}

/// How sure a match is if nothing is said about it.
fn usual() -> Confidence {
    Confidence::Medium
}

impl OwnRule {
    /// Whether it can be used, but for the size of its tables.
    ///
    /// # Errors
    /// The first thing that is wrong with it.
    pub fn check(&self) -> Result<(), RuleError> {
        match self.name.chars().count() {
            _ if Foreign::new(&self.name).is_empty() => return Err(RuleError::NameMissing),
            length if length > LONGEST_NAME => return Err(RuleError::NameTooLong),
            _ => {}
        }
        pattern::check(&self.pattern)?;
        let is_keyword = |word: &String| {
            (KEYWORD..=LONGEST_KEYWORD).contains(&word.chars().count()) && !word.contains(['\n', '\r'])
        };
        match self.keywords.len() {
            0 => Err(RuleError::KeywordMissing),
            count if count > KEYWORDS => Err(RuleError::TooManyKeywords),
            _ => match self.keywords.iter().position(|word| !is_keyword(word)) {
                Some(at) => Err(RuleError::Keyword(at + 1)),
                None => Ok(()),
            },
        }
    }

    /// Its name as it may be shown: in quotes, so that it cannot pass for Patrol's own words.
    pub fn shown_name(&self) -> String {
        Foreign::new(&self.name).to_string()
    }
}

/// Without the pattern and the keywords: their author may have put a secret into them.
impl fmt::Debug for OwnRule {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "[rule {}]", self.shown_name())
    }
}

mod named {
    use patrol_detect::Confidence;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub(super) fn serialize<S: Serializer>(sure: &Confidence, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(sure.as_str())
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Confidence, D::Error> {
        let name = String::deserialize(deserializer)?;
        let known = [Confidence::Low, Confidence::Medium, Confidence::High];
        let found = known.into_iter().find(|level| level.as_str() == name);
        found.ok_or_else(|| D::Error::custom("confidence is low, medium or high"))
    }
}

#[cfg(test)]
pub(crate) mod tests {
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
        assert_eq!(good().check(), Ok(()));
        let wrong = |change: fn(&mut OwnRule)| {
            let mut rule = good();
            change(&mut rule);
            rule.check().unwrap_err()
        };
        assert_eq!(wrong(|rule| rule.name = " \u{200b}".into()), RuleError::NameMissing);
        assert_eq!(wrong(|rule| rule.name = "x".repeat(61)), RuleError::NameTooLong);
        assert_eq!(wrong(|rule| rule.pattern.clear()), RuleError::PatternMissing);
        assert_eq!(wrong(|rule| rule.keywords.clear()), RuleError::KeywordMissing);
        assert_eq!(wrong(|rule| rule.keywords.push("ab".into())), RuleError::Keyword(2));
        assert_eq!(wrong(|rule| rule.keywords = vec!["a\nbc".into()]), RuleError::Keyword(1));
        assert_eq!(wrong(|rule| rule.keywords = vec!["acme".into(); 21]), RuleError::TooManyKeywords);
    }

    #[test]
    fn a_rule_prints_without_what_may_be_a_secret() {
        let printed = format!("{:?}", rule("hunter22", "hunter"));
        assert!(printed.contains("ACME") && !printed.contains("hunter"), "{printed}");
    }
}
