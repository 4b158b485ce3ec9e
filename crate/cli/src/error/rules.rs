//! What can go wrong with a file of rules.

use std::path::PathBuf;
use std::{error, fmt, io};

use patrol_rules::file::FileError;

use crate::failure::reason;

/// Why no rule of a file can be used.
#[derive(Debug)]
pub(crate) enum RulesError {
    /// It cannot be read.
    Unread(PathBuf, io::Error),
    /// It is no file of rules.
    NoRules(PathBuf, FileError),
}

impl fmt::Display for RulesError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unread(path, error) => write!(out, "cannot read {}: {}.", path.display(), reason(error)),
            Self::NoRules(path, error) => write!(out, "cannot use {}. {error}", path.display()),
        }
    }
}

impl error::Error for RulesError {}
