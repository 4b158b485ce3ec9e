//! A pattern as the tables that the engine runs; `crate/detect/src/automaton.rs` describes them.

use std::collections::HashMap;

use patrol_detect::Automaton as Tables;
use regex_automata::dfa::{Automaton, StartKind, dense};
use regex_automata::nfa::thompson::{self, WhichCaptures};
use regex_automata::util::primitives::StateID;
use regex_automata::util::start;
use regex_automata::{Anchored, MatchKind};
use regex_syntax::hir::{Hir, Look};

use crate::RuleError;
use crate::pattern::parse;

/// What the compiler may use for one pattern, in bytes: this is what bounds its time.
const WORK: usize = 1 << 20;
/// The largest table of one pattern, in bytes, as it is in the memory of a page.
const LARGEST: usize = 64 << 10;

/// Text in which no secret is. A pattern that covers a good part of it matches everything.
const ORDINARY: &str = "The build of release 2026.12 failed on agent 7 again, see https://dev.azure.com/contoso/web/_build/results?buildId=48213 \
    for the log. I have changed src/main/java/com/contoso/Startup.java, line 117: `if (attempts > 3) { return false; }`, and started it anew at \
    10:45. The work item is #90210; please review commit 3f2c9a1b7d4e5f60718293a4b5c6d7e8f9012345 before Friday.";

/// The tables of a pattern.
pub(crate) fn compile(pattern: &str) -> Result<Vec<u8>, RuleError> {
    let bytes = tables(&parse(pattern)?)?;
    let tables = Tables::read(&bytes).map_err(|_| RuleError::TooShort)?;
    let covered: usize = tables.matches(ORDINARY.as_bytes()).map(|range| range.len()).sum();
    if covered * 4 > ORDINARY.len() { Err(RuleError::MatchesOrdinary) } else { Ok(bytes) }
}

/// The tables of a pattern that match nothing but a text that is like it as a whole.
pub(crate) fn compile_whole(pattern: &str) -> Result<Vec<u8>, RuleError> {
    // What could be no pattern of a rule can be none here.
    compile(pattern)?;
    tables(&Hir::concat(vec![Hir::look(Look::Start), parse(pattern)?, Hir::look(Look::End)]))
}

fn tables(pattern: &Hir) -> Result<Vec<u8>, RuleError> {
    let mut bytes = b"PAT2".to_vec();
    for (reverse, anchored, kind) in
        [(false, Anchored::No, MatchKind::LeftmostFirst), (true, Anchored::Yes, MatchKind::All)]
    {
        let starts = if reverse { StartKind::Anchored } else { StartKind::Unanchored };
        let limits = dense::Config::new()
            .match_kind(kind)
            .start_kind(starts)
            .dfa_size_limit(Some(WORK))
            .determinize_size_limit(Some(WORK));
        let nfa = thompson::Compiler::new()
            .configure(
                thompson::Config::new()
                    .reverse(reverse)
                    .which_captures(WhichCaptures::None)
                    .nfa_size_limit(Some(WORK)),
            )
            .build_from_hir(pattern)
            .map_err(|_| RuleError::TooLarge)?;
        let dfa =
            dense::Builder::new().configure(limits).build_from_nfa(&nfa).map_err(|_| RuleError::TooLarge)?;
        let begin =
            dfa.start_state(&start::Config::new().anchored(anchored)).map_err(|_| RuleError::TooLarge)?;
        write(&dfa, begin, &mut bytes).ok_or(RuleError::TooLarge)?;
    }
    Ok(bytes)
}

