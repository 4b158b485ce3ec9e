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
