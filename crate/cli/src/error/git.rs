//! What can go wrong with git.

use std::{error, fmt, io};

use crate::failure::reason;

/// Why git gave no answer.
#[derive(Debug)]
pub(crate) enum GitError {
    /// It could not be started.
    NotStarted(io::Error),
    /// It ended with an error, which it has told on standard error.
    Failed,
    /// What it was asked could not be written, or its answer not be read.
    Broken(io::Error),
}

impl fmt::Display for GitError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotStarted(error) if error.kind() == io::ErrorKind::NotFound => {
                out.write_str("git was not found; install it or add it to the PATH.")
            }
            Self::NotStarted(error) => write!(out, "git could not be started: {}.", reason(error)),
            Self::Failed => out.write_str("git did not answer; what it says stands above."),
            Self::Broken(error) => write!(out, "git's answer could not be read: {}.", reason(error)),
        }
    }
}

impl error::Error for GitError {}
