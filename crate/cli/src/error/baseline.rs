//! What can go wrong with a baseline.

use std::path::PathBuf;
use std::{error, fmt, io};

use crate::failure::reason;

/// Why a baseline could not be used. It is as it was before.
#[derive(Debug)]
pub(crate) enum BaselineError {
    /// It cannot be read.
    Unread(PathBuf, io::Error),
    /// It is not what Patrol writes.
    Malformed(PathBuf),
    /// It is of a version that this Patrol does not know.
    Newer(PathBuf),
    /// It cannot be written.
    Unwritten(PathBuf, io::Error),
    /// A path to search lies outside of what the baseline is about.
    Outside(PathBuf, PathBuf),
    /// Not everything could be read.
    Incomplete,
}

impl fmt::Display for BaselineError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unread(path, error) if error.kind() == io::ErrorKind::NotFound => write!(
                out,
                "there is no baseline {0}. To make one: patrol baseline update {0}",
                path.display()
            ),
            Self::Unread(path, error) => {
                write!(out, "cannot read the baseline {}: {}.", path.display(), reason(error))
            }
            Self::Malformed(path) => write!(
                out,
                "{} is not a baseline of Patrol. Check the path, or restore the file from version control.",
                path.display()
            ),
            Self::Newer(path) => {
                write!(out, "{} was written by a newer Patrol. Update Patrol to use it.", path.display())
            }
            Self::Unwritten(path, error) => write!(out, "cannot write {}: {}.", path.display(), reason(error)),
            Self::Outside(path, root) => write!(
                out,
                "{} is not in {}, where the baseline applies. Use another baseline for it.",
                path.display(),
                root.display()
            ),
            Self::Incomplete => out.write_str(
                "the baseline was not changed, since not everything could be read. Make those files readable, or name \
                 them in .patrolignore.",
            ),
        }
    }
}

impl error::Error for BaselineError {}
