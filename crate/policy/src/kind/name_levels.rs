use std::collections::BTreeMap;
use std::marker::PhantomData;

use patrol_json::Part;
use serde::Serialize;
use serde_json::json;

use super::names::{Named, RuleId, Site};
use super::{Complaints, Kind, Parties, Schema};
use crate::Level;
use crate::value::Value;

/// A level for each of some names. Those of every party count; of several for one name that of the strongest.
///
/// Stored as an object, `{"npm-token": "block"}`, so that changes made in two windows both hold.
pub struct NameLevels<N: Named>(PhantomData<N>);

/// How firmly Patrol steps in for single kinds of secrets, by the ids of their rules.
pub type SecretLevels = NameLevels<RuleId>;

/// How firmly Patrol steps in on single sites, such as `https://dev.azure.com`.
pub type SiteLevels = NameLevels<Site>;

impl<N: Named> Kind for NameLevels<N> {
    type Plain = BTreeMap<String, Level>;
    type Decision = BTreeMap<String, Level>;
    type InForce = BTreeMap<String, Value<Level>>;

    fn read(stored: Part<'_>, complaints: &mut Complaints<'_>) -> BTreeMap<String, Level> {
        let mut levels = BTreeMap::new();
        complaints.unless(stored.is_object().then_some(()));
        for (name, value) in stored.fields() {
            match value.as_str().and_then(Level::from_name) {
                _ if !N::is_name(name) => complaints.unknown(&[".", name]),
                Some(level) => drop(levels.insert(name.to_owned(), level)),
                None => complaints.entry(&[".", name]),
            }
        }
        levels
    }

    fn stored(decision: &BTreeMap<String, Level>) -> Option<impl Serialize> {
        Some(decision).filter(|levels| !levels.is_empty())
    }

    fn in_force(parties: Parties<'_, BTreeMap<String, Level>>) -> BTreeMap<String, Value<Level>> {
        let mut in_force = BTreeMap::new();
        for (origin, levels) in parties.strongest_first() {
            for (name, &value) in levels {
                in_force.entry(name.clone()).or_insert(Value { value, origin });
            }
        }
        in_force
    }

    fn yielding(
        mut wanted: BTreeMap<String, Level>,
        before: &BTreeMap<String, Level>,
        enforced: &BTreeMap<String, Level>,
    ) -> BTreeMap<String, Level> {
        for name in enforced.keys() {
            match before.get(name) {
                Some(level) => wanted.insert(name.clone(), *level),
                None => wanted.remove(name),
            };
        }
        wanted
    }

    fn accepts() -> String {
        let levels = Level::ALL.map(Level::as_str).join(", ");
        format!(
            "an object with a level ({levels}) for each {}, as in {{\"{}\": \"block\"}}",
            N::WHAT,
            N::EXAMPLE
        )
    }

    fn schema() -> Schema {
        json!({ "type": "object", "additionalProperties": { "type": "string" } })
    }

    fn plain(in_force: &BTreeMap<String, Value<Level>>) -> BTreeMap<String, Level> {
        in_force.iter().map(|(name, level)| (name.clone(), level.value)).collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::{Company, Decisions, Effective, Level, Origin, Problem, Stored};

    fn read(record: &str) -> Decisions {
        let Stored { decisions, problems } = Stored::read(Some(record));
        assert_eq!(problems, [], "{record}");
        decisions
    }

    #[test]
    fn what_is_stored_is_read_again() {
        let record = r#"{"version":1,"secretLevels":{"npm-token":"inform"},"siteLevels":{"https://github.com":"block"}}"#;
        assert_eq!(read(record).to_json(), record);
    }

    #[test]
    fn one_broken_entry_costs_that_entry_only() {
        let record = r#"{"version":1,
            "secretLevels":{"npm-token":"loud","azure-devops-pat":"block","No Id":"block","jwt":true},
            "siteLevels":{"https://github.com/a":"block","https://c":"reason","http://d":7}}"#;
        let Stored { decisions, problems } = Stored::read(Some(record));
        assert_eq!(
            decisions.to_json(),
            r#"{"version":1,"secretLevels":{"azure-devops-pat":"block"},"siteLevels":{"https://c":"reason"}}"#
        );
        let field = |field: &str| Problem::Field { field: field.into() };
        let unknown = |field: &str| Problem::Unknown { field: field.into() };
        let expected = [
            field("secretLevels.npm-token"),
            unknown("secretLevels.No Id"),
            field("secretLevels.jwt"),
            unknown("siteLevels.https://github.com/a"),
            field("siteLevels.http://d"),
        ];
        assert_eq!(problems, expected);
    }

    #[test]
    fn of_several_levels_for_a_name_that_of_the_strongest_holds_and_stays() {
        let of = |levels: &str| read(&format!(r#"{{"version":1,"secretLevels":{levels}}}"#));
        let company = Company {
            enforced: of(r#"{"a":"block"}"#),
            recommended: of(r#"{"b":"reason","c":"reason"}"#),
            ..Company::default()
        };
        let person = of(r#"{"a":"off","b":"inform","d":"block"}"#);
        let in_force = Effective::of(&person, &company).secret_levels;
        let found: Vec<_> =
            in_force.iter().map(|(name, level)| (&name[..], level.value, level.origin)).collect();
        assert_eq!(
            found,
            [
                ("a", Level::Block, Origin::Enforced),
                ("b", Level::Inform, Origin::Person),
                ("c", Level::Reason, Origin::Recommended),
                ("d", Level::Block, Origin::Person),
            ]
        );
        let allowed = |wanted: &str, before: &Decisions| company.allowed(of(wanted), before);
        assert_eq!(allowed(r#"{"a":"inform","d":"off"}"#, &person), of(r#"{"a":"off","d":"off"}"#));
        assert_eq!(allowed(r#"{"a":"inform"}"#, &Decisions::default()), Decisions::default());
    }
}
