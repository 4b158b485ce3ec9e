//! Rules of a person's or an organization's own, beside the built-in ones.

mod rule;

use alloc::vec::Vec;
use core::ops::Range;

pub use rule::CustomRule;

use crate::Finding;
use crate::Options;
use crate::Rule;
use crate::best::best;
use crate::found::Match;
use crate::mask;
use crate::read;
use crate::read::ROUNDS;
use crate::scan;

/// Every secret in `text` by the built-in rules and by `rules`, in order and without overlap.
///
/// What a mask of [`redact`](crate::redact) says matches no rule, and no match reaches over one. Redacting the findings leaves a text in
/// which nothing is found. Time is linear in the length of the text for each rule.
#[must_use]
pub fn scan_custom(text: &str, options: &Options, rules: &[CustomRule]) -> Vec<Finding> {
    let mut all = Vec::new();
    Own::new(text, options, rules).read(text.as_bytes(), 0..text.len(), ROUNDS, &mut all);
    scan::findings(text, all)
}

/// The same around a change, as [`scan_window`](crate::scan_window) does it. A match longer than the window is seen only by [`scan_custom`].
#[must_use]
pub fn scan_custom_window(
    text: &str,
    changed: Range<usize>,
    options: &Options,
    rules: &[CustomRule],
) -> Vec<Finding> {
    let mut all = Vec::new();
    Own::new(text, options, rules).read(
        text.as_bytes(),
        scan::window(text.as_bytes(), changed),
        ROUNDS,
        &mut all,
    );
    scan::findings(text, all)
}

struct Own<'a> {
    options: &'a Options,
    /// Those that look at the text, and the place of each in the list.
    rules: Vec<(usize, &'a CustomRule)>,
}

impl<'a> Own<'a> {
    fn new(text: &str, options: &'a Options, rules: &'a [CustomRule]) -> Self {
        let looks = |rule: &CustomRule| rule.confidence >= options.least && rule.looks_at(text.as_bytes());
        Own { options, rules: rules.iter().enumerate().filter(|(_, rule)| looks(rule)).collect() }
    }

    /// Adds what is found in a part of the text to `all`; then reads what is left of it between two secrets, as it will look once they are
    /// redacted.
    fn read(&self, text: &[u8], part: Range<usize>, rounds: usize, all: &mut Vec<Match>) {
        let mut found = read::all(text, part.clone(), self.options);
        if self.rules.is_empty() {
            all.append(&mut found);
            return;
        }
        let built_in = found.len();
        pieces(text, part.clone()).for_each(|piece| self.matches(text, piece, &mut found));
        if found.len() == built_in {
            all.append(&mut found);
            return;
        }
        found.sort_by_key(|token| token.range.start);
        let mut from = part.start;
        for token in best(found) {
            self.again(text, from..token.range.start, rounds, all);
            from = token.range.end;
            all.push(token);
        }
        self.again(text, from..part.end, rounds, all);
    }

    fn again(&self, text: &[u8], part: Range<usize>, rounds: usize, all: &mut Vec<Match>) {
        if let Some(rounds) = rounds.checked_sub(1)
            && !part.is_empty()
        {
            self.read(text, part, rounds, all);
        }
    }

    /// Adds the matches in a piece without masks. Where the text goes on, a rule sees the bracket of a mask, whether it is there or will be.
    fn matches(&self, text: &[u8], piece: Range<usize>, found: &mut Vec<Match>) {
        let before = (piece.start > 0).then_some(mask::CLOSE);
        let behind = (piece.end < text.len()).then_some(mask::OPEN.as_bytes()[0]);
        let seen: Vec<u8> =
            before.into_iter().chain(text[piece.clone()].iter().copied()).chain(behind).collect();
        let first = before.iter().len();
        let inside = first..first + piece.len();
        for &(index, rule) in &self.rules {
            let is_inside = |range: &Range<usize>| inside.start <= range.start && range.end <= inside.end;
            let ranges = rule.automaton.matches(&seen).filter(|range| is_inside(range) && !range.is_empty());
            found.extend(ranges.map(|range| {
                let offset = |at: usize| piece.start + at - first;
                let range = whole_characters(text, offset(range.start)..offset(range.end));
                Match::new(Rule::of_custom(index), range, rule.confidence)
            }));
        }
    }
}

