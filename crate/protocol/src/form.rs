use patrol_advise::Alternative;
use patrol_phrase::Phrase;
use patrol_policy::Outcome;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Button, FormAdvice};

/// An open token form as the page sees it; what it means, the background knows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OpenForm {
    /// The page's host, without port.
    pub host: String,
    /// The organization in the address of the page; empty without one.
    pub organization: String,
    /// The controls when it opened, as `patrol_azdo::Controls` reads them.
    pub first: String,
    /// The controls now.
    pub now: String,
}

/// What is to be said about the open form.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FormVerdict {
    /// What happens to a request for this token.
    pub outcome: Outcome,
    /// What the rules say, the firmest first.
    pub advice: Vec<FormAdvice>,
    /// The form tells all that the request will say.
    pub complete: bool,
    /// How the form stands, in one sentence.
    pub line: Phrase,
    /// What people make tokens for.
    pub tasks: Vec<Phrase>,
    /// What is to be said about the task that was chosen.
    pub task: Option<TaskAdvice>,
}

/// What is to be said about a task: the way without a token first, then what a token for it needs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TaskAdvice {
    /// What comes first.
    pub reason: Phrase,
    /// What a token for it needs.
    pub safer: Phrase,
    /// The way that needs no token.
    pub alternative: Alternative,
    /// What fills the form in.
    pub button: Button,
}

/// The next step to change a form. A control is named by its place in the list of controls.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Step {
    /// The control that is pressed, or written into.
    pub at: Option<usize>,
    /// What is written into it.
    pub write: Option<String>,
    /// It is over; what to tell the person.
    pub said: Option<Phrase>,
}
