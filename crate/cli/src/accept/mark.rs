//! Marks in a text that allow a finding: `patrol:allow azure-devops-pat revoked long ago`.

use std::fmt;

use patrol_detect::{Rule, rules};

use super::Acceptance;
use super::line::Lines;

/// What a mark begins with. What stands before it, of whatever comment, does not matter.
const MARK: &str = "patrol:allow";
/// What stands in place of a secret; a reason ends there.
const MASK: &str = "[redacted:";
/// What the rules of somebody's own are called.
const CUSTOM: &str = "custom-rule";

/// Why a mark allows nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum WrongMark {
    /// No reason stands behind the rule.
    NoReason,
    /// It names no rule, or none that exists.
    UnknownRule,
}

impl fmt::Display for WrongMark {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::NoReason => {
                "this mark has no effect because it gives no reason. Write one after the rule: \
                 patrol:allow RULE REASON"
            }
            Self::UnknownRule => {
                "this mark has no effect because it names no rule of Patrol. `patrol rules` lists the rules."
            }
        })
    }
}

/// What the marks beside a finding come to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Marks {
    /// Why it is allowed, if it is.
    pub(crate) acceptance: Option<Acceptance>,
    /// What is wrong with other marks in the line of the finding.
    pub(crate) own: Vec<WrongMark>,
    /// And in the line before.
    pub(crate) before: Vec<WrongMark>,
}

/// Reads the marks beside a finding of the rule.
pub(crate) fn read(lines: &Lines, rule: Rule) -> Marks {
    let mut marks = Marks::default();
    for (line, wrong) in [(Some(&lines.own), &mut marks.own), (lines.before.as_ref(), &mut marks.before)] {
        for mark in line.iter().flat_map(|line| line.split(MARK).skip(1)) {
            match judge(mark, rule) {
                Ok(Some(reason)) => marks.acceptance = Some(Acceptance::Mark(reason)),
                Ok(None) => {}
                Err(problem) => wrong.push(problem),
            }
        }
    }
    marks
}

/// The reason, if the mark is about the rule. `mark` is what stands behind the word, up to the next mark.
fn judge(mark: &str, rule: Rule) -> Result<Option<String>, WrongMark> {
    let mark = mark.trim_start();
    let is_named = |letter: char| letter.is_ascii_alphanumeric() || letter == '-';
    let (name, rest) = mark.split_at(mark.find(|letter| !is_named(letter)).unwrap_or(mark.len()));
    // `-->` behind the rule ends a comment.
    let name = name.trim_end_matches('-');
    if name != CUSTOM && !rules().any(|known| known.id() == name) {
        return Err(WrongMark::UnknownRule);
    }
    let reason = rest.split(MASK).next().unwrap_or_default();
    let reason = reason.trim_start_matches(|letter: char| !letter.is_alphanumeric());
    // Without the end of a comment: `*/`, `-->`, `#}`.
    let reason =
        reason.trim_end_matches(|letter: char| !letter.is_alphanumeric() && !".!?)".contains(letter));
    if reason.is_empty() {
        return Err(WrongMark::NoReason);
    }
    Ok((name == rule.id()).then(|| reason.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marks(own: &str, before: &str) -> Marks {
        let rule = rules().find(|rule| rule.id() == "azure-devops-pat").unwrap();
        read(&Lines { own: own.into(), before: Some(before.into()) }, rule)
    }

    fn reason(own: &str, before: &str) -> Option<String> {
        match marks(own, before).acceptance {
            Some(Acceptance::Mark(reason)) => Some(reason),
            _ => None,
        }
    }

    #[test]
    fn a_mark_is_read_in_every_kind_of_comment() {
        for (mark, expected) in [
            ("x: 1 # patrol:allow azure-devops-pat revoked in March", "revoked in March"),
            ("x(); /* patrol:allow azure-devops-pat: an example. */", "an example."),
            ("<!-- patrol:allow azure-devops-pat -- an example (old) -->", "an example (old)"),
            ("{# patrol:allow azure-devops-pat größer, 例 #}", "größer, 例"),
            ("REM patrol:allow azure-devops-pat why\r", "why"),
        ] {
            assert_eq!(reason(mark, "").as_deref(), Some(expected), "{mark}");
            assert_eq!(reason("", mark).as_deref(), Some(expected), "{mark}");
        }
    }

    #[test]
    fn a_mark_without_a_reason_allows_nothing() {
        for mark in ["patrol:allow azure-devops-pat", "<!-- patrol:allow azure-devops-pat -->"] {
            let marks = marks(mark, mark);
            assert_eq!((marks.acceptance, marks.own), (None, vec![WrongMark::NoReason]), "{mark}");
            assert_eq!(marks.before, [WrongMark::NoReason]);
        }
        // What stands there is the secret, no reason.
        let mark = "patrol:allow azure-devops-pat [redacted:azure-devops-pat:2026-03]";
        assert_eq!(marks(mark, "").own, [WrongMark::NoReason]);
    }

    #[test]
    fn a_mark_for_no_rule_or_another_allows_nothing() {
        assert_eq!(marks("# patrol:allow azure-pat because", "").own, [WrongMark::UnknownRule]);
        assert_eq!(marks("", "# patrol:allow").before, [WrongMark::UnknownRule]);
        assert_eq!(marks("# patrol:allow npm-token because", ""), Marks::default());
    }

    #[test]
    fn several_marks_may_share_a_line() {
        let line = "# patrol:allow npm-token one, patrol:allow azure-devops-pat two";
        assert_eq!(reason(line, "").as_deref(), Some("two"));
    }
}
