//! Rules of somebody's own, from a file.

use std::io::{self, Write};
use std::path::Path;

use patrol_detect::CustomRule;
use patrol_policy::OwnAction;
use patrol_rules::file::Read;
use patrol_rules::{OwnRule, RuleSet, file};

use crate::confidence::MinConfidence;
use crate::error::RulesError;
use crate::outcome::Outcome;

/// What is searched for.
#[derive(Clone, Copy)]
pub(crate) struct Search<'r> {
    /// The lowest level that is reported.
    pub(crate) least: MinConfidence,
    /// Rules beside the built-in ones.
    pub(crate) own: &'r [CustomRule],
}

impl From<MinConfidence> for Search<'_> {
    fn from(least: MinConfidence) -> Self {
        Search { least, own: &[] }
    }
}

/// The rules of a file.
#[derive(Default)]
pub(crate) struct OwnRules {
    pub(crate) rules: Vec<CustomRule>,
    /// Whether all that the file has can be used.
    is_whole: bool,
}

impl OwnRules {
    /// Reads and compiles them, and tells on standard error what is left out and what means something else here. Without a file there are none.
    pub(crate) fn read(path: Option<&Path>) -> Result<OwnRules, RulesError> {
        let Some(path) = path else { return Ok(OwnRules { rules: Vec::new(), is_whole: true }) };
        let Read { rules, told } = read(path)?;
        let set = RuleSet::of(&rules);
        let is_whole = told.iter().all(|told| !told.is_left_out) && set.refused.is_empty();
        let refused = set.refused.iter().filter_map(|(place, error)| {
            Some(format!("rule {} is left out. {error}", rules.get(*place)?.shown_name()))
        });
        tell(path, told.iter().map(ToString::to_string).chain(refused));
        // What was just compiled is sound.
        Ok(OwnRules { rules: CustomRule::read(&set.bytes).unwrap_or_default(), is_whole })
    }

    /// The exit code: 2 where a rule is missing, since what it would have found is.
    pub(crate) fn outcome(&self, outcome: Outcome) -> Outcome {
        if self.is_whole { outcome } else { Outcome::Incomplete }
    }
}

/// Reads a file of rules.
pub(crate) fn read(path: &Path) -> Result<Read, RulesError> {
    let text = std::fs::read_to_string(path).map_err(|error| RulesError::Unread(path.to_owned(), error))?;
    file::read(&text).map_err(|error| RulesError::NoRules(path.to_owned(), error))
}

/// Tells on standard error what there is to know of a file of rules. There is nobody to tell if it is closed.
pub(crate) fn tell(path: &Path, sentences: impl Iterator<Item = String>) {
    let mut out = io::stderr().lock();
    for sentence in sentences {
        let _ = writeln!(out, "patrol: {}: {}", path.display(), plain(&sentence));
    }
}

/// What a finding is called: by a rule of somebody's own with its name.
pub(crate) fn kind(rule: patrol_detect::Rule, own: &[CustomRule]) -> String {
    let name = rule.custom().and_then(|place| own.get(place)).map(|own| OwnAction::of_label(&own.label).1);
    match name {
        Some(name) => format!("{} {}", rule.name(), plain(name)),
        None => rule.name().to_owned(),
    }
}

/// Without the characters that keep the direction of a name to itself: a terminal shows them.
fn plain(text: &str) -> String {
    text.replace(['\u{2068}', '\u{2069}'], "")
}

/// The rules as a file.
pub(crate) fn written(rules: &[OwnRule], as_json: bool) -> String {
    if as_json { file::to_json(rules) } else { file::to_toml(rules) }
}
