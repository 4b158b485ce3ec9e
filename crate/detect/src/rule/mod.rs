//! The kinds of secrets, and those of them that are recognised by code of their own: one file each.

pub(crate) mod azure_devops_pat;
pub(crate) mod azure_devops_pat_legacy;
pub(crate) mod azure_sas;
pub(crate) mod basic_credentials;
pub(crate) mod connection_password;
pub(crate) mod private_key;
#[cfg(test)]
mod table;
pub(crate) mod url_password;

use core::ops::Range;

use crate::Confidence;
use crate::Month;
use crate::engine::REVOKE;
use crate::engine::RULES;

/// A kind of secret.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// Stable name in kebab case: settings, logs and masks refer to it.
    pub id: &'static str,
    /// English name for a person. A user interface looks its own up by `id`.
    pub name: &'static str,
    /// Who issues such tokens.
    pub provider: &'static str,
}

/// Every rule that a finding can carry.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    RULES.iter()
}

impl Rule {
    /// The page on which the owner of such a secret revokes it, if we know one.
    #[must_use]
    pub fn revoke(&self) -> Option<&'static str> {
        let index = RULES.iter().position(|rule| rule.id == self.id)?;
        REVOKE.get(index).copied().filter(|page| !page.is_empty())
    }
}

/// A secret recognised in a text, before anyone knows what it stands in.
#[derive(Debug)]
pub(crate) struct Match {
    pub(crate) rule: &'static Rule,
    /// Bytes of the text.
    pub(crate) range: Range<usize>,
    pub(crate) confidence: Confidence,
    pub(crate) issued: Option<Month>,
    /// The shape proves nothing: count it only beside a word about the provider.
    pub(crate) needs_context: bool,
}

/// The tokens inside `run`, a maximal run of letters and digits of `text`, in order.
pub(crate) fn matches(text: &[u8], run: Range<usize>) -> Matches<'_> {
    let new = azure_devops_pat::find(text, run.clone());
    Matches { text, run, new }
}

/// An iterator over the tokens inside a run. What is left of the run behind a token counts as a run of its own.
pub(crate) struct Matches<'t> {
    text: &'t [u8],
    run: Range<usize>,
    /// The next token of the newer form; the older ones before it come first.
    new: Option<Match>,
}

impl Iterator for Matches<'_> {
    type Item = Match;

    fn next(&mut self) -> Option<Match> {
        let gap = self.run.start..self.new.as_ref().map_or(self.run.end, |new| new.range.start);
        if let Some(legacy) = azure_devops_pat_legacy::find(self.text, gap) {
            self.run.start = legacy.range.end;
            return Some(legacy);
        }
        let new = self.new.take()?;
        self.run.start = new.range.end.min(self.run.end);
        self.new = azure_devops_pat::find(self.text, self.run.clone());
        Some(new)
    }
}
