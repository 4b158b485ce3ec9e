use patrol_json::Part;
use serde::ser::SerializeSeq;
use serde::{Serialize, Serializer};
use serde_json::json;

use super::{Complaints, Kind, Parties, Schema, yielding_entries};
use crate::value::Value;
use crate::{Guard, Scope};

/// What is paused for good, and where. The scopes of every party count, each once.
pub enum Scopes {}

/// As they are stored: a scope that is no more than a host as its name, as earlier versions wrote it and still read it.
struct Stored<'a>(&'a [Scope]);

impl Serialize for Stored<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(Some(self.0.len()))?;
        for scope in self.0 {
            match scope {
                Scope { host, organization: None, guard: None } => list.serialize_element(host)?,
                scope => list.serialize_element(scope)?,
            }
        }
        list.end()
    }
}

impl Kind for Scopes {
    type Plain = Vec<Scope>;
    type Decision = Vec<Scope>;
    type InForce = Vec<Value<Scope>>;

    const IS_LIST: bool = true;

    fn read(stored: Part<'_>, complaints: &mut Complaints<'_>) -> Vec<Scope> {
        let mut scopes = Vec::new();
        let elements = complaints.unless(stored.elements());
        for (index, scope) in elements.into_iter().flatten().enumerate() {
            match Scope::read(scope) {
                Some(scope) => scopes.push(scope),
                None => complaints.entry(&["[", &index.to_string(), "]"]),
            }
        }
        scopes
    }

    fn stored(decision: &Vec<Scope>) -> Option<impl Serialize> {
        Some(Stored(decision)).filter(|scopes| !scopes.0.is_empty())
    }

    fn in_force(parties: Parties<'_, Vec<Scope>>) -> Vec<Value<Scope>> {
        parties.entries()
    }

    fn yielding(wanted: Vec<Scope>, before: &Vec<Scope>, enforced: &Vec<Scope>) -> Vec<Scope> {
        yielding_entries(wanted, before, enforced)
    }

    fn accepts() -> String {
        let guards = Guard::ALL.map(Guard::as_str).join(", ");
        format!(
            "a list of objects with a host and, for less than all of it, an organization, a guard ({guards}) or both"
        )
    }

    fn schema() -> Schema {
        let text = json!({ "type": "string" });
        let fields = json!({ "host": text, "organization": text, "guard": text });
        json!({ "type": "array", "items": { "type": "object", "properties": fields } })
    }

    fn plain(in_force: &Vec<Value<Scope>>) -> Vec<Scope> {
        in_force.iter().map(|scope| scope.value.clone()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Origin;

    #[test]
    fn a_scope_of_several_parties_is_that_of_the_strongest() {
        let scopes = |hosts: &[&str]| hosts.iter().map(|host| Scope::host(host)).collect::<Vec<_>>();
        let (recommended, person, enforced) = (scopes(&["a", "b"]), scopes(&["A", "c", "C"]), scopes(&["c"]));
        let parties = Parties { recommended: &recommended, person: &person, enforced: &enforced };
        let in_force = Scopes::in_force(parties);
        let found: Vec<_> = in_force.iter().map(|scope| (&scope.value.host[..], scope.origin)).collect();
        assert_eq!(found, [("c", Origin::Enforced), ("A", Origin::Person), ("b", Origin::Recommended)]);
        assert_eq!(Scopes::plain(&in_force), scopes(&["c", "A", "b"]));
    }
}
