use patrol_json::Part;
use serde::Serialize;

use super::{Complaints, Kind, Parties};
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

    fn plain(in_force: &Value<bool>) -> bool {
        in_force.value
    }
}
