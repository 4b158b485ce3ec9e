use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A secret that was found, as others than the page may know of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SecretDigest {
    /// The id of the rule that recognised it.
    pub rule: String,
    /// The digest of its group in the review.
    pub digest: String,
}

/// A secret that a person is not asked about again, as the settings list it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RememberedSecret {
    /// What tells it from the others.
    pub id: String,
    /// The id of the rule that recognised it.
    pub rule: String,
    /// The host on which they said so: the only one on which they are not asked.
    pub host: String,
    /// The day on which they said so, in days since 1970-01-01 UTC.
    pub day: u32,
}
