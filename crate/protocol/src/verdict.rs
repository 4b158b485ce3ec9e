use patrol_advise::Advice;
use patrol_phrase::Phrase;
use patrol_policy::Outcome;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What is to be said about a token request.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Verdict {
    /// What happens to the request.
    pub outcome: Outcome,
    /// What the rules say, the firmest first; empty when there is nothing to say.
    pub advice: Vec<Advice>,
    /// When the token ends, for the view that shows it; `None` when that cannot be told.
    pub ends: Option<Phrase>,
}

/// What one rule says of the open form.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FormAdvice {
    /// What is said.
    #[serde(flatten)]
    pub advice: Advice,
    /// The place of the control that it is about, in the list of controls.
    pub at: Option<usize>,
    /// What one click can change.
    pub button: Option<Button>,
}

/// A change of the form that one click makes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Button {
    /// The words on it.
    pub label: Phrase,
    /// What the page hands back when it is pressed.
    pub order: String,
}
