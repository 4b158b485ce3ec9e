use std::{error, fmt};

use patrol_phrase::Phrase;

use super::OwnRule;

const LONGEST_NAME: usize = OwnRule::LONGEST_NAME;
const LONGEST_PATTERN: usize = OwnRule::LONGEST_PATTERN;
const KEYWORDS: usize = OwnRule::KEYWORDS;
const KEYWORD: usize = OwnRule::SHORTEST_KEYWORD;
const LONGEST_KEYWORD: usize = OwnRule::LONGEST_KEYWORD;
const RULES: usize = OwnRule::MOST;
const SHORTEST: usize = OwnRule::SHORTEST_MATCH;

/// Why a rule of somebody's own cannot be used. Displays in plain words; of the rule it says nothing but what its author must know to change it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuleError {
    /// Nothing of the name can be seen.
    NameMissing,
    /// The name is too long.
    NameTooLong,
    /// Another rule before it has the same name.
    NameTaken,
    /// There is no pattern.
    PatternMissing,
    /// The pattern is too long.
    PatternTooLong,
    /// The pattern is not in the syntax of patterns: at this character, from 1, and why.
    Syntax(usize, String),
    /// The pattern matches something shorter than a secret can be.
    TooShort,
    /// The pattern of an exception is a secret itself, or contains one.
    Secret,
    /// The pattern matches ordinary text.
    MatchesOrdinary,
    /// The compiled pattern is too large.
    TooLarge,
    /// There is no keyword.
    KeywordMissing,
    /// There are too many keywords.
    TooManyKeywords,
    /// A keyword, by its place from 1, is too short, too long, or has a line break.
    Keyword(usize),
    /// There are too many rules before it.
    TooMany,
    /// The rules before it leave no room for its tables.
    NoRoom,
}

impl RuleError {
    /// What to tell the person who wrote the rule.
    pub fn phrase(&self) -> Phrase {
        match self {
            Self::NameMissing | Self::NameTooLong => Phrase::own_rule_name_invalid(LONGEST_NAME),
            Self::NameTaken => Phrase::own_rule_name_taken(),
            Self::PatternMissing | Self::TooShort => Phrase::own_rule_too_short(SHORTEST),
            Self::PatternTooLong => Phrase::own_rule_too_long(LONGEST_PATTERN),
            Self::Syntax(at, _) => Phrase::own_rule_syntax(*at),
            Self::Secret => Phrase::exception_pattern_secret(LONGEST_PATTERN),
            Self::MatchesOrdinary => Phrase::own_rule_ordinary(),
            Self::TooLarge => Phrase::own_rule_too_large(),
            Self::KeywordMissing | Self::TooManyKeywords | Self::Keyword(_) => {
                Phrase::own_rule_keywords_invalid(KEYWORDS, KEYWORD, LONGEST_KEYWORD)
            }
            Self::TooMany => Phrase::own_rules_too_many(RULES),
            Self::NoRoom => Phrase::own_rules_no_room(),
        }
    }
}

impl fmt::Display for RuleError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NameMissing => out.write_str("The rule has no name."),
            Self::NameTooLong => write!(out, "The name has more than {LONGEST_NAME} characters."),
            Self::NameTaken => out.write_str("Another rule has this name already."),
            Self::PatternMissing => out.write_str("The rule has no pattern."),
            Self::PatternTooLong => write!(out, "The pattern has more than {LONGEST_PATTERN} characters."),
            Self::Syntax(at, why) => write!(out, "The pattern cannot be read from character {at} on: {why}."),
            Self::TooShort => write!(
                out,
                "The pattern matches text of fewer than {SHORTEST} characters. Require more, for example with {{8,}}."
            ),
            Self::Secret => out.write_str("Write a pattern, not the secret itself."),
            Self::MatchesOrdinary => out
                .write_str("The pattern matches ordinary text. Add what is the same in all of your secrets."),
            Self::TooLarge => {
                out.write_str("The pattern is too large when it is compiled. Use smaller repetitions.")
            }
            Self::KeywordMissing => out.write_str(
                "The rule has no keyword. Name a word that stands in every text with such a secret.",
            ),
            Self::TooManyKeywords => write!(out, "The rule has more than {KEYWORDS} keywords."),
            Self::Keyword(at) => write!(
                out,
                "Keyword {at} cannot be used: a keyword has {KEYWORD} to {LONGEST_KEYWORD} characters on one line."
            ),
            Self::TooMany => write!(out, "There are {RULES} rules before it, and no more are possible."),
            Self::NoRoom => out
                .write_str("The rules before it leave no room for it. Remove a rule with large repetitions."),
        }
    }
}

impl error::Error for RuleError {}
