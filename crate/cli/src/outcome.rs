//! What the exit code says.

use std::process::ExitCode;

/// How a command ended. Ordered: the worse comes later and wins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Outcome {
    /// Done, nothing found: exit code 0.
    Clean,
    /// Done, secrets found: exit code 1.
    Found,
    /// Not everything could be read, so the answer may lack something: exit code 2, whatever was found.
    Incomplete,
}

impl Outcome {
    /// Found if there are hits, clean otherwise.
    pub(crate) fn of(is_found: bool) -> Self {
        if is_found { Self::Found } else { Self::Clean }
    }
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        Self::from(match outcome {
            Outcome::Clean => 0,
            Outcome::Found => 1,
            Outcome::Incomplete => 2,
        })
    }
}
