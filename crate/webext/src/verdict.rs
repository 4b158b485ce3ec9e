use patrol_policy::{Level, Rule};
use serde::{Deserialize, Serialize};

/// What is to be said about a token, in the person's language. The content script reads it without serde.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Verdict {
    /// The firmest first; empty when there is nothing to say.
    pub findings: Vec<Finding>,
    /// Of a form: it tells all that the request will say.
    pub complete: bool,
    /// Of a form: how it stands, in one sentence.
    pub line: String,
    /// Of a form: what people make tokens for.
    pub tasks: Vec<String>,
    /// Of a form: what is to be said about the task that was chosen.
    pub task: Option<Finding>,
}

/// One rule's word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// The rule that speaks; advice for a task comes from none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<Rule>,
    /// How firmly. Never [`Level::Off`].
    pub level: Level,
    /// What is wrong, in one sentence.
    pub reason: String,
    /// What to do instead, in one sentence.
    pub safer: String,
    /// Of a form: the place of the control that it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<usize>,
    /// Of a form: what one click can change.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub button: Option<Button>,
    /// The way that needs no token.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alternative: Option<Alternative>,
}

/// A change of the form that one click makes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Button {
    /// The words on it.
    pub label: String,
    /// What the page hands back when it is pressed.
    pub order: String,
}

/// A way that needs no token.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alternative {
    /// What it is, in one sentence.
    pub sentence: String,
    /// Where it is documented.
    pub link: String,
}
