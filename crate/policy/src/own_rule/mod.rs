mod error;

pub use error::RuleError;

use std::fmt;

use patrol_detect::Confidence;
use patrol_json::Part;
use patrol_phrase::Foreign;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::OwnAction;

/// A rule as its author writes it. Whether its pattern can be used is for whoever compiles it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
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
    #[ts(type = "\"low\" | \"medium\" | \"high\"")]
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
    /// So many rules there may be.
    pub const MOST: usize = 50;
    /// The longest name, in characters.
    pub const LONGEST_NAME: usize = 60;
    /// The longest pattern, in characters.
    pub const LONGEST_PATTERN: usize = 1000;
    /// The shortest text that a pattern may match, in bytes.
    pub const SHORTEST_MATCH: usize = 4;
    /// So many keywords may a rule have.
    pub const KEYWORDS: usize = 20;
    /// The shortest keyword, in characters.
    pub const SHORTEST_KEYWORD: usize = 3;
    /// The longest keyword, in characters.
    pub const LONGEST_KEYWORD: usize = 40;
    /// The largest file of rules, in bytes.
    pub const LARGEST_FILE: usize = 1 << 20;

    /// How sure an author can be. Certain is only what bears a proof.
    pub const CONFIDENCES: [Confidence; 3] = [Confidence::Low, Confidence::Medium, Confidence::High];

    /// Reads one from a record, where its name is the key. `None` when a part of it cannot be used or is unknown.
    pub(crate) fn read(name: &str, stored: Part<'_>) -> Option<OwnRule> {
        let (mut confidence, mut action) = (usual(), OwnAction::default());
        let (mut pattern, mut keywords) = (None, Vec::new());
        for (key, value) in stored.fields() {
            match key {
                "pattern" => pattern = Some(value.as_str()?.to_owned()),
                "keywords" => {
                    keywords = value
                        .elements()?
                        .map(|word| word.as_str().map(str::to_owned))
                        .collect::<Option<_>>()?;
                }
                "confidence" => confidence = named::find(value.as_str()?)?,
                "action" => action = OwnAction::from_name(value.as_str()?)?,
                _ => return None,
            }
        }
        let rule = OwnRule { name: name.to_owned(), pattern: pattern?, keywords, confidence, action };
        rule.has_bounds().then_some(rule)
    }

    /// Whether every part of it is there, and none is longer than it may be.
    fn has_bounds(&self) -> bool {
        let pattern = 1..=Self::LONGEST_PATTERN;
        pattern.contains(&self.pattern.chars().count())
            && Self::check_name(&self.name).is_ok()
            && Self::check_keywords(&self.keywords).is_ok()
    }

    /// Whether a rule can be called so.
    ///
    /// # Errors
    /// When it cannot.
    pub fn check_name(name: &str) -> Result<(), RuleError> {
        match name.chars().count() {
            _ if Foreign::new(name).is_empty() => Err(RuleError::NameMissing),
            length if length > Self::LONGEST_NAME => Err(RuleError::NameTooLong),
            _ => Ok(()),
        }
    }

    /// Whether these can be the keywords of a rule.
    ///
    /// # Errors
    /// The first thing that is wrong with them.
    pub fn check_keywords(keywords: &[String]) -> Result<(), RuleError> {
        match keywords.len() {
            0 => Err(RuleError::KeywordMissing),
            count if count > Self::KEYWORDS => Err(RuleError::TooManyKeywords),
            _ => match keywords.iter().position(|word| !Self::is_keyword(word)) {
                Some(at) => Err(RuleError::Keyword(at + 1)),
                None => Ok(()),
            },
        }
    }

    fn is_keyword(word: &str) -> bool {
        (Self::SHORTEST_KEYWORD..=Self::LONGEST_KEYWORD).contains(&word.chars().count())
            && !word.contains(['\n', '\r'])
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

    use super::OwnRule;

    pub(super) fn find(name: &str) -> Option<Confidence> {
        OwnRule::CONFIDENCES.into_iter().find(|level| level.as_str() == name)
    }

    pub(super) fn serialize<S: Serializer>(sure: &Confidence, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(sure.as_str())
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Confidence, D::Error> {
        let name = String::deserialize(deserializer)?;
        find(&name).ok_or_else(|| D::Error::custom("confidence is low, medium or high"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_prints_without_what_may_be_a_secret() {
        let rule = OwnRule {
            name: "ACME".into(),
            pattern: "hunter22".into(),
            keywords: vec!["hunter".into()],
            confidence: Confidence::High,
            action: OwnAction::Ask,
        };
        let printed = format!("{rule:?}");
        assert!(printed.contains("ACME") && !printed.contains("hunter"), "{printed}");
    }
}
