use std::collections::HashSet;

use patrol_detect::CustomRule;

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
