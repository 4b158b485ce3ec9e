//! The tokens of Azure DevOps in a stretch of letters, of both forms.

use alloc::vec::Vec;
use core::ops::Range;

use super::azure_devops_pat;
use super::azure_devops_pat_legacy;
use crate::found::Match;

/// Adds the tokens of Azure DevOps inside `run`, a maximal run of letters and digits of `text`, to `found`, in order. What is left
/// of the run behind a token counts as a run of its own.
pub(crate) fn find(text: &[u8], run: Range<usize>, found: &mut Vec<Match>) {
    let Range { mut start, end } = run;
    let mut new = azure_devops_pat::find(text, start..end);
    loop {
        // The older ones before the next of the newer form come first.
        let gap = start..new.as_ref().map_or(end, |new| new.range.start);
        if let Some(legacy) = azure_devops_pat_legacy::find(text, gap) {
            start = legacy.range.end;
            found.push(legacy);
            continue;
        }
        let Some(token) = new else { return };
        start = token.range.end.min(end);
        found.push(token);
        new = azure_devops_pat::find(text, start..end);
    }
}