/// Adds one table; nothing where it is too large.
fn write(dfa: &dense::DFA<Vec<u32>>, begin: StateID, out: &mut Vec<u8>) -> Option<()> {
    let classes = dfa.byte_classes();
    let mut numbers = HashMap::from([(begin, 1u16)]);
    let mut states = vec![begin];
    // Of each state: whether it accepts, and where each class and the end lead. State 0 leads nowhere.
    let width = classes.iter().count() - 1;
    let representatives: Vec<u8> = classes.representatives(..).filter_map(|unit| unit.as_u8()).collect();
    let mut rows = vec![(false, vec![0u16; width + 1])];
    let mut index = 0;
    while let Some(&state) = states.get(index) {
        if rows.len() * (1 + 2 * (width + 1)) > LARGEST {
            return None;
        }
        let mut number = |next: StateID| -> Option<u16> {
            if dfa.is_dead_state(next) {
                return Some(0);
            }
            let fresh = u16::try_from(states.len() + 1).ok()?;
            Some(*numbers.entry(next).or_insert_with(|| {
                states.push(next);
                fresh
            }))
        };
        let mut row = representatives
            .iter()
            .map(|byte| number(dfa.next_state(state, *byte)))
            .collect::<Option<Vec<_>>>()?;
        row.push(number(dfa.next_eoi_state(state))?);
        rows.push((dfa.is_match_state(state), row));
        index += 1;
    }
    out.extend(u16::try_from(rows.len()).ok()?.to_le_bytes());
    out.push(u8::try_from(width).ok()?);
    out.extend((0..=u8::MAX).map(|byte| classes.get(byte)));
    for (accepts, row) in rows {
        out.push(u8::from(accepts));
        for run in row.chunk_by(|one, other| one == other).flat_map(|run| run.chunks(255)) {
            out.push(run.len() as u8);
            out.extend(run.iter().take(1).flat_map(|state| state.to_le_bytes()));
        }
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::pattern::check;

    const PATTERNS: [&str; 8] = [
        "ACME-[0-9A-F]{8}",
        "(?i)secret=[a-z0-9]{4,9}",
        "x.{2,5}yz",
        "(food|foobar)[0-9]?",
        "[ab]{3}c|abbc+",
        r"\bfoo[0-9]{1,3}",
        "é{2}xy",
        "(?i)acme[\\w .-]*[\\s'\"]*(?:=|>|:=)['\"\\s=]*([a-z0-9]{8})",
    ];

    proptest! {
        #[test]
        fn the_tables_find_what_the_regex_crate_finds(
            index in 0..PATTERNS.len(),
            text in "(ACME-[0-9A-F]{6,9}|secret=[a-z0-9]{2,10}|[ab]{1,4}|acme = '|[a-z0-9]{8}|c|x|yz|food|foobar|foo|[0-9]| |é){0,30}",
        ) {
            let bytes = compile(PATTERNS[index]).unwrap();
            let tables = Tables::read(&bytes).unwrap();
            let found: Vec<_> = tables.matches(text.as_bytes()).collect();
            let regex = regex::bytes::RegexBuilder::new(PATTERNS[index]).unicode(false).build().unwrap();
            let expected: Vec<_> = regex.find_iter(text.as_bytes()).map(|found| found.range()).collect();
            if index == 5 {
                // What ends a match is no start of a word for the crate, and is one here.
                prop_assert!(expected.iter().all(|range| found.contains(range)));
            } else {
                prop_assert_eq!(found, expected);
            }
        }

        #[test]
        fn the_tables_of_a_whole_text_match_it_or_nothing(
            index in 0..PATTERNS.len() + 3,
            text in "(ACME-[0-9A-F]{8}|secret=[a-z0-9]{4,9}|[ab]{3}c|abbc|acme = '|[a-z0-9]{8}|x..yz|food|foobar|foo|[0-9]|éé|xy|\n){1,2}",
        ) {
            // These say more than one letter after another: flags, comments, alternatives.
            let pattern = *PATTERNS.iter().chain(&["(?i)FOOD|foobar", "(?x) food # bar", "^foo(d|bar|[0-9])$"]).nth(index).unwrap();
            let bytes = compile_whole(pattern).unwrap();
            let tables = Tables::read(&bytes).unwrap();
            let found: Vec<_> = tables.matches(text.as_bytes()).collect();
            let whole = format!("\\A(?:{pattern}\n)\\z");
            let whole = if index == PATTERNS.len() + 1 { whole } else { whole.replace('\n', "") };
            let regex = regex::bytes::RegexBuilder::new(&whole).unicode(false).build().unwrap();
            let expected = regex.is_match(text.as_bytes()).then_some(0..text.len());
            prop_assert_eq!(found, Vec::from_iter(expected), "{}", whole);
        }

        #[test]
        fn whatever_is_typed_is_refused_or_runs(pattern in "[a-c.()\\[\\]{}0-9,*+?|^$\\\\bwdsé-]{0,14}", text in "\\PC{0,30}") {
            if check(&pattern).is_ok() && let Ok(bytes) = compile(&pattern) {
                prop_assert!(bytes.len() <= 4 * LARGEST);
                let tables = Tables::read(&bytes).unwrap();
                prop_assert!(tables.matches(text.as_bytes()).all(|range| range.end <= text.len()));
            }
        }
    }

    #[test]
    fn what_matches_ordinary_text_is_refused() {
        for pattern in [".{4,}", r"[\s\S]{5}", r"\w{4,}", "[a-z]{4}", r"[^\n]{20}", r"(?s).{4}"] {
            assert_eq!(
                compile(pattern).map(|bytes| bytes.len()),
                Err(RuleError::MatchesOrdinary),
                "{pattern}"
            );
        }
        for pattern in ["[0-9a-f]{40}", "[0-9]{4,}", "[A-Za-z0-9_-]{32,}", "https://[^ ]+/secret"] {
            assert!(compile(pattern).is_ok(), "{pattern}");
        }
    }

    #[test]
    fn what_would_be_large_is_refused_soon() {
        let begun = std::time::Instant::now();
        for pattern in ["(a|b)*a[ab]{20}", "(?:a{0,100}){100}abcd", "(.{1,200}){200}"] {
            assert_eq!(compile(pattern).map(|bytes| bytes.len()), Err(RuleError::TooLarge), "{pattern}");
        }
        assert!(begun.elapsed().as_secs() < 5, "{:?}", begun.elapsed());
    }
}
