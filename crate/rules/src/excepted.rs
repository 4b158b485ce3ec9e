use std::collections::HashMap;

use patrol_detect::{Confidence, CustomRule};
use patrol_policy::{is_like_token, pattern_id};
use regex_syntax::hir::{Hir, HirKind};

use crate::set::ROOM;
use crate::{RuleError, RuleSet, automaton, pattern};

/// Patterns of exceptions, compiled: of secrets that match one as a whole nobody is asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PatternSet {
    /// As `patrol_detect::CustomRule::read` reads them. The label of each is its [`pattern_id`]; the rest of the rule says nothing.
    pub bytes: Vec<u8>,
    /// The patterns that cannot be used, by their place in the list, and why.
    pub refused: Vec<(usize, RuleError)>,
}

impl PatternSet {
    /// Compiles patterns that are in force with these rules, which have the room first. One that cannot be used is left out and told.
    pub fn of<'p>(patterns: impl IntoIterator<Item = &'p str>, rules: &RuleSet) -> PatternSet {
        let (mut set, mut known) = (PatternSet::default(), HashMap::new());
        for (place, pattern) in patterns.into_iter().enumerate() {
            let added: Result<(), RuleError> =
                known.entry(pattern).or_insert_with(|| set.add(pattern, rules)).clone();
            if let Err(error) = added {
                set.refused.push((place, error));
            }
        }
        set
    }

    fn add(&mut self, pattern: &str, rules: &RuleSet) -> Result<(), RuleError> {
        check(pattern)?;
        let tables = automaton::compile_whole(pattern)?;
        let before = self.bytes.len();
        CustomRule::write(&mut self.bytes, Confidence::High, &pattern_id(pattern), &[], &tables);
        if rules.bytes.len() + self.bytes.len() > ROOM {
            self.bytes.truncate(before);
            return Err(RuleError::NoRoom);
        }
        Ok(())
    }
}

/// Whether it can be a pattern, but for its size.
fn check(pattern: &str) -> Result<(), RuleError> {
    pattern::check(pattern)?;
    // As it is typed, and as it is read: a dot is a letter of a secret, or every letter.
    let mut spelled = vec![pattern.as_bytes().to_vec(), Vec::new()];
    spell(&pattern::parse(pattern)?, &mut spelled);
    // What joins the parts of a token makes no words of it. A pattern of such a text can leave its digits open.
    let joined = |text: &Vec<u8>| {
        let letters = text.iter().filter(|byte| !b"-_.~+/=".contains(byte));
        letters.map(|byte| char::from(*byte)).collect::<String>()
    };
    if spelled.iter().map(joined).any(|text| is_like_token(&text)) { Err(RuleError::Secret) } else { Ok(()) }
}

/// Adds the texts that a pattern spells out, letter by letter, however it escapes and groups them; the last one goes on.
fn spell(part: &Hir, spelled: &mut Vec<Vec<u8>>) {
    match part.kind() {
        HirKind::Empty | HirKind::Look(_) => {}
        HirKind::Literal(literal) => {
            if let Some(text) = spelled.last_mut() {
                text.extend(&literal.0);
            }
        }
        HirKind::Capture(group) => spell(&group.sub, spelled),
        HirKind::Concat(parts) => parts.iter().for_each(|part| spell(part, spelled)),
        HirKind::Class(_) => spelled.push(Vec::new()),
        HirKind::Repetition(repetition) => {
            spelled.push(Vec::new());
            spell(&repetition.sub, spelled);
            spelled.push(Vec::new());
        }
        HirKind::Alternation(branches) => {
            for branch in branches {
                spelled.push(Vec::new());
                spell(branch, spelled);
            }
            spelled.push(Vec::new());
        }
    }
}

#[cfg(test)]
mod tests {
    use patrol_detect::generate;

    use super::*;
    use crate::rule::tests::rule;

    fn matching(patterns: &[&str], secret: &str) -> Vec<String> {
        let set = PatternSet::of(patterns.iter().copied(), &RuleSet::default());
        let read = CustomRule::read(&set.bytes).unwrap();
        let is_it =
            |rule: &CustomRule| rule.automaton.matches(secret.as_bytes()).next() == Some(0..secret.len());
        read.into_iter().filter(is_it).map(|rule| rule.label).collect()
    }

    #[test]
    fn a_pattern_matches_a_whole_secret_and_is_told_by_its_id() {
        let patterns = ["sk_test_[a-z]+", "sk_live_[a-z]+", "sk_(test|live)_sample"];
        let expected = [patterns[0], patterns[2]].map(pattern_id);
        assert_eq!(matching(&patterns, "sk_test_sample"), expected);
        for secret in ["sk_test_", "sk_test_sample1", "1sk_test_sample", "sk_test_sample\n", ""] {
            assert!(matching(&patterns, secret).is_empty(), "{secret:?}");
        }
    }

    #[test]
    fn one_that_cannot_be_used_costs_itself_only_and_one_that_comes_again_is_there_once() {
        let token = generate::azure_devops_pat(1);
        // The form of a secret of Entra, and a token in parts that say nothing else.
        let (entra, parts) = ("Zk48Q~vQw8sTb2n.XeYcmLp-dHauGfjRt_wZq", r"(Zk4vQw8sTb)(?:2[n]XeYcmLpdHauG)");
        let patterns = ["acme1", "(acme", "acme1", &token, entra, parts, ".*", r"[\w-]{4,}", "(acme"];
        let set = PatternSet::of(patterns, &RuleSet::default());
        let told: Vec<_> = set.refused.iter().map(|(place, why)| (*place, why.clone())).collect();
        let syntax = |why: &RuleError| matches!(why, RuleError::Syntax(1, _));
        assert!(syntax(&told[0].1) && syntax(&told[6].1), "{told:?}");
        assert_eq!(told.iter().map(|(place, _)| *place).collect::<Vec<_>>(), [1, 3, 4, 5, 6, 7, 8]);
        assert!(told[1..4].iter().all(|(_, why)| *why == RuleError::Secret), "{told:?}");
        assert_eq!((&told[4].1, &told[5].1), (&RuleError::TooShort, &RuleError::MatchesOrdinary));
        assert_eq!(CustomRule::read(&set.bytes).unwrap().len(), 1);
    }

    #[test]
    fn what_leaves_digits_or_letters_open_is_no_secret() {
        let open = [
            "sk_test_[0-9A-Za-z]{24}",
            "contoso-sample-key-[0-9]{4}-[a-z]+",
            "Passw0rd!",
            "(sample1|example2|documentation3)-key",
            "(?:a1){20}",
        ];
        assert_eq!(PatternSet::of(open, &RuleSet::default()).refused, []);
    }

    #[test]
    fn rules_and_patterns_together_have_an_end_and_rules_come_first() {
        let large = |at: usize| format!("acme{at}[0-9]{{300}}x");
        let rules: Vec<_> =
            (0..2).map(|at| crate::OwnRule { name: at.to_string(), ..rule(&large(at), "acme") }).collect();
        let rules = RuleSet::of(&rules);
        assert_eq!(rules.refused, []);
        let patterns: Vec<String> = (0..30).map(large).collect();
        let of = |rules| PatternSet::of(patterns.iter().map(String::as_str), rules);
        let (beside, alone) = (of(&rules), of(&RuleSet::default()));
        assert!(beside.refused.iter().all(|(_, why)| *why == RuleError::NoRoom), "{:?}", beside.refused);
        assert!(beside.refused.len() > alone.refused.len() && !alone.refused.is_empty());
        assert!(rules.bytes.len() + beside.bytes.len() <= ROOM);
    }
}
