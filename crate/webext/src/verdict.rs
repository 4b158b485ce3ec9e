use patrol_azdo::{Field, Fix};
use patrol_settings::{Level, Rule};
use serde::{Deserialize, Serialize};

/// What is to be said about a token, in the person's language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    /// The firmest first; empty when there is nothing to say.
    pub findings: Vec<Finding>,
}

/// One rule's word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// The rule that speaks.
    pub rule: Rule,
    /// How firmly. Never [`Level::Off`].
    pub level: Level,
    /// What is wrong, in one sentence.
    pub reason: String,
    /// What to do instead, in one sentence.
    pub safer: String,
    /// The part of the form that it is about, where it is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<Field>,
    /// What one click can change.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fix: Option<Fix>,
    /// The way that needs no token.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alternative: Option<Alternative>,
}

/// A way that needs no token.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alternative {
    /// What it is, in one sentence.
    pub sentence: String,
    /// Where it is documented.
    pub link: String,
}
