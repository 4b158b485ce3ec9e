//! What can go wrong when hooks are installed.

use std::path::PathBuf;
use std::{error, fmt, io};

use crate::failure::reason;

/// Why the hooks were not installed. Nothing has been changed then, but where writing itself failed.
#[derive(Debug)]
pub(crate) enum InstallError {
    /// Somebody else's hook is there.
    Foreign(PathBuf),
    /// The place where a replaced hook would be kept is taken.
    KeptBefore(PathBuf),
    /// A file could not be read or written.
    File(PathBuf, io::Error),
    /// Where this program lies is unknown.
    Program(io::Error),
}

impl fmt::Display for InstallError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Foreign(path) => write!(
                out,
                "{} is there already and was not written by Patrol. Nothing was changed. Either call `patrol hook {} \
                 \"$@\"` in it, or replace it: patrol hook install --force",
                path.display(),
                path.file_name().unwrap_or_default().display()
            ),
            Self::KeptBefore(path) => write!(
                out,
                "{} is there already, from an earlier --force. Nothing was changed. Move it away first.",
                path.display()
            ),
            Self::File(path, error) => write!(out, "cannot write {}: {}.", path.display(), reason(error)),
            Self::Program(error) => write!(out, "cannot find out where Patrol lies: {}.", reason(error)),
        }
    }
}

impl error::Error for InstallError {}
