//! What a token looks like: one file per kind.

pub(crate) mod azure_devops_pat;
pub(crate) mod azure_devops_pat_legacy;

use core::ops::Range;

use crate::Confidence;
use crate::Month;

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
    [&azure_devops_pat::RULE, &azure_devops_pat_legacy::PAT, &azure_devops_pat_legacy::APP_SECRET].into_iter()
}

/// A token recognised in a run, before anyone knows what it stands in.
pub(crate) struct Match {
    pub(crate) rule: &'static Rule,
    /// Bytes of the text that holds the run.
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

/// A token that is exactly these letters, put together again from a broken text.
pub(crate) fn find_whole(letters: &[u8]) -> Option<Match> {
    azure_devops_pat::find(letters, 0..letters.len()).filter(|found| found.range == (0..letters.len()))
}
