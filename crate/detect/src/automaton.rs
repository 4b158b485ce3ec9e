//! What custom rules match: automata compiled elsewhere, run here without a pattern compiler.
//!
//! An automaton comes as two tables. The first reads forward from any place and knows where the leftmost match ends;
//! the second reads backward from there and knows where it begins. How far all matches together may look beyond their
//! ends is limited, so no pattern makes any text take more than six steps a byte.
//!
//! | bytes | content                                                                                  |
//! |-------|------------------------------------------------------------------------------------------|
//! | 4     | `PAT2`                                                                                   |
//! | 2     | number of states of the first table, least significant byte first                       |
//! | 1     | number of byte classes, 1 to 255                                                         |
//! | 256   | the class of each byte                                                                   |
//! | …     | for each state: 1 if it accepts, else 0; then the next state for each class, and one for the end of the text, as runs: how many classes lead to the same (1 byte), and to which (2 bytes) |
//! | …     | the second table in the same form, from its number of states on                          |
//!
//! State 0 is dead: nothing more can match. State 1 is the start. A state accepts if a match ended **before** the byte
//! that led to it, as in the tables of the `regex-automata` crate.

use alloc::vec::Vec;
use core::fmt;
use core::ops::Range;

const MAGIC: &[u8; 4] = b"PAT2";
/// Larger automata are refused, so that a rule can fill neither memory nor a settings store, in bytes.
const LARGEST: usize = 256 * 1024;
/// How far behind the end of a match a longer one is looked for, in bytes.
const REACH: usize = 1024;
/// How often a text may be read for that all in all. Then the shortest match is taken.
const AHEAD: usize = 4;
const DEAD: usize = 0;
const START: usize = 1;

/// Why bytes are not an automaton.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AutomatonError {
    /// They do not begin as an automaton does, or end too early or too late.
    Malformed,
    /// They are more than 256 KiB.
    TooLarge,
    /// A state leads to one that does not exist.
    BrokenState,
    /// It would match nothing at all, everywhere.
    MatchesNothing,
}

impl fmt::Display for AutomatonError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Malformed => "This is not a compiled rule. Compile the pattern again.",
            Self::TooLarge => "The compiled rule is too large. Use a shorter pattern or smaller repetitions.",
            Self::BrokenState => "The compiled rule is damaged. Compile the pattern again.",
            Self::MatchesNothing => "The rule matches the empty text. Require at least one character.",
        })
    }
}

/// A compiled rule.
#[derive(Clone, Debug)]
pub struct Automaton {
    forward: Table,
    backward: Table,
}

impl Automaton {
    /// Reads and checks the tables.
    ///
    /// # Errors
    /// Says what is wrong with them; tables that pass can be run over any text.
    pub fn read(bytes: &[u8]) -> Result<Self, AutomatonError> {
        if bytes.len() > LARGEST {
            return Err(AutomatonError::TooLarge);
        }
        let rest = bytes.strip_prefix(MAGIC).ok_or(AutomatonError::Malformed)?;
        let (forward, rest) = Table::read(rest)?;
        let (backward, rest) = Table::read(rest)?;
        if !rest.is_empty() {
            return Err(AutomatonError::Malformed);
        }
        if forward.accepts(forward.next_at_end(START)) {
            return Err(AutomatonError::MatchesNothing);
        }
        Ok(Self { forward, backward })
    }

    /// Every match in `text`, in bytes, in order and without overlap.
    pub fn matches<'t>(&'t self, text: &'t [u8]) -> impl Iterator<Item = Range<usize>> + 't {
        let (mut from, mut ahead) = (0, REACH + AHEAD * text.len());
        core::iter::from_fn(move || {
            let end = self.end(text, from, &mut ahead)?;
            let start = self.start(text, from, end);
            from = end;
            Some(start..end)
        })
    }

    /// Where the next match ends. Each byte that is read behind an end takes one from `ahead`.
    fn end(&self, text: &[u8], from: usize, ahead: &mut usize) -> Option<usize> {
        let (mut state, mut end) = (START, None);
        for (at, &byte) in text.iter().enumerate().skip(from) {
            state = self.forward.next(state, byte);
            if self.forward.accepts(state) {
                end = Some(at);
            }
            *ahead -= usize::from(end.is_some() && *ahead > 0);
            if state == DEAD || end.is_some_and(|end| at > end + REACH || *ahead == 0) {
                return end.filter(|&end| end > from);
            }
        }
        if self.forward.accepts(self.forward.next_at_end(state)) {
            end = Some(text.len());
        }
        end.filter(|&end| end > from)
    }

