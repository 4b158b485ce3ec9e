use patrol_phrase::Phrase;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};
use ts_rs::TS;

/// A text that a person is asked about, without its secrets: letters stand in their place, one again and again for each, another one for
/// another. Blanks in them stay.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HiddenText {
    /// At most [`HiddenText::LONGEST`] UTF-16 units.
    pub text: String,
    /// In order and apart, at most [`HiddenText::SECRETS`].
    pub secrets: Vec<HiddenSecret>,
    /// What tells the kind of text: names of files and of languages, the surest first.
    pub hints: Vec<String>,
    /// It will be all that stands in its field.
    pub whole: bool,
    /// The person works on Windows.
    pub windows: bool,
}

impl HiddenText {
    /// The longest text that is rewritten, in UTF-16 units.
    pub const LONGEST: usize = 64 * 1024;
    /// The most secrets that a text may have.
    pub const SECRETS: usize = 50;
    /// The most hints.
    pub const HINTS: usize = 4;
    /// The longest hint, in bytes.
    pub const HINT: usize = 800;
}

/// Where a secret stood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HiddenSecret {
    /// Where it began, in UTF-16 units.
    pub start: usize,
    /// Where it ended, in UTF-16 units.
    pub end: usize,
    /// The mask that redaction puts there, which names the kind of secret.
    pub mask: String,
    /// What stood there was an encoded form of it.
    pub encoded: bool,
}

/// What a person is offered in the place of a text with secrets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Rewriting {
    /// What takes the place of the secrets, in a few words.
    pub title: Phrase,
    /// What changes, in order and apart.
    pub edits: Vec<Replacement>,
    /// The first changes as a person sees them.
    pub changes: Vec<ShownChange>,
    /// How many more there are, in words.
    pub more: Option<Phrase>,
    /// What has to be set up so that the text works.
    pub setup: Vec<SetUp>,
}

/// Only TypeScript reads it. Who reads other replies in Rust does not carry what reads this one.
impl<'de> Deserialize<'de> for Rewriting {
    fn deserialize<D: Deserializer<'de>>(_: D) -> Result<Self, D::Error> {
        Err(D::Error::custom("a rewriting is for TypeScript"))
    }
}

/// A part of the text, and what takes its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Replacement {
    /// Where it begins, in UTF-16 units.
    pub start: usize,
    /// Where it ends, in UTF-16 units.
    pub end: usize,
    /// What takes its place.
    pub text: String,
}

/// A line before and after the change, fit to be shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ShownChange {
    /// Where it stands, counted from 1.
    pub line: u32,
    /// With dots in the place of secrets; empty for a line that comes anew.
    pub before: String,
    /// As it would be.
    pub after: String,
}

/// What is to be done in one place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SetUp {
    /// Where, in words.
    pub place: Phrase,
    /// What is to be run or written there, line by line.
    pub lines: String,
}
