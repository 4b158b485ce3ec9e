use std::collections::HashSet;
use std::ops::Range;

use patrol_detect::{Automaton, CustomRule};

use crate::{OwnRule, RuleError, automaton, pattern, rule};

/// So large may all of them be, in bytes, with the patterns of exceptions.
pub(crate) const ROOM: usize = 64 << 10;

/// The rules that are in force together, compiled.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RuleSet {
    /// As `patrol_detect::CustomRule::read` reads them. The label of each is that of its action and its name as it is shown.
    pub bytes: Vec<u8>,
    /// The rules that cannot be used, by their place in the list, and why.
    pub refused: Vec<(usize, RuleError)>,
}

impl RuleSet {
    /// Compiles rules. One that cannot be used is left out and told.
    pub fn of(rules: &[OwnRule]) -> RuleSet {
        let (mut set, mut names, mut count) = (RuleSet::default(), HashSet::new(), 0);
        for (place, rule) in rules.iter().enumerate() {
            let taken = if names.insert(rule.shown_name()) { Ok(()) } else { Err(RuleError::NameTaken) };
            let added = taken.and_then(|()| set.add(rule, count));
            match added {
                Ok(()) => count += 1,
                Err(error) => set.refused.push((place, error)),
            }
        }
        set
    }

    fn add(&mut self, rule: &OwnRule, count: usize) -> Result<(), RuleError> {
        if count >= OwnRule::MOST {
            return Err(RuleError::TooMany);
        }
        let tables = compile(rule)?;
        let keywords: Vec<&str> = rule.keywords.iter().map(String::as_str).collect();
        let before = self.bytes.len();
        let label = rule.action.label(&rule.shown_name());
        CustomRule::write(&mut self.bytes, rule.confidence, &label, &keywords, &tables);
        if self.bytes.len() > ROOM {
            self.bytes.truncate(before);
            return Err(RuleError::NoRoom);
        }
        Ok(())
    }
}

/// The tables of a rule.
///
/// # Errors
/// When the rule cannot be used.
pub fn compile(rule: &OwnRule) -> Result<Vec<u8>, RuleError> {
    rule::check(rule)?;
    automaton::compile(&rule.pattern)
}

/// The tables of a pattern alone.
///
/// # Errors
/// When it cannot be the pattern of a rule.
pub fn compile_pattern(pattern: &str) -> Result<Vec<u8>, RuleError> {
    pattern::check(pattern)?;
    automaton::compile(pattern)
}

/// What a rule with these tables matches in a text, by bytes; nothing in a text without one of its keywords. Another rule may take a match
/// before it: only `patrol_detect::scan_custom` knows.
pub fn found(rule: &OwnRule, tables: &[u8], text: &str) -> Vec<Range<usize>> {
    let lower = text.to_ascii_lowercase();
    let is_looked_at = rule.keywords.iter().any(|word| lower.contains(&word.to_ascii_lowercase()));
    let Ok(tables) = Automaton::read(tables) else { return Vec::new() };
    let whole = |range: &Range<usize>| text.get(range.clone()).is_some_and(|part| !part.is_empty());
    tables.matches(text.as_bytes()).filter(|range| is_looked_at && whole(range)).collect()
}

#[cfg(test)]
mod tests {
    use patrol_detect::{Options, scan_custom};

    use super::*;
    use crate::rule::tests::rule;

    fn named(name: &str, pattern: &str) -> OwnRule {
        OwnRule { name: name.into(), ..rule(pattern, "acme") }
    }

    #[test]
    fn one_bad_rule_costs_that_rule_only() {
        let rules = [
            named("a", "ACME-[0-9]{8}"),
            named("b", "(ACME"),
            named("c", "acme_[a-z]{8}"),
            named("a", "acme"),
        ];
        let set = RuleSet::of(&rules);
        let told: Vec<_> = set.refused.iter().map(|(place, error)| (*place, error.clone())).collect();
        assert!(matches!(&told[..], [(1, RuleError::Syntax(1, _)), (3, RuleError::NameTaken)]), "{told:?}");
        let compiled = CustomRule::read(&set.bytes).unwrap();
        let found = scan_custom("ACME-00000001 acme_abcdefgh", &Options::default(), &compiled);
        assert_eq!(found.iter().map(|it| it.rule.custom()).collect::<Vec<_>>(), [Some(0), Some(1)]);
    }

    #[test]
    fn a_rule_that_is_tried_finds_what_the_engine_finds() {
        let rule = named("a", "ACME-[0-9]{8}");
        let tables = compile(&rule).unwrap();
        let set = RuleSet::of(std::slice::from_ref(&rule));
        let engine = CustomRule::read(&set.bytes).unwrap();
        for text in ["é ACME-00000001, ACME-1, ACME-00000002", "ACM-00000001", ""] {
            let scanned = scan_custom(text, &Options::default(), &engine);
            let scanned: Vec<_> = scanned.into_iter().map(|it| it.range).collect();
            assert_eq!(found(&rule, &tables, text), scanned, "{text}");
        }
        assert!(found(&rule, &[], "ACME-00000001").is_empty());
        let lower = named("b", "x[0-9]{8}");
        assert!(found(&lower, &compile(&lower).unwrap(), "x12345678").is_empty());
    }

    #[test]
    fn fifty_rules_and_no_more_and_no_more_than_there_is_room_for() {
        let rules: Vec<_> = (0..52).map(|at| named(&at.to_string(), &format!("Z{at:02}#"))).collect();
        let set = RuleSet::of(&rules);
        assert_eq!(set.refused, [(50, RuleError::TooMany), (51, RuleError::TooMany)], "{}", set.bytes.len());
        let large: Vec<_> =
            (0..9).map(|at| named(&at.to_string(), &format!("acme{at}[0-9]{{300}}x"))).collect();
        let set = RuleSet::of(&large);
        assert!(
            !set.refused.is_empty() && set.refused.iter().all(|(_, error)| *error == RuleError::NoRoom),
            "{:?}",
            set.refused
        );
        assert!(set.bytes.len() <= ROOM);
    }
}
