use std::collections::BTreeMap;

use patrol_json::Part;
use serde::Serialize;
use serde_json::json;

use super::{Complaints, Kind, Parties, Schema, yielding_entries};
use crate::value::Value;

/// Kinds of secrets of which a note is enough, by the ids of their rules. Those of every party count, each once.
///
/// Stored as an object, `{"named-password": true}`, so that changes made in two windows both hold.
pub enum MutedKinds {}

/// The longest id, in bytes. Longer ones belong to no rule.
const LONGEST: usize = 64;

/// Whether this can be the id of a rule that finds secrets: of an earlier or a later version, too.
pub fn is_rule_id(id: &str) -> bool {
    let is_word =
        |word: &str| !word.is_empty() && word.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9'));
    id.len() <= LONGEST && id.split('-').all(is_word)
}

impl Kind for MutedKinds {
    type Plain = Vec<String>;
    type Decision = Vec<String>;
    type InForce = Vec<Value<String>>;

    fn read(stored: Part<'_>, complaints: &mut Complaints<'_>) -> Vec<String> {
        let mut kinds = Vec::new();
        complaints.unless(stored.is_object().then_some(()));
        for (id, value) in stored.fields() {
            match value.as_bool() {
                Some(true) if is_rule_id(id) => kinds.push(id.to_owned()),
                Some(_) if !is_rule_id(id) => complaints.unknown(&[".", id]),
                _ => complaints.entry(&[".", id]),
            }
        }
        kinds
    }

    fn stored(decision: &Vec<String>) -> Option<impl Serialize> {
        let kinds: BTreeMap<&String, bool> = decision.iter().map(|id| (id, true)).collect();
        Some(kinds).filter(|kinds| !kinds.is_empty())
    }

    fn in_force(parties: Parties<'_, Vec<String>>) -> Vec<Value<String>> {
        parties.entries()
    }

    fn yielding(wanted: Vec<String>, before: &Vec<String>, enforced: &Vec<String>) -> Vec<String> {
        yielding_entries(wanted, before, enforced)
    }

    fn accepts() -> String {
        "an object with true for each id of a rule for secrets, as in {\"named-password\": true}".to_owned()
    }

    fn schema() -> Schema {
        json!({ "type": "object", "additionalProperties": { "type": "boolean" } })
    }

    fn plain(in_force: &Vec<Value<String>>) -> Vec<String> {
        in_force.iter().map(|kind| kind.value.clone()).collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::{Decisions, Problem, Stored};

    #[test]
    fn one_broken_entry_costs_that_entry_only() {
        let record =
            r#"{"version":1,"mutedKinds":{"named-password":true,"npm-token":1,"No Id":true,"x--y":true}}"#;
        let Stored { decisions, problems } = Stored::read(Some(record));
        assert_eq!(decisions.muted_kinds, ["named-password"]);
        assert_eq!(
            problems,
            [
                Problem::Field { field: "mutedKinds.npm-token".into() },
                Problem::Unknown { field: "mutedKinds.No Id".into() },
                Problem::Unknown { field: "mutedKinds.x--y".into() },
            ]
        );
    }

    #[test]
    fn what_is_stored_is_read_again() {
        let mut decisions = Decisions::default();
        decisions.mute("npm-token");
        decisions.mute("named-password");
        decisions.mute("npm-token");
        assert_eq!(
            decisions.to_json(),
            r#"{"version":1,"mutedKinds":{"named-password":true,"npm-token":true}}"#
        );
        decisions.unmute("npm-token");
        let stored = Stored::read(Some(&decisions.to_json()));
        assert_eq!((stored.decisions, stored.problems), (decisions, vec![]));
    }
}
