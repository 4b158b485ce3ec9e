use patrol_phrase::Phrase;
use patrol_policy::Outcome;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{AboutToken, Button, FormAdvice, Topic};

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
    /// How the form stands.
    pub line: Line,
    /// The words of the question, where one is asked before it is sent.
    pub question: AboutToken,
    /// What people make tokens for.
    pub tasks: Vec<Phrase>,
    /// What a token for the task that was chosen needs, unless the form is that already.
    pub task: Option<TaskAdvice>,
}

/// How the form stands, in one sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Line {
    /// How it looks.
    pub tone: Tone,
    /// The sentence. Its last gap is open where there is something to fill it.
    pub sentence: Phrase,
    /// What fills the last gap, as a list.
    pub list: Vec<Topic>,
}

/// How a line looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Tone {
    /// All is well.
    Good,
    /// There is something to check.
    Check,
    /// Neither.
    Plain,
}

/// What a token for a task needs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TaskAdvice {
    /// In one sentence.
    pub needs: Phrase,
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
