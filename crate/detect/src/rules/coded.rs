//! The list of the rules that are written in Rust, by what makes the scanner ask them: the bytes before a run, or a needle.

use alloc::vec::Vec;
use core::ops::Range;

use super::azure_sas;
use super::basic_credentials;
use super::command_password;
use super::connection_password;
use super::named_password;
use super::private_key;
use super::url_password;
use super::wrapped;
#[cfg(any(test, feature = "generate"))]
use crate::Rule;
use crate::found::Match;
use crate::needle;
use crate::needle::Needle;
#[cfg(any(test, feature = "generate"))]
use crate::random::Random;

/// The rules that look at a run, in order. Nearly every run is spared nearly all of them.
const IN_RUN: &[InRun] = &[private_key::RULE, azure_sas::RULE, basic_credentials::RULE];

/// The rules that look at a needle: the first that finds something there is right.
const AT_NEEDLE: &[AtNeedle] = &[
    url_password::RULE,
    connection_password::RULE,
    named_password::RULE,
    command_password::RULE,
    wrapped::RULE,
];

/// The secret at a run, or at a needle.
type Find = fn(&[u8], &Range<usize>) -> Option<Match>;

/// A rule for secrets that stand in a run.
pub(super) struct InRun {
    /// What may stand before the run: its last byte, and the one before that. No bytes at all stand for any.
    pub(super) behind: [&'static [u8]; 2],
    /// Whether it is asked only where no other rule finds anything.
    pub(super) last: bool,
    pub(super) find: Find,
    #[cfg(any(test, feature = "generate"))]
    pub(super) example: Example,
}

/// A rule for secrets that stand beside a needle.
pub(super) struct AtNeedle {
    pub(super) needles: &'static [Needle],
    pub(super) find: Find,
    /// None if what it finds are the secrets of other rules.
    #[cfg(any(test, feature = "generate"))]
    pub(super) example: Option<Example>,
}

/// What a rule finds, for tests.
#[cfg(any(test, feature = "generate"))]
pub(crate) struct Example {
    pub(super) rule: Rule,
    /// What stands before a made-up secret, the secret, and what stands behind it.
    pub(super) parts: fn(&mut Random) -> [alloc::string::String; 3],
}

/// The rules that are asked about a run, one bit for each.
#[derive(Clone, Copy)]
pub(crate) struct Asked(u8);

/// The bits of an entry below that are about the last byte before a run; those above are about the byte before that.
const BITS: usize = 4;
const _: () = assert!(IN_RUN.len() <= BITS, "the table needs larger entries");
/// By a byte before a run: the rules that may be asked.
static BEHIND: [u8; 256] = behind();
/// Those that are asked last.
const LAST: u8 = last();

const fn behind() -> [u8; 256] {
    let mut table = [0; 256];
    let mut rule = 0;
    while rule < IN_RUN.len() {
        let [last, before] = IN_RUN[rule].behind;
        let mut byte = 0;
        while byte < table.len() {
            table[byte] |= (may_be(last, byte as u8) as u8) << rule;
            table[byte] |= (may_be(before, byte as u8) as u8) << rule << BITS;
            byte += 1;
        }
        rule += 1;
    }
    table
}

const fn may_be(bytes: &[u8], byte: u8) -> bool {
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] == byte {
            return true;
        }
        at += 1;
    }
    bytes.is_empty()
}

const fn last() -> u8 {
    let (mut all, mut rule) = (0, 0);
    while rule < IN_RUN.len() {
        all |= (IN_RUN[rule].last as u8) << rule;
        rule += 1;
    }
    all
}

impl Asked {
    /// The rules that the bytes before a run ask for.
    pub(crate) fn of(text: &[u8], run: &Range<usize>) -> Self {
        let Some(last) = run.start.checked_sub(1) else { return Self(0) };
        let before = last.checked_sub(1).map_or(0, |at| text[at]);
        Self(BEHIND[usize::from(text[last])] & BEHIND[usize::from(before)] >> BITS)
    }

    /// Adds what those find that need not wait for others.
    pub(crate) fn first(self, text: &[u8], run: &Range<usize>, found: &mut Vec<Match>) {
        find(self.0 & !LAST, text, run, found);
    }

    /// Adds what those find that are asked only where nothing else was found.
    pub(crate) fn last(self, text: &[u8], run: &Range<usize>, found: &mut Vec<Match>) {
        find(self.0 & LAST, text, run, found);
    }
}

/// Nearly every run comes here for nothing.
#[inline]
fn find(rules: u8, text: &[u8], run: &Range<usize>, found: &mut Vec<Match>) {
    if rules != 0 {
        ask(rules, text, run, found);
    }
}

#[inline(never)]
fn ask(rules: u8, text: &[u8], run: &Range<usize>, found: &mut Vec<Match>) {
    for (index, rule) in IN_RUN.iter().enumerate() {
        if rules >> index & 1 == 1
            && let Some(token) = (rule.find)(text, run)
        {
            found.push(token);
        }
    }
}

/// The secret beside the needle whose last byte stands at `last`.
#[inline(never)]
pub(crate) fn at_needle(text: &[u8], last: usize) -> Option<Match> {
    let place = last.checked_sub(2)?..last + 1;
    let bytes = *text.get(place.clone())?.first_chunk()?;
    let is_beside = |rule: &&AtNeedle| rule.needles.iter().any(|needle| needle::is(*needle, bytes));
    AT_NEEDLE.iter().filter(is_beside).find_map(|rule| (rule.find)(text, &place))
}

/// The example of a rule that is written in Rust.
#[cfg(any(test, feature = "generate"))]
pub(crate) fn example(rule: Rule, random: &mut Random) -> Option<[alloc::string::String; 3]> {
    let in_run = IN_RUN.iter().map(|rule| &rule.example);
    let mut all = in_run.chain(AT_NEEDLE.iter().filter_map(|rule| rule.example.as_ref()));
    all.find(|example| example.rule == rule).map(|example| (example.parts)(random))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nearly_no_run_is_looked_at_by_a_rule() {
        let (key, signature, pair) = (1, 2, 4);
        for (before, asked) in [
            ("", 0),
            ("(", 0),
            (" ", 0),
            ("x ", 0),
            ("- ", key),
            (": ", pair),
            ("c ", pair),
            (" \"", key | pair),
            ("g=", signature),
            ("h=", signature | pair),
            ("%", signature),
            ("\\", 0),
            ("-\\", key),
            ("\n\n", key | pair),
            ("\r\n", key | pair),
        ] {
            let text = [before, "letters"].concat();
            assert_eq!(Asked::of(text.as_bytes(), &(before.len()..text.len())).0, asked, "{text:?}");
        }
    }
}
