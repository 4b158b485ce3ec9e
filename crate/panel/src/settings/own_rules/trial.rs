use std::ops::Range;

use patrol_detect::Automaton;

/// What a rule with this pattern and these keywords matches in a text, by bytes; nothing in a text without one of the keywords. Another rule may
/// take a match before it: only `patrol_detect::scan_custom` knows.
pub(super) fn found(pattern: &Automaton, keywords: &[String], text: &str) -> Vec<Range<usize>> {
    let lower = text.to_ascii_lowercase();
    if !keywords.iter().any(|word| lower.contains(&word.to_ascii_lowercase())) {
        return Vec::new();
    }
    let is_whole = |range: &Range<usize>| text.get(range.clone()).is_some_and(|part| !part.is_empty());
    pattern.matches(text.as_bytes()).filter(is_whole).collect()
}

#[cfg(test)]
mod tests {
    use patrol_detect::{Confidence, CustomRule, Options, scan_custom};
    use patrol_policy::{OwnAction, OwnRule};
    use patrol_rules::RuleSet;

    use super::*;

    fn compiled(pattern: &str, keyword: &str) -> Vec<CustomRule> {
        let rule = OwnRule {
            name: "ACME".into(),
            pattern: pattern.into(),
            keywords: vec![keyword.into()],
            confidence: Confidence::High,
            action: OwnAction::Ask,
        };
        CustomRule::read(&RuleSet::of(&[rule]).bytes).unwrap()
    }

    #[test]
    fn a_rule_that_is_tried_finds_what_the_engine_finds() {
        let rules = compiled("ACME-[0-9]{8}", "acme");
        for text in ["é ACME-00000001, ACME-1, ACME-00000002", "ACM-00000001", ""] {
            let scanned = scan_custom(text, &Options::default(), &rules);
            let scanned: Vec<_> = scanned.into_iter().map(|it| it.range).collect();
            assert_eq!(found(&rules[0].automaton, &["acme".into()], text), scanned, "{text}");
        }
        let lower = compiled("x[0-9]{8}", "acme");
        assert!(found(&lower[0].automaton, &["acme".into()], "x12345678").is_empty());
    }
}
