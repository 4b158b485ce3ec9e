use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How text comes into a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Source {
    /// It is pasted.
    Paste,
}

/// What the text is about to enter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum FieldKind {
    /// A field whose content others may see.
    Text,
    /// A field that is made for secrets and hides them, as in the form of a service connection. It is left alone.
    Secret,
}

/// One of the forms in which the same content is submitted, as a clipboard has them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Flavour {
    /// Plain text: `text/plain`.
    Plain,
    /// Markup: `text/html`.
    Html,
}
