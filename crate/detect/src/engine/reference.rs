//! The slow reference: the `regex` crate reads the same patterns in its own way, at every place of a text.

use std::path::Path;

use proptest::prelude::*;
use regex::bytes::Regex;
use regex::bytes::RegexBuilder;

use super::confirm::confirm;
use super::literal::with_literal;
use super::program;
use super::program::Memo;
use super::tables::Spec;
use crate::compile::lower;
use crate::compile::source;
use crate::compile::source::Rule;
use crate::found::Match;
use crate::generate;
use crate::rules;
use crate::run::Tokens;

/// The patterns, with the number of their rule.
fn patterns() -> Vec<(usize, Rule, Regex)> {
    let files = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
    let rules = source::read(&files).unwrap().into_iter().enumerate();
    rules
        .filter(|(_, rule)| !rule.pattern.is_empty())
        .map(|(index, rule)| (index, anchored_regex(&rule.pattern), rule))
        .map(|(index, regex, rule)| (index, rule, regex))
        .collect()
}

/// The pattern at the start of a text, with the edge that the compiler gives it.
fn anchored_regex(pattern: &str) -> Regex {
    let edge = match lower::tail(&lower::parse(pattern).unwrap()) {
        Some(set) => {
            let members: String = set.iter().map(|byte| format!("\\x{byte:02x}")).collect();
            format!("(?:[^A-Za-z0-9{members}]|\\z)")
        }
        None => String::new(),
    };
    let regex = format!("\\A({pattern}){edge}");
    RegexBuilder::new(&regex).unicode(false).size_limit(100 << 20).build().unwrap()
}

/// Where the reference finds the secret of a rule at the start of `text`.
fn reference(regex: &Regex, text: &[u8]) -> Option<std::ops::Range<usize>> {
    let found = regex.captures(text)?;
    Some(found.get(2).or(found.get(1))?.range())
}

/// A text with an example in it, and two letters of it changed, so that all kinds of near misses come up.
fn spoilt(rule: usize, seed: u64, changes: &[(usize, u8)]) -> Option<Vec<u8>> {
    let mut text = generate::example(rules().nth(rule)?, seed)?.text.into_bytes();
    for (at, byte) in changes {
        let at = at % text.len();
        text[at] = *byte;
    }
    Some(text)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]

    #[test]
    fn every_pattern_is_read_as_the_regex_crate_reads_it(
        seed: u64, changes in proptest::collection::vec((any::<usize>(), prop_oneof![Just(b'-'), Just(b'A'), Just(b'.'), Just(b' '), any::<u8>()]), 0..3),
    ) {
        for (index, rule, regex) in patterns() {
            let Some(text) = spoilt(index, seed, &changes) else { continue };
            let mut memo = Memo::default();
            for at in 0..text.len() {
                let fast = program::run(Spec::of(index).start, &text, at, &mut memo);
                let slow = reference(&regex, &text[at..]).map(|range| range.start + at..range.end + at);
                prop_assert_eq!(fast, slow, "{} at {} of {:?}", rule.id, at, String::from_utf8_lossy(&text));
            }
        }
    }

    #[test]
    fn no_literal_misses_what_its_pattern_matches(seed: u64, changes in proptest::collection::vec((any::<usize>(), any::<u8>()), 0..2)) {
        for (index, rule, regex) in patterns().into_iter().filter(|(_, rule, _)| rule.words.is_empty()) {
            let Some(text) = spoilt(index, seed, &changes) else { continue };
            for run in Tokens::new(&text, 0) {
                let mut found: Vec<Match> = Vec::new();
                with_literal(&text, run.clone(), &mut Memo::default(), &mut found);
                for at in run.clone() {
                    // A secret that is too short for a run, or begins in the middle of a word, is not looked for.
                    let in_word = at > run.start && text[at - 1].is_ascii_alphanumeric();
                    let Some(range) = reference(&regex, &text[at..]).filter(|range| !in_word && range.end <= run.end - at) else { continue };
                    let range = range.start + at..range.end + at;
                    let known = found.iter().any(|found| found.rule.id() == rule.id && (found.range == range || found.range.contains(&range.start)));
                    prop_assert!(known || confirm(index, &text, range).is_none(), "{} at {}", rule.id, at);
                }
            }
        }
    }
}
