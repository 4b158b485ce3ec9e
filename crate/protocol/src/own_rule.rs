use patrol_phrase::Phrase;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A rule of somebody's own that cannot be in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RefusedRule {
    /// Its place among those that were asked about, from 0.
    pub place: usize,
    /// What to tell the person.
    pub why: Phrase,
}
