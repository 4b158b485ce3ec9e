//! How much was not reported, and why.

use std::fmt;

use super::Acceptance;
use super::patrolignore::NAME;
use crate::hit::Hit;
use crate::words::{counted, joined};

/// What was accepted or not searched.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Hidden {
    /// Findings that a mark allows.
    pub(crate) marked: usize,
    /// Findings that stand in the baseline.
    pub(crate) known: usize,
    /// Findings that have expired.
    pub(crate) expired: usize,
    /// Files and folders that `.patrolignore` names.
    pub(crate) ignored: usize,
    /// Files that are no text.
    pub(crate) binary: usize,
}

impl Hidden {
    /// Counts a finding.
    pub(crate) fn add(&mut self, hit: &Hit) {
        match hit.acceptance {
            Some(Acceptance::Mark(_)) => self.marked += 1,
            Some(Acceptance::Baseline) => self.known += 1,
            None if hit.has_expired => self.expired += 1,
            None => {}
        }
    }
}

/// A line for each kind that there is.
impl fmt::Display for Hidden {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let some = |number: usize, words: String| (number > 0).then_some(words);
        let accepted = [
            some(self.marked, format!("{} by a mark", self.marked)),
            some(self.known, format!("{} by the baseline", self.known)),
        ];
        let skipped = [
            some(self.ignored, format!("{} named in {NAME}", counted(self.ignored, "path"))),
            some(self.binary, counted(self.binary, "binary file")),
        ];
        for (title, parts) in [("Accepted and not listed", accepted), ("Not searched", skipped)] {
            let parts: Vec<String> = parts.into_iter().flatten().collect();
            if !parts.is_empty() {
                writeln!(out, "{title}: {}.", joined(&parts))?;
            }
        }
        match self.expired {
            0 => Ok(()),
            many => writeln!(out, "Expired and listed as a note: {many}."),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_only_what_there_is() {
        assert_eq!(Hidden::default().to_string(), "");
        let some = Hidden { marked: 1, ignored: 1, ..Hidden::default() };
        assert_eq!(
            some.to_string(),
            "Accepted and not listed: 1 by a mark.\nNot searched: 1 path named in .patrolignore.\n"
        );
        let all = Hidden { marked: 1, known: 2, expired: 5, ignored: 3, binary: 4 };
        assert_eq!(
            all.to_string(),
            "Accepted and not listed: 1 by a mark and 2 by the baseline.\n\
             Not searched: 3 paths named in .patrolignore and 4 binary files.\n\
             Expired and listed as a note: 5.\n"
        );
    }
}
