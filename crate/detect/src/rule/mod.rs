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

/// The first token inside `run`, a maximal run of letters and digits of `text` (or what is left of one behind a token).
pub(crate) fn find(text: &[u8], run: Range<usize>) -> Option<Match> {
    let new = azure_devops_pat::find(text, run.clone());
    let legacy = azure_devops_pat_legacy::find(text, run);
    match (new, legacy) {
        (Some(new), Some(legacy)) if legacy.range.start < new.range.start => Some(legacy),
        (new, legacy) => new.or(legacy),
    }
}

/// A token of exactly these letters, put together again from a broken text. Its range is that of `letters`.
pub(crate) fn find_whole(letters: &[u8]) -> Option<Match> {
    azure_devops_pat::find(letters, 0..letters.len()).filter(|found| found.range == (0..letters.len()))
}
