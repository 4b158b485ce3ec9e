use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A part of the page script that is loaded when it is first needed: `surface/<name>.js`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(rename = "PartName")]
pub enum Part {
    /// The question about a text or a token.
    Review,
    /// Advice in the token form.
    Form,
    /// The way to the inventory above the list of tokens.
    List,
    /// Advice beside a new token.
    Created,
    /// The ways to clone.
    Clone,
    /// The answer to a person who asks whether a text holds a secret.
    Check,
}