    fn start(&self, text: &[u8], from: usize, end: usize) -> usize {
        let (mut state, mut start) = (START, end);
        for at in (from..end).rev() {
            state = self.backward.next(state, text[at]);
            if self.backward.accepts(state) {
                start = at + 1;
            }
            if state == DEAD {
                return start;
            }
        }
        if self.backward.accepts(self.backward.next_at_end(state)) { from } else { start }
    }
}

#[derive(Clone, Debug)]
struct Table {
    classes: [u8; 256],
    states: Vec<u8>,
    /// Bytes for each state.
    stride: usize,
}

impl Table {
    fn read(bytes: &[u8]) -> Result<(Self, &[u8]), AutomatonError> {
        let (head, rest) = bytes.split_first_chunk::<3>().ok_or(AutomatonError::Malformed)?;
        let (count, class_count) = (usize::from(head[0]) | usize::from(head[1]) << 8, usize::from(head[2]));
        let (classes, rest) = rest.split_first_chunk::<256>().ok_or(AutomatonError::Malformed)?;
        let stride = 1 + 2 * (class_count + 1);
        if count * stride > LARGEST {
            return Err(AutomatonError::TooLarge);
        }
        let (states, rest) = spread(rest, count, stride).ok_or(AutomatonError::Malformed)?;
        let table = Self { classes: *classes, states, stride };
        let has_classes = classes.iter().all(|&class| usize::from(class) < class_count);
        let leads_on = |state: usize| (0..=class_count).all(|class| table.to(state, class) < count);
        if !has_classes || count < 2 || !(0..count).all(leads_on) {
            return Err(AutomatonError::BrokenState);
        }
        Ok((table, rest))
    }

    fn next(&self, state: usize, byte: u8) -> usize {
        self.to(state, usize::from(self.classes[usize::from(byte)]))
    }

    fn next_at_end(&self, state: usize) -> usize {
        self.to(state, self.stride / 2 - 1)
    }

    fn to(&self, state: usize, class: usize) -> usize {
        let at = state * self.stride + 1 + 2 * class;
        usize::from(self.states[at]) | usize::from(self.states[at + 1]) << 8
    }

    fn accepts(&self, state: usize) -> bool {
        self.states[state * self.stride] == 1
    }
}

/// The rows of so many states of so many bytes each, and what stands behind them.
fn spread(mut rest: &[u8], count: usize, stride: usize) -> Option<(Vec<u8>, &[u8])> {
    let mut states = Vec::with_capacity(count * stride);
    for end in (1..=count).map(|number| number * stride) {
        let (&accepts, runs) = rest.split_first()?;
        states.push(accepts);
        rest = runs;
        while states.len() < end {
            let (&[length, low, high], runs) = rest.split_first_chunk()?;
            rest = runs;
            (0..length).for_each(|_| states.extend([low, high]));
            if length == 0 || states.len() > end {
                return None;
            }
        }
    }
    Some((states, rest))
}

#[cfg(test)]
pub(crate) mod tests {
    use alloc::vec::Vec;
    use std::collections::HashMap;

    use proptest::prelude::*;
    use regex_automata::Anchored;
    use regex_automata::MatchKind;
    use regex_automata::dfa::Automaton as _;
    use regex_automata::dfa::dense;
    use regex_automata::nfa::thompson;
    use regex_automata::util::primitives::StateID;
    use regex_automata::util::start::Config;
    use regex_automata::util::syntax;

    use super::*;

