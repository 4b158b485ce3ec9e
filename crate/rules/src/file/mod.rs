//! Rules from a file, and as a file.

mod gitleaks;
mod keyword;
mod own;

use std::{error, fmt};

use patrol_phrase::{Phrase, Word};

use crate::{OwnRule, RuleError};

/// What a file says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Read {
    /// The rules that can be used, in order.
    pub rules: Vec<OwnRule>,
    /// What is left out, and what of a rule that is taken means something else here.
    pub told: Vec<Told>,
}

/// Something that a person should know of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The name of the rule as it may be shown, in quotes; `None` where it is about the whole file.
    pub rule: Option<String>,
    /// Whether the rule is left out.
    pub is_left_out: bool,
    /// Why.
    pub why: Why,
}

/// Why something is left out, or means something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// The rule cannot be used.
    Unusable(RuleError),
    /// The entry has a field that is missing, unknown or of the wrong type: the one that is named, in English.
    Field(String),
    /// It looks at the names of files.
    Path,
    /// It has no pattern.
    NoPattern,
    /// It needs another rule beside it.
    Required,
    /// Only a part of what it matches is the secret; here all of it is taken.
    WholeMatch,
    /// How much may stand between the parts of its pattern is not limited here, so that it stays small enough.
    Loosened,
    /// It looks at how random a match is; here it does not.
    Entropy,
    /// It passes over some texts; here it does not.
    Allowlist,
    /// The keyword is taken from the pattern.
    Keyword,
    /// The file passes over some texts for all of its rules; here nothing does.
    AllowlistOfAll,
    /// The file adds to other rules, which are not read.
    Extends,
}

impl Told {
    /// What to tell the person, a sentence or two.
    pub fn phrases(&self) -> Vec<Phrase> {
        let name = || self.rule.as_ref().map(Word::own);
        let about = match self.is_left_out {
            true => name().map(Phrase::own_rule_left_out),
            false => name().map(Phrase::own_rule_differs),
        };
        about.into_iter().chain([self.why.phrase()]).collect()
    }
}

impl Why {
    fn phrase(&self) -> Phrase {
        match self {
            Why::Unusable(error) => error.phrase(),
            Why::Field(_) | Why::NoPattern => Phrase::own_rule_invalid(),
            Why::Path | Why::Required => Phrase::own_rule_depends(),
            Why::WholeMatch => Phrase::own_rule_whole(),
            Why::Loosened => Phrase::own_rule_loosened(),
            Why::Entropy => Phrase::own_rule_entropy(),
            Why::Allowlist | Why::AllowlistOfAll => Phrase::own_rule_allowlist(),
            Why::Keyword => Phrase::own_rule_keyword(),
            Why::Extends => Phrase::own_rule_extends(),
        }
    }
}

impl fmt::Display for Told {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.rule, self.is_left_out) {
            (Some(name), true) => write!(out, "rule {name} is left out. {}", self.why),
            (Some(name), false) => write!(out, "rule {name}: {}", self.why),
            (None, _) => self.why.fmt(out),
        }
    }
}

impl fmt::Display for Why {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Why::Unusable(error) => return error.fmt(out),
            Why::Field(why) => return write!(out, "It cannot be read: {why}."),
            Why::Path => "It applies to files with certain names only, and a text has no name.",
            Why::NoPattern => "It has no pattern.",
            Why::Required => "It finds something only beside what another rule finds.",
            Why::WholeMatch => {
                "All that the pattern matches is taken for the secret, not only one group of it."
            }
            Why::Loosened => "How much may stand between its parts is not limited here, so it finds more.",
            Why::Entropy => "How random a match is does not count here, so it finds more.",
            Why::Allowlist => "Its allowlist does not count here, so it finds more.",
            Why::Keyword => "It names no keyword; a fixed part of the pattern is taken for one.",
            Why::AllowlistOfAll => "The allowlist for all rules does not count here.",
            Why::Extends => "The rules that the file extends are not read.",
        })
    }
}

/// Why a file is no file of rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileError {
    /// It is larger than 1 MB.
    TooLarge,
    /// It is neither TOML nor JSON: where it ceases to be TOML, by the line from 1, where that can be told.
    Unreadable(Option<usize>),
    /// It has no rules.
    NoRules,
}

impl fmt::Display for FileError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FileError::TooLarge => out.write_str("The file is larger than 1 MB."),
            FileError::Unreadable(Some(line)) => {
                write!(out, "The file is neither JSON nor TOML: as TOML it cannot be read from line {line} on.")
            }
            FileError::Unreadable(None) => out.write_str("The file is neither JSON nor TOML."),
            FileError::NoRules => {
                out.write_str("The file has no rules: neither [[rule]] nor, as a configuration of gitleaks has it, [[rules]].")
            }
        }
    }
}

impl error::Error for FileError {}

/// Reads a file: Patrol's own in JSON or TOML, or a configuration of gitleaks. What of it cannot be used is left out and told.
///
/// # Errors
/// When it is no file of rules at all.
pub fn read(text: &str) -> Result<Read, FileError> {
    if text.len() > OwnRule::LARGEST_FILE {
        return Err(FileError::TooLarge);
    }
    let text = text.trim_start_matches('\u{feff}');
    let table = table(text)?;
    let list = |key: &str| table.get(key).and_then(toml::Value::as_array);
    let read = match (list("rule"), list("rules")) {
        (Some(rules), _) => own::read(rules),
        (None, Some(rules)) => gitleaks::read(rules, &table),
        (None, None) => return Err(FileError::NoRules),
    };
    Ok(read)
}

fn table(text: &str) -> Result<toml::Table, FileError> {
    if text.trim_start().starts_with('{') {
        return serde_json::from_str(text).map_err(|_| FileError::Unreadable(None));
    }
    text.parse().map_err(|error: toml::de::Error| {
        let line = |at: usize| text.as_bytes().iter().take(at).filter(|byte| **byte == b'\n').count() + 1;
        FileError::Unreadable(error.span().map(|span| line(span.start)))
    })
}

pub use own::{to_json, to_toml};
