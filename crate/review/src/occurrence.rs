use serde::Serialize;
use ts_rs::TS;

/// Where a secret stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Occurrence {
    /// The line on which it begins, from 1.
    pub line: u32,
    /// That line around it, about 60 characters, safe to be shown: secrets are masked, and no character misleads about the others.
    pub context: String,
}
