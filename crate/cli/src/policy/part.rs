//! Which parts of an entry cannot be used: those with which, or without which, an entry that can be used cannot.

use patrol_policy::company::Managed;
use serde_json::{Map, Value, json};

/// The parts of an entry that cannot be used, by the field that a problem names; none where the entry cannot be used as a whole, or has no parts.
pub(super) fn wrong(field: &str, policy: &Value) -> Vec<String> {
    let Some((entry, kind)) = entry(field, policy) else { return Vec::new() };
    let sound = kind.sound();
    let unusable = entry.iter().filter(|(part, value)| {
        let mut with = sound.clone();
        with.insert((*part).clone(), (*value).clone());
        !kind.is_usable(with)
    });
    let missing = sound.keys().filter(|part| {
        let mut without = sound.clone();
        without.remove(*part);
        !entry.contains_key(*part) && !kind.is_usable(without)
    });
    unusable.map(|(part, _)| part).chain(missing).cloned().collect()
}

/// The entry that a problem names, as `exceptions.enforced[0]` or `rules.enforced.ACME`.
fn entry<'p>(field: &str, policy: &'p Value) -> Option<(&'p Map<String, Value>, Kind)> {
    let (key, rest) = field.split_once('.')?;
    let (entry, kind) = match key {
        "exceptions" => {
            let (party, index) = rest.strip_suffix(']')?.split_once('[')?;
            (policy[key][party].get(index.parse::<usize>().ok()?)?, Kind::Exception)
        }
        "rules" => {
            let (party, name) = rest.split_once('.')?;
            (policy[key][party].get(name)?, Kind::Rule)
        }
        _ => return None,
    };
    Some((entry.as_object()?, kind))
}

/// What an entry with parts is.
#[derive(Clone, Copy)]
enum Kind {
    Exception,
    Rule,
}

impl Kind {
    /// An entry of this kind that can be used.
    fn sound(self) -> Map<String, Value> {
        let sound = match self {
            Kind::Exception => {
                json!({ "kind": "npm-token", "host": "dev.azure.com", "path": "/a", "reason": "a", "ends": "2027-03-31" })
            }
            Kind::Rule => json!({ "pattern": "acme1", "keywords": ["acme"] }),
        };
        sound.as_object().cloned().unwrap_or_default()
    }

    /// Whether a policy with nothing but this entry can be used.
    fn is_usable(self, entry: Map<String, Value>) -> bool {
        let policy = match self {
            Kind::Exception => json!({ "exceptions": { "enforced": [entry] } }),
            Kind::Rule => json!({ "rules": { "enforced": { "a": entry } } }),
        };
        Managed::read(&policy.to_string()).problems.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_that_cannot_be_used_are_named_and_the_missing_ones() {
        let exception =
            json!({ "kind": "npm-token", "host": "h", "path": "/a", "reason": "r", "ends": "2027-03-31" });
        let rule = json!({ "pattern": "acme1", "keywords": ["acme"] });
        let with = |of: &Value, part: &str, value: Value| {
            let mut entry = of.clone();
            entry[part] = value;
            entry
        };
        for (key, entry, expected) in [
            ("exceptions", with(&exception, "ends", json!("31.03.2027")), &["ends"][..]),
            ("exceptions", with(&exception, "host", json!("h:443")), &["host"]),
            ("exceptions", with(&exception, "path", json!("a")), &["path"]),
            ("exceptions", with(&exception, "until", json!("2027-03-31")), &["until"]),
            (
                "exceptions",
                json!({ "kind": "No Id", "host": "h", "ends": "2027-03-31" }),
                &["kind", "reason"],
            ),
            ("exceptions", json!({ "kind": "any", "host": "h", "reason": "r", "ends": "2027-03-31" }), &[]),
            ("exceptions", json!("npm-token"), &[]),
            ("rules", with(&rule, "action", json!("stop")), &["action"]),
            ("rules", with(&rule, "keywords", json!(["ab"])), &["keywords"]),
            ("rules", json!({ "pattern": "acme1", "keyword": ["acme"] }), &["keyword", "keywords"]),
        ] {
            let (entries, field) = match key {
                "rules" => (json!({ "a.b": entry }), "rules.enforced.a.b"),
                _ => (json!([exception, entry]), "exceptions.enforced[1]"),
            };
            assert_eq!(wrong(field, &json!({ key: { "enforced": entries } })), expected, "{entry}");
        }
        for field in ["exceptions.enforced", "rules", "levels.enforced.mode", "exceptions.enforced[x]"] {
            assert_eq!(wrong(field, &json!({ "exceptions": { "enforced": {} } })), [""; 0]);
        }
    }
}
