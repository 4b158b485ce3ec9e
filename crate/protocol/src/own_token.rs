use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A token that the page shows after it was made, as the review knows it. Its value is not here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NewToken {
    /// The id of the rule that recognised it.
    pub rule: String,
    /// How sure that is.
    pub confidence: String,
    /// The digest of its group in the review.
    pub digest: String,
}
