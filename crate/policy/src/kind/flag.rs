use patrol_json::Part;
use serde::Serialize;
use serde_json::json;

use super::{Complaints, Kind, Parties, Schema, yielding_value};
use crate::value::Value;

/// Yes or no.
pub enum Flag<const DEFAULT: bool> {}

impl<const DEFAULT: bool> Kind for Flag<DEFAULT> {
    type Plain = bool;
    type Decision = Option<bool>;
    type InForce = Value<bool>;

    fn read(stored: Part<'_>, complaints: &mut Complaints<'_>) -> Option<bool> {
        complaints.unless(stored.as_bool())
    }

    fn stored(decision: &Option<bool>) -> Option<impl Serialize> {
        *decision
    }

    fn in_force(parties: Parties<'_, Option<bool>>) -> Value<bool> {
        parties.value(|decision| *decision, DEFAULT)
    }

    fn yielding(wanted: Option<bool>, before: &Option<bool>, enforced: &Option<bool>) -> Option<bool> {
        yielding_value(wanted, before, enforced)
    }

    fn accepts() -> String {
        "true or false".to_owned()
    }

    fn schema() -> Schema {
        json!({ "type": "boolean" })
    }

    fn plain(in_force: &Value<bool>) -> bool {
        in_force.value
    }
}
