use patrol_json::Part;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use serde_json::{Map, json};

use super::{Complaints, Kind, Parties, Schema};
use crate::rule::RETIRED;
use crate::value::{Origin, Value};
use crate::{Level, Mode, Rule};

/// A level for each rule; what nobody has decided is the rule's own default.
pub enum RuleLevels {}

/// The entry of the record that names a mode; no rule is called so.
const MODE: &str = "mode";

/// Levels of some of the rules, or of all by a mode.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Levels {
    /// Gives every rule a level that has none of its own, also those that a later version brings.
    mode: Option<Mode>,
    own: Vec<(Rule, Level)>,
}

impl Levels {
    /// The level of a rule, if it has one here.
    pub fn get(&self, rule: Rule) -> Option<Level> {
        self.own(rule).or_else(|| self.usual(rule))
    }

    /// The level that is decided for this rule by itself.
    pub fn own(&self, rule: Rule) -> Option<Level> {
        self.own.iter().find(|(known, _)| *known == rule).map(|(_, level)| *level)
    }

    /// The mode.
    pub fn mode(&self) -> Option<Mode> {
        self.mode
    }

    /// Sets or takes away the level of a rule.
    pub fn set(&mut self, rule: Rule, level: Option<Level>) {
        self.own.retain(|(known, _)| *known != rule);
        self.own.extend(level.map(|level| (rule, level)));
    }

    /// The level that a rule has here without one of its own.
    pub fn usual(&self, rule: Rule) -> Option<Level> {
        self.mode.map(|mode| mode.level(rule))
    }

    /// Sets or takes away the mode; no rule keeps a level of its own.
    pub fn set_mode(&mut self, mode: Option<Mode>) {
        *self = Levels { mode, own: Vec::new() };
    }

    /// Takes away the levels of their own of all rules but these.
    pub fn clear_but(&mut self, kept: &[Rule]) {
        self.own.retain(|(rule, _)| kept.contains(rule));
    }

    /// Whether no rule has a level here.
    pub fn is_empty(&self) -> bool {
        self.mode.is_none() && self.own.is_empty()
    }
}

impl Serialize for Levels {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut levels = serializer.serialize_map(None)?;
        if let Some(mode) = self.mode {
            levels.serialize_entry(MODE, &mode)?;
        }
        for (rule, level) in &self.own {
            levels.serialize_entry(rule, level)?;
        }
        levels.end()
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
        for (id, value) in stored.fields() {
            let name = value.as_str();
            match (Rule::from_id(id), name.and_then(Level::from_name)) {
                (Some(rule), Some(level)) => levels.set(rule, Some(level)),
                (Some(rule), None) => complaints.entry(&[".", rule.as_str()]),
                (None, _) if id == MODE => match name.and_then(Mode::from_name) {
                    Some(mode) => levels.mode = Some(mode),
                    None => complaints.entry(&[".", MODE]),
                },
                (None, _) if RETIRED.contains(&id) => {}
                (None, _) => complaints.unknown(&[".", id]),
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

    fn yielding(mut wanted: Levels, before: &Levels, enforced: &Levels) -> Levels {
        if enforced.mode.is_some() {
            return before.clone();
        }
        for (rule, _) in &enforced.own {
            wanted.set(*rule, before.own(*rule));
        }
        wanted
    }

    fn accepts() -> String {
        let modes = Mode::ALL.map(Mode::as_str).join(", ");
        let levels = Level::ALL.map(Level::as_str).join(", ");
        format!("an object with a mode ({modes}), levels of rules by their ids ({levels}), or both")
    }

    fn schema() -> Schema {
        // Named one by one, so that the forms of administrators can offer them.
        let names = [MODE].into_iter().chain(Rule::ALL.iter().map(|rule| rule.as_str()));
        let fields: Map<String, Schema> =
            names.map(|name| (name.to_owned(), json!({ "type": "string" }))).collect();
        json!({ "type": "object", "properties": fields, "additionalProperties": { "type": "string" } })
    }

    fn plain(in_force: &LevelsInForce) -> Levels {
        let levels = in_force.0.iter().map(|(rule, level)| (*rule, level.value));
        let own = levels.filter(|(rule, level)| *level != rule.default_level()).collect();
        Levels { mode: None, own }
    }
}

#[cfg(test)]
mod tests {
    use patrol_json::Json;

    use super::*;
    use crate::Problem;

    #[test]
    fn of_a_rule_that_is_named_twice_the_last_level_counts() {
        let json = Json::parse(r#"{"full-access":"off","vague-name":"off","full-access":"block"}"#).unwrap();
        let mut problems = Vec::new();
        let levels = RuleLevels::read(json.root(), &mut Complaints::about("levels", &mut problems));
        assert_eq!(problems, []);
        assert_eq!(serde_json::to_string(&levels).unwrap(), r#"{"vague-name":"off","full-access":"block"}"#);
    }

    #[test]
    fn a_mode_gives_every_rule_a_level_that_has_none_of_its_own() {
        for record in
            [r#"{"full-access":"inform","mode":"strict"}"#, r#"{"mode":"strict","full-access":"inform"}"#]
        {
            let json = Json::parse(record).unwrap();
            let mut problems = Vec::new();
            let levels = RuleLevels::read(json.root(), &mut Complaints::about("levels", &mut problems));
            assert_eq!(problems, []);
            assert_eq!(levels.get(Rule::FullAccess), Some(Level::Inform));
            assert_eq!(levels.usual(Rule::FullAccess), Some(Level::Block));
            assert_eq!(levels.get(Rule::VagueName), Some(Mode::Strict.level(Rule::VagueName)));
            let written = serde_json::to_string(&levels).unwrap();
            assert_eq!(written, r#"{"mode":"strict","full-access":"inform"}"#);
        }
    }

    #[test]
    fn a_mode_that_is_none_costs_the_mode_only() {
        let json = Json::parse(r#"{"mode":"loud","full-access":"block"}"#).unwrap();
        let mut problems = Vec::new();
        let levels = RuleLevels::read(json.root(), &mut Complaints::about("levels", &mut problems));
        assert_eq!(problems, [Problem::Field { field: "levels.mode".into() }]);
        assert_eq!(serde_json::to_string(&levels).unwrap(), r#"{"full-access":"block"}"#);
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
