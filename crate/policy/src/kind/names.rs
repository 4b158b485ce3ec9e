use std::collections::BTreeMap;
use std::marker::PhantomData;

use patrol_json::Part;
use serde::Serialize;
use serde_json::json;

use super::{Complaints, Kind, Parties, Schema, yielding_entries};
use crate::site::is_site;
use crate::value::Value;

/// What the names of a setting stand for.
pub trait Named {
    /// Whether this can be such a name: of an earlier or a later version, too.
    fn is_name(text: &str) -> bool;

    /// What such a name is, in English, for whoever writes a company's policy.
    const WHAT: &str;

    /// One of them.
    const EXAMPLE: &str;
}

/// A set of names. Those of every party count, each once.
///
/// Stored as an object, `{"named-password": true}`, so that changes made in two windows both hold.
pub struct Names<N: Named>(PhantomData<N>);

/// Kinds of secrets of which a note is enough, by the ids of their rules.
pub type MutedKinds = Names<RuleId>;

/// Sites besides Azure DevOps on which texts are checked, such as `https://github.com`.
pub type Sites = Names<Site>;

/// The id of a rule that finds secrets.
pub enum RuleId {}

/// Scheme and host of a site.
pub enum Site {}

/// The longest id, in bytes. Longer ones belong to no rule.
const LONGEST: usize = 64;

/// Whether this can be the id of a rule that finds secrets: of an earlier or a later version, too.
pub fn is_rule_id(id: &str) -> bool {
    let is_word =
        |word: &str| !word.is_empty() && word.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9'));
    id.len() <= LONGEST && id.split('-').all(is_word)
}

impl Named for RuleId {
    fn is_name(text: &str) -> bool {
        is_rule_id(text)
    }

    const WHAT: &str = "id of a rule for secrets";
    const EXAMPLE: &str = "named-password";
}

impl Named for Site {
    fn is_name(text: &str) -> bool {
        is_site(text)
    }

    const WHAT: &str = "site, in lower case and without a path or port";
    const EXAMPLE: &str = "https://github.com";
}

impl<N: Named> Kind for Names<N> {
    type Plain = Vec<String>;
    type Decision = Vec<String>;
    type InForce = Vec<Value<String>>;

    const IS_LIST: bool = true;

    fn read(stored: Part<'_>, complaints: &mut Complaints<'_>) -> Vec<String> {
        let mut names = Vec::new();
        complaints.unless(stored.is_object().then_some(()));
        for (name, value) in stored.fields() {
            match value.as_bool() {
                Some(true) if N::is_name(name) => names.push(name.to_owned()),
                Some(_) if !N::is_name(name) => complaints.unknown(&[".", name]),
                _ => complaints.entry(&[".", name]),
            }
        }
        names
    }

    fn stored(decision: &Vec<String>) -> Option<impl Serialize> {
        let names: BTreeMap<&String, bool> = decision.iter().map(|name| (name, true)).collect();
        Some(names).filter(|names| !names.is_empty())
    }

    fn in_force(parties: Parties<'_, Vec<String>>) -> Vec<Value<String>> {
        parties.entries()
    }

    fn yielding(wanted: Vec<String>, before: &Vec<String>, enforced: &Vec<String>) -> Vec<String> {
        yielding_entries(wanted, before, enforced)
    }

    fn accepts() -> String {
        format!("an object with true for each {}, as in {{\"{}\": true}}", N::WHAT, N::EXAMPLE)
    }

    fn schema() -> Schema {
        json!({ "type": "object", "additionalProperties": { "type": "boolean" } })
    }

    fn plain(in_force: &Vec<Value<String>>) -> Vec<String> {
        in_force.iter().map(|name| name.value.clone()).collect()
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

    #[test]
    fn a_broken_site_costs_that_site_only() {
        let record = r#"{"version":1,"sites":{"https://github.com":true,"https://a/b":true,"https://c":7}}"#;
        let Stored { decisions, problems } = Stored::read(Some(record));
        assert_eq!(decisions.sites, ["https://github.com"]);
        assert_eq!(
            problems,
            [
                Problem::Unknown { field: "sites.https://a/b".into() },
                Problem::Field { field: "sites.https://c".into() },
            ]
        );
        assert_eq!(decisions.to_json(), r#"{"version":1,"sites":{"https://github.com":true}}"#);
    }
}