/// The pieces of a part of the text between its masks.
fn pieces(text: &[u8], part: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let mut from = Some(part.start);
    core::iter::from_fn(move || {
        let start = from?;
        let mask = (start..part.end).find_map(|at| Some(at..at + mask::at(&text[at..part.end])?));
        from = mask.as_ref().map(|mask| mask.end);
        Some(start..mask.map_or(part.end, |mask| mask.start))
    })
}

/// The range, grown to where characters begin and end: a rule knows nothing but bytes.
fn whole_characters(text: &[u8], mut range: Range<usize>) -> Range<usize> {
    let is_inside = |at: usize| text.get(at).is_some_and(|byte| byte & 0xC0 == 0x80);
    while is_inside(range.start) {
        range.start -= 1;
    }
    while is_inside(range.end) {
        range.end += 1;
    }
    range
}

#[cfg(test)]
mod tests {
    use alloc::format;
    use alloc::string::String;
    use alloc::string::ToString;

    use proptest::prelude::*;

    use super::*;
    use crate::Automaton;
    use crate::Confidence;
    use crate::automaton::tests::PATTERNS;
    use crate::automaton::tests::compile;
    use crate::generate;
    use crate::redact;
    use crate::scan_with;

    fn found(text: &str, patterns: &[(&str, Confidence)]) -> Vec<Finding> {
        let tables: Vec<Vec<u8>> = patterns.iter().map(|(pattern, _)| compile(pattern)).collect();
        scan_custom(
            text,
            &Options::default(),
            &custom_rules(&tables, patterns.iter().map(|(_, confidence)| *confidence)),
        )
    }

    pub(super) fn custom_rules(
        tables: &[Vec<u8>],
        confidences: impl Iterator<Item = Confidence>,
    ) -> Vec<CustomRule> {
        let rule = |(bytes, confidence): (&Vec<u8>, Confidence)| {
            let automaton = Automaton::read(bytes).unwrap();
            CustomRule { automaton, confidence, keywords: Vec::new(), label: String::new() }
        };
        tables.iter().zip(confidences).map(rule).collect()
    }

