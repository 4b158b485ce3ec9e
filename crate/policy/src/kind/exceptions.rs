use patrol_json::Part;
use serde::Serialize;
use serde_json::json;

use super::{Complaints, Kind, Parties, Schema, yielding_entries};
use crate::Exception;
use crate::exception::EXCEPTIONS;
use crate::value::Value;

/// Findings that nobody is asked about. Those of every party count, each once.
pub enum Exceptions {}

impl Kind for Exceptions {
    type Plain = Vec<Exception>;
    type Decision = Vec<Exception>;
    type InForce = Vec<Value<Exception>>;

    fn read(stored: Part<'_>, complaints: &mut Complaints<'_>) -> Vec<Exception> {
        let mut exceptions = Vec::new();
        let elements = complaints.unless(stored.elements());
        for (index, exception) in elements.into_iter().flatten().enumerate() {
            match Exception::read(exception).filter(|_| exceptions.len() < EXCEPTIONS) {
                Some(exception) => exceptions.push(exception),
                None => complaints.entry(&["[", &index.to_string(), "]"]),
            }
        }
        exceptions
    }

    fn stored(decision: &Vec<Exception>) -> Option<impl Serialize> {
        Some(decision).filter(|exceptions| !exceptions.is_empty())
    }

    fn in_force(parties: Parties<'_, Vec<Exception>>) -> Vec<Value<Exception>> {
        parties.entries()
    }

    fn yielding(
        wanted: Vec<Exception>,
        before: &Vec<Exception>,
        enforced: &Vec<Exception>,
    ) -> Vec<Exception> {
        yielding_entries(wanted, before, enforced)
    }

    fn accepts() -> String {
        format!(
            "a list of at most {EXCEPTIONS} objects with kind (the id of a rule for secrets, or {any}), host (without port), reason, ends (the last \
             day, such as 2027-03-31) and, if wanted, path (of a page and those below it, as the address bar copies it) and pattern (which the \
             whole secret must match); {any} needs a path or a pattern",
            any = Exception::ANY
        )
    }

    fn schema() -> Schema {
        let text = json!({ "type": "string" });
        let fields = json!({ "kind": text, "host": text, "path": text, "pattern": text, "reason": text, "ends": text });
        json!({ "type": "array", "items": { "type": "object", "properties": fields } })
    }

    fn plain(in_force: &Vec<Value<Exception>>) -> Vec<Exception> {
        in_force.iter().map(|exception| exception.value.clone()).collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::exception::EXCEPTIONS;
    use crate::{Problem, Stored};

    const ONE: &str = r#"{"kind":"npm-token","host":"h","path":"/a","reason":"r","ends":"2027-03-31"}"#;

    fn field(field: &str) -> Problem {
        Problem::Field { field: field.into() }
    }

    const MATCHING: &str =
        r#"{"kind":"any","host":"h","pattern":"sk_test_[a-z]+","reason":"r","ends":"2027-03-31"}"#;

    #[test]
    fn what_is_stored_is_read_again_and_a_broken_entry_costs_that_entry_only() {
        let sound = format!(r#"{{"version":1,"exceptions":[{ONE},{MATCHING}]}}"#);
        let Stored { decisions, problems } = Stored::read(Some(&sound));
        assert_eq!((decisions.to_json(), problems), (sound, vec![]));
        for broken in [
            "7".to_owned(),
            ONE.replace("2027-03-31", "soon"),
            ONE.replace(r#","ends":"2027-03-31""#, ""),
            ONE.replace(r#""reason":"r","#, ""),
            ONE.replace(r#""/a""#, "null"),
            ONE.replace(r#""path""#, r#""query""#),
            ONE.replace("npm-token", "No Id"),
            MATCHING.replace(r#""sk_test_[a-z]+""#, "7"),
            MATCHING.replace("sk_test_[a-z]+", "a1b2c3d4e5f6g7h8i9j0"),
        ] {
            let record = format!(r#"{{"version":1,"exceptions":[{broken},{ONE}]}}"#);
            let Stored { decisions, problems } = Stored::read(Some(&record));
            assert_eq!((decisions.exceptions.len(), problems), (1, vec![field("exceptions[0]")]), "{broken}");
        }
    }

    #[test]
    fn there_is_an_end_to_their_number() {
        let all = vec![ONE; EXCEPTIONS + 1].join(",");
        let Stored { decisions, problems } =
            Stored::read(Some(&format!(r#"{{"version":1,"exceptions":[{all}]}}"#)));
        assert_eq!((decisions.exceptions.len(), problems), (EXCEPTIONS, vec![field("exceptions[50]")]));
    }
}
