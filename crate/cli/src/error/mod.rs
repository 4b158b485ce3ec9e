//! What can end a command early.

mod baseline;
mod change;
mod git;
mod install;
mod policy;
mod rules;

use std::{fmt, io};

use crate::failure::reason;

pub(crate) use baseline::BaselineError;
pub(crate) use change::ChangeError;
pub(crate) use git::GitError;
pub(crate) use install::InstallError;
pub(crate) use policy::PolicyError;
pub(crate) use rules::RulesError;

/// Why a command could not do its work. Displays in plain words, without anything of the text that was read.
#[derive(Debug)]
pub(crate) enum Error {
    /// The result could not be written.
    Output(io::Error),
    /// Standard input could not be read.
    Input(io::Error),
    /// Git could not tell what a hook has to look at.
    Git(GitError),
    /// The hooks could not be installed.
    Install(InstallError),
    /// A baseline could not be used.
    Baseline(BaselineError),
    /// A file could not be changed.
    Change(ChangeError),
    /// A company's policy could not be read at all.
    Policy(PolicyError),
    /// A file of rules could not be used at all.
    Rules(RulesError),
    /// The patterns of `.patrolignore` could not be understood; the sentence says where.
    Patterns(String),
    /// The man page of a command that does not exist was asked for.
    UnknownCommand,
}

impl Error {
    /// Whether the reader of our output has gone.
    pub(crate) fn is_closed_output(&self) -> bool {
        matches!(self, Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Output(error) => write!(out, "cannot write the result: {}.", reason(error)),
            Self::Input(error) => write!(out, "cannot read standard input: {}.", reason(error)),
            Self::Git(error) => error.fmt(out),
            Self::Install(error) => error.fmt(out),
            Self::Baseline(error) => error.fmt(out),
            Self::Change(error) => error.fmt(out),
            Self::Policy(error) => error.fmt(out),
            Self::Rules(error) => error.fmt(out),
            Self::Patterns(sentence) => out.write_str(sentence),
            Self::UnknownCommand => {
                out.write_str("there is no such command; `patrol help` lists those that exist.")
            }
        }
    }
}

impl From<GitError> for Error {
    fn from(error: GitError) -> Self {
        Self::Git(error)
    }
}

impl From<InstallError> for Error {
    fn from(error: InstallError) -> Self {
        Self::Install(error)
    }
}

impl From<BaselineError> for Error {
    fn from(error: BaselineError) -> Self {
        Self::Baseline(error)
    }
}

impl From<ChangeError> for Error {
    fn from(error: ChangeError) -> Self {
        Self::Change(error)
    }
}

impl From<PolicyError> for Error {
    fn from(error: PolicyError) -> Self {
        Self::Policy(error)
    }
}

impl From<RulesError> for Error {
    fn from(error: RulesError) -> Self {
        Self::Rules(error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_closed_output_is_silent() {
        let closed = || io::Error::from(io::ErrorKind::BrokenPipe);
        assert!(Error::Output(closed()).is_closed_output());
        assert!(!Error::Input(closed()).is_closed_output());
        assert!(!Error::Output(io::ErrorKind::StorageFull.into()).is_closed_output());
    }
}