    fn parts<'t>(text: &'t str, findings: &[Finding]) -> Vec<(String, &'t str)> {
        findings.iter().map(|finding| (finding.rule.id().to_string(), &text[finding.range.clone()])).collect()
    }

    #[test]
    fn tells_which_rule_it_was_and_where() {
        let text = "é ACME-00C0FFEE and ab";
        let findings = found(text, &[("ab", Confidence::Low), ("ACME-[0-9A-F]{8}", Confidence::High)]);
        assert_eq!(
            parts(text, &findings),
            [("custom-rule".into(), "ACME-00C0FFEE"), ("custom-rule".into(), "ab")]
        );
        let told: Vec<_> =
            findings.iter().map(|finding| (finding.rule.custom(), finding.confidence)).collect();
        assert_eq!(told, [(Some(1), Confidence::High), (Some(0), Confidence::Low)]);
        assert_eq!((findings[0].range.clone(), findings[0].utf16.clone()), (3..16, 2..15));
        assert_eq!(redact(text, &findings), "é [redacted:custom-rule] and [redacted:custom-rule]");
    }

    #[test]
    fn the_surer_rule_wins_and_a_built_in_one_if_they_are_alike() {
        let pat = generate::azure_devops_pat(1);
        let text = format!("{pat} ACME-{pat}");
        let rules = [("[A-Za-z0-9]{84}", Confidence::Certain), ("ACME-", Confidence::Low)];
        let expected = [
            ("azure-devops-pat".into(), &pat[..]),
            ("custom-rule".into(), "ACME-"),
            ("azure-devops-pat".into(), &pat[..]),
        ];
        assert_eq!(parts(&text, &found(&text, &rules)), expected);
        let text = "postgres://ada:kulgrej7@db";
        assert_eq!(
            parts(text, &found(text, &[("ada:[a-z0-9]+", Confidence::High)])),
            [("custom-rule".into(), "ada:kulgrej7")]
        );
    }

    #[test]
    fn leaves_out_what_is_not_sure_enough() {
        let tables = [compile("ACME-[0-9A-F]{8}")];
        let rules = custom_rules(&tables, [Confidence::Medium].into_iter());
        let count =
            |least| scan_custom("ACME-00C0FFEE", &Options { least, ..Options::default() }, &rules).len();
        assert_eq!((count(Confidence::Medium), count(Confidence::High)), (1, 0));
    }

    #[test]
    fn a_mask_matches_nothing() {
        let text = "[redacted:azure-devops-pat:2026-03] redacted";
        assert_eq!(
            parts(text, &found(text, &[("[a-z-]{6,}", Confidence::High)])),
            [("custom-rule".into(), "redacted")]
        );
        for pattern in ["pat.*red", "^ red", r"\] red"] {
            assert_eq!(found(text, &[(pattern, Confidence::High)]), [], "{pattern}");
        }
        for pattern in ["red $", r"red \["] {
            assert_eq!(
                found("red [redacted:azure-devops-pat]", &[(pattern, Confidence::High)]),
                [],
                "{pattern}"
            );
        }
    }

    #[test]
    fn finds_what_only_a_cut_lays_bare() {
        let text = "x1xy x1xy";
        let rules = [("x.{0,5}?y", Confidence::Medium), ("x1", Confidence::High)];
        let found: Vec<_> = parts(text, &found(text, &rules)).into_iter().map(|(_, part)| part).collect();
        assert_eq!(found, ["x1", "xy", "x1", "xy"]);
    }

    #[test]
    fn takes_whole_characters() {
        let text = "x é y";
        assert_eq!(parts(text, &found(text, &[("x .", Confidence::High)])), [("custom-rule".into(), "x é")]);
    }

    #[test]
    fn sees_a_change_as_the_whole_text() {
        let filler = "nothing to see here, ".repeat(300);
        let text = format!("{filler}ACME-00C0FFEE {filler}");
        let tables = [compile("ACME-[0-9A-F]{8}")];
        let rules = custom_rules(&tables, [Confidence::High].into_iter());
        let at = filler.len() + 3;
        let seen = scan_custom_window(&text, at..at + 1, &Options::default(), &rules);
        assert_eq!(seen, scan_custom(&text, &Options::default(), &rules));
        assert_eq!(scan_custom_window(&text, 0..1, &Options::default(), &rules), []);
        // The edges of the window are not those of the text.
        let tables = [compile("^nothing|here, $")];
        let rules = custom_rules(&tables, [Confidence::High].into_iter());
        assert_eq!(scan_custom_window(&text, at..at + 1, &Options::default(), &rules), []);
        assert_eq!(scan_custom(&text, &Options::default(), &rules).len(), 2);
    }

    proptest! {
        #[test]
        fn a_redacted_text_is_clean(
            first in 0..PATTERNS.len(),
            second in 0..PATTERNS.len(),
            text in "(ACME-[0-9A-F]{6,9}|secret=[a-z0-9]{2,10}|postgres://u:hunter22@db|[ab]{1,4}|c|x|y|foo|foobar|[0-9]| |é|\\[redacted:){0,30}",
        ) {
            let rules = [(PATTERNS[first], Confidence::Medium), (PATTERNS[second], Confidence::High)];
            let findings = found(&text, &rules);
            prop_assert!(findings.windows(2).all(|pair| pair[0].range.end <= pair[1].range.start));
            let redacted = redact(&text, &findings);
            prop_assert_eq!(found(&redacted, &rules), []);
        }

        #[test]
        fn without_rules_of_ones_own_nothing_changes(text in "(\\PC{0,9}|postgres://u:hunter22@db |token=[a-zA-Z0-9]{20,90} ){0,9}") {
            prop_assert_eq!(scan_custom(&text, &Options::default(), &[]), scan_with(&text, &Options::default()));
        }
    }
}
