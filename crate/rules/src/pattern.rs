//! What a pattern must be.

use regex_syntax::ParserBuilder;
use regex_syntax::hir::Hir;

use crate::{OwnRule, RuleError};

/// How deep parts of a pattern may be in others.
const DEEPEST: u32 = 50;

/// Reads a pattern: for bytes, so that the tables stay small. `\w` and the like mean ASCII.
pub(crate) fn parse(pattern: &str) -> Result<Hir, RuleError> {
    if pattern.is_empty() {
        return Err(RuleError::PatternMissing);
    }
    if pattern.chars().count() > OwnRule::LONGEST_PATTERN {
        return Err(RuleError::PatternTooLong);
    }
    ParserBuilder::new().unicode(false).utf8(false).nest_limit(DEEPEST).build().parse(pattern).map_err(
        |error| {
            let (why, at) = match &error {
                regex_syntax::Error::Parse(error) => (error.kind().to_string(), error.span().start.offset),
                regex_syntax::Error::Translate(error) => {
                    (error.kind().to_string(), error.span().start.offset)
                }
                _ => ("it is not a pattern".to_owned(), 0),
            };
            let at = pattern.get(..at).unwrap_or_default().chars().count() + 1;
            RuleError::Syntax(at, why.trim_end_matches('.').to_owned())
        },
    )
}

/// Whether it can be a pattern of a rule, but for its size.
pub(crate) fn check(pattern: &str) -> Result<(), RuleError> {
    let parsed = parse(pattern)?;
    // Without a shortest length it matches nothing.
    if parsed.properties().minimum_len().is_some_and(|length| length < OwnRule::SHORTEST_MATCH) {
        return Err(RuleError::TooShort);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_say_where_and_why() {
        for (pattern, at) in
            [("é(abcd", 2), ("abcd(?=e)", 5), (r"(abcd)\1", 7), ("abcd[z-a]", 6), (r"abcd\pL", 5)]
        {
            let Err(RuleError::Syntax(place, why)) = check(pattern) else { panic!("{pattern}") };
            assert_eq!(place, at, "{pattern}: {why}");
            assert!(!why.contains(pattern), "{why}");
        }
        assert_eq!(check(&"(".repeat(1001)), Err(RuleError::PatternTooLong));
        assert!(matches!(
            check(&format!("{}abcd{}", "(".repeat(60), ")".repeat(60))),
            Err(RuleError::Syntax(..))
        ));
    }

    #[test]
    fn too_short_is_what_can_match_too_little() {
        for pattern in ["a*", "abc", "(abcd)?", "abcd|x", "^$", r"\b", "a{0,9}b{0,9}"] {
            assert_eq!(check(pattern), Err(RuleError::TooShort), "{pattern}");
        }
        for pattern in ["abcd", "a{4}", "(ab|cde)[0-9]{2}", "^abcd$"] {
            assert_eq!(check(pattern), Ok(()), "{pattern}");
        }
    }
}
