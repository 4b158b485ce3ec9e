use patrol_json::Part;
use serde::{Serialize, Serializer};

use super::{Complaints, Kind, Parties};
use crate::value::{Origin, Value};
use crate::{Level, Rule};

/// A level for each rule; what nobody has decided is the rule's own default.
pub enum RuleLevels {}

/// Levels of some of the rules.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Levels(Vec<(Rule, Level)>);

impl Levels {
    /// The level of a rule, if it has one here.
    pub fn get(&self, rule: Rule) -> Option<Level> {
        self.0.iter().find(|(known, _)| *known == rule).map(|(_, level)| *level)
    }

    /// Sets or takes away the level of a rule.
    pub fn set(&mut self, rule: Rule, level: Option<Level>) {
        self.0.retain(|(known, _)| *known != rule);
        self.0.extend(level.map(|level| (rule, level)));
    }

    /// Whether no rule has a level here.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Serialize for Levels {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().copied())
    }
}

/// The level of every rule, and who has decided it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LevelsInForce(Vec<(Rule, Value<Level>)>);

impl LevelsInForce {
    /// The level of a rule.
    pub fn of(&self, rule: Rule) -> Value<Level> {
        let known = self.0.iter().find(|(known, _)| *known == rule);
        known.map_or(Value { value: rule.default_level(), origin: Origin::Default }, |(_, level)| *level)
    }
}

impl Kind for RuleLevels {
    type Plain = Levels;
    type Decision = Levels;
    type InForce = LevelsInForce;

    fn read(stored: Part<'_>, complaints: &mut Complaints<'_>) -> Levels {
        let mut levels = Levels::default();
        complaints.unless(stored.is_object().then_some(()));
        for (id, level) in stored.fields() {
            match (Rule::from_id(id), level.as_str().and_then(Level::from_name)) {
                (Some(rule), Some(level)) => levels.set(rule, Some(level)),
                (Some(rule), None) => complaints.entry(&[".", rule.as_str()]),
                (None, _) => complaints.unknown(),
            }
        }
        levels
    }

    fn stored(decision: &Levels) -> Option<impl Serialize> {
        Some(decision).filter(|levels| !levels.is_empty())
    }

    fn in_force(parties: Parties<'_, Levels>) -> LevelsInForce {
        let level = |rule: Rule| parties.value(|levels| levels.get(rule), rule.default_level());
        LevelsInForce(Rule::ALL.iter().map(|rule| (*rule, level(*rule))).collect())
    }

    fn plain(in_force: &LevelsInForce) -> Levels {
        let levels = in_force.0.iter().map(|(rule, level)| (*rule, level.value));
        Levels(levels.filter(|(rule, level)| *level != rule.default_level()).collect())
    }
}

#[cfg(test)]
mod tests {
    use patrol_json::Json;

    use super::*;

    #[test]
    fn of_a_rule_that_is_named_twice_the_last_level_counts() {
        let json = Json::parse(r#"{"full-access":"off","vague-name":"off","full-access":"block"}"#).unwrap();
        let mut problems = Vec::new();
        let levels = RuleLevels::read(json.root(), &mut Complaints::about("levels", &mut problems));
        assert_eq!(problems, []);
        assert_eq!(serde_json::to_string(&levels).unwrap(), r#"{"vague-name":"off","full-access":"block"}"#);
    }

    #[test]
    fn a_level_can_be_taken_away() {
        let mut levels = Levels::default();
        levels.set(Rule::FullAccess, Some(Level::Block));
        assert_eq!(levels.get(Rule::FullAccess), Some(Level::Block));
        levels.set(Rule::FullAccess, None);
        assert!(levels.is_empty());
    }
}
