use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How text comes into a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Source {
    /// It is pasted: it is not in the field yet.
    Paste,
    /// It is dropped: it is not in the field yet.
    Drop,
    /// It was typed, or the browser has filled it in: it is in the field already, and nothing has happened with it.
    Typing,
    /// It is in the field, and about to be sent.
    Submit,
    /// A request of the page would send it, wherever it comes from.
    Request,
}

impl Source {
    /// Whether the text is in the field already. What has been let in is not in question then, and redaction leaves it as it is.
    pub(crate) const fn is_inside(self) -> bool {
        match self {
            Source::Paste | Source::Drop => false,
            Source::Typing | Source::Submit | Source::Request => true,
        }
    }
}

/// What the text is about to enter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum FieldKind {
    /// A field whose content others may see.
    Text,
    /// A field that is made for secrets and hides them, as in the form of a service connection. It is left alone.
    Secret,
    /// A field that cannot be changed: nothing enters it.
    Fixed,
}

/// One of the forms in which the same content is submitted, as a clipboard has them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Flavour {
    /// Plain text: `text/plain`.
    Plain,
    /// Markup: `text/html`.
    Html,
    /// Any other: a link (`text/uri-list`), or what one editor has for itself. It is read as text.
    Other,
}
