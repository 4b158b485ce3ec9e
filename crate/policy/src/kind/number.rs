use std::ops::RangeInclusive;

use patrol_json::Part;
use serde::Serialize;
use serde_json::json;

use super::{Complaints, Kind, Parties, Schema, yielding_value};
use crate::value::Value;

/// A whole number within limits.
pub enum Number<const DEFAULT: u16, const LEAST: u16, const MOST: u16> {}

impl<const DEFAULT: u16, const LEAST: u16, const MOST: u16> Number<DEFAULT, LEAST, MOST> {
    /// What can be chosen.
    pub const RANGE: RangeInclusive<u16> = LEAST..=MOST;
}

impl<const DEFAULT: u16, const LEAST: u16, const MOST: u16> Kind for Number<DEFAULT, LEAST, MOST> {
    type Plain = u16;
    type Decision = Option<u16>;
    type InForce = Value<u16>;

    fn read(stored: Part<'_>, complaints: &mut Complaints<'_>) -> Option<u16> {
        let number = stored.as_u64().and_then(|number| u16::try_from(number).ok());
        complaints.unless(number.filter(|number| Self::RANGE.contains(number)))
    }

    fn stored(decision: &Option<u16>) -> Option<impl Serialize> {
        *decision
    }

    fn in_force(parties: Parties<'_, Option<u16>>) -> Value<u16> {
        parties.value(|decision| *decision, DEFAULT)
    }

    fn yielding(wanted: Option<u16>, before: &Option<u16>, enforced: &Option<u16>) -> Option<u16> {
        yielding_value(wanted, before, enforced)
    }

    fn accepts() -> String {
        format!("a whole number from {LEAST} to {MOST}")
    }

    fn schema() -> Schema {
        json!({ "type": "integer" })
    }

    fn plain(in_force: &Value<u16>) -> u16 {
        in_force.value
    }
}
