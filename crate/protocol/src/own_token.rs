use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A secret that was found, and what else may tell which token it is. Its value is not here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FoundSecret {
    /// The id of the rule that recognised it.
    pub rule: String,
    /// The digest of its group in the review.
    pub digest: String,
    /// The month of issue, as `2026-03`, if it tells.
    pub issued: Option<String>,
    /// The organization that the text around it names.
    pub organization: Option<String>,
}

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
