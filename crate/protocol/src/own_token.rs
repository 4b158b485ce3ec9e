use patrol_phrase::Phrase;
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

/// Which of the person's tokens a secret is, or may be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NamedToken {
    /// What is to be said of it.
    pub sentence: Phrase,
    /// Whether [`crate::ToBackground::OpenOwnToken`] leads to it.
    pub opens: bool,
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