    /// What a settings page would do: both automata of the pattern, written in our form.
    pub(crate) fn compile(pattern: &str) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        for (reverse, anchored, kind) in
            [(false, Anchored::No, MatchKind::LeftmostFirst), (true, Anchored::Yes, MatchKind::All)]
        {
            let dfa = dense::Builder::new()
                .configure(dense::Config::new().match_kind(kind))
                .thompson(thompson::Config::new().reverse(reverse))
                .syntax(syntax::Config::new().unicode(false).utf8(false))
                .build(pattern)
                .unwrap();
            write(&dfa, dfa.start_state(&Config::new().anchored(anchored)).unwrap(), &mut bytes);
        }
        bytes
    }

    fn write(dfa: &dense::DFA<Vec<u32>>, start: StateID, out: &mut Vec<u8>) {
        let (mut numbers, mut states) = (HashMap::from([(start, 1u16)]), vec![start]);
        let mut rows: Vec<(bool, Vec<u16>)> = vec![(false, vec![0; 256])];
        let mut index = 0;
        while let Some(&state) = states.get(index) {
            let mut number = |next: StateID, states: &mut Vec<StateID>| {
                if dfa.is_dead_state(next) {
                    return 0;
                }
                let fresh = states.len() as u16 + 1;
                *numbers.entry(next).or_insert_with(|| {
                    states.push(next);
                    fresh
                })
            };
            let mut row: Vec<u16> =
                (0..=255).map(|byte| number(dfa.next_state(state, byte), &mut states)).collect();
            row.push(number(dfa.next_eoi_state(state), &mut states));
            rows.push((dfa.is_match_state(state), row));
            index += 1;
        }
        rows[0].1.push(0);
        // One class for each different column.
        let mut columns: Vec<Vec<u16>> = Vec::new();
        let classes: Vec<u8> = (0..256)
            .map(|byte| {
                let column: Vec<u16> = rows.iter().map(|row| row.1[byte]).collect();
                let known = columns.iter().position(|other| *other == column);
                known.unwrap_or_else(|| {
                    columns.push(column);
                    columns.len() - 1
                }) as u8
            })
            .collect();
        out.extend((rows.len() as u16).to_le_bytes());
        out.push(columns.len() as u8);
        out.extend(&classes);
        for (state, (accepts, row)) in rows.iter().enumerate() {
            out.push(u8::from(*accepts));
            let leads = columns.iter().map(|column| column[state]).chain([row[256]]).collect::<Vec<u16>>();
            for run in leads.chunk_by(|one, other| one == other) {
                out.push(run.len() as u8);
                out.extend(run[0].to_le_bytes());
            }
        }
    }

    pub(crate) const PATTERNS: [&str; 6] = [
        "ACME-[0-9A-F]{8}",
        "(?i)secret=[a-z0-9]{4,9}",
        "a+b?|b{2,}",
        "x.{0,5}y",
        "(foo|foobar)[0-9]?",
        "[ab]{3}c|abc+",
    ];

    proptest! {
        #[test]
        fn finds_what_the_regex_crate_finds(
            index in 0..PATTERNS.len(),
            text in "(ACME-[0-9A-F]{6,9}|secret=[a-z0-9]{2,10}|[ab]{1,4}|c|x|y|foo|foobar|[0-9]| |é){0,30}",
        ) {
            let bytes = compile(PATTERNS[index]);
            let automaton = Automaton::read(&bytes).unwrap();
            let found: Vec<_> = automaton.matches(text.as_bytes()).collect();
            let regex = regex::bytes::RegexBuilder::new(PATTERNS[index]).unicode(false).build().unwrap();
            let expected: Vec<_> = regex.find_iter(text.as_bytes()).map(|found| found.range()).collect();
            prop_assert_eq!(found, expected);
        }

        #[test]
        fn broken_tables_are_refused_or_harmless(at: usize, byte: u8, text in "\\PC{0,30}") {
            let mut bytes = compile(PATTERNS[0]);
            let at = at % bytes.len();
            bytes[at] = byte;
            if let Ok(automaton) = Automaton::read(&bytes) {
                automaton.matches(text.as_bytes()).for_each(drop);
            }
        }
    }

    #[test]
    fn a_rule_that_looks_far_ahead_at_every_letter_stays_linear() {
        // Each letter is a match, behind which a longer one is looked for in vain.
        let bytes = compile("a(.{0,9}b)?");
        let automaton = Automaton::read(&bytes).unwrap();
        let text = "a".repeat(1 << 18);
        let mut ahead = REACH + AHEAD * text.len();
        let before = ahead;
        let mut from = 0;
        while let Some(end) = automaton.end(text.as_bytes(), from, &mut ahead) {
            from = end;
        }
        assert_eq!((from, ahead), (text.len(), 0));
        assert!(before - ahead <= 5 * text.len());
        assert_eq!(automaton.matches(text.as_bytes()).count(), text.len());
    }

    #[test]
    fn says_why_it_refuses() {
        let refused = |bytes: &[u8]| Automaton::read(bytes).err();
        assert_eq!(refused(b"nonsense"), Some(AutomatonError::Malformed));
        assert_eq!(refused(&[0; LARGEST + 1]), Some(AutomatonError::TooLarge));
        assert_eq!(refused(&compile("a*")), Some(AutomatonError::MatchesNothing));
        let mut broken = compile("ab");
        let last = broken.len() - 1;
        broken[last] = 255;
        assert_eq!(refused(&broken), Some(AutomatonError::BrokenState));
        assert_eq!(refused(&compile("ab")[..300]), Some(AutomatonError::Malformed));
    }
}
