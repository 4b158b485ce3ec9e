//! What can go wrong when files are redacted.

use std::path::PathBuf;
use std::{error, fmt, io};

use crate::failure::reason;

/// Why a file was not redacted. It is as it was before.
#[derive(Debug)]
pub(crate) enum RedactError {
    /// It cannot be read.
    Unread(PathBuf, io::Error),
    /// The file, or its backup, cannot be written.
    Unwritten(PathBuf, io::Error),
    /// It is a folder, a pipe or a device.
    NoRegularFile(PathBuf),
    /// The name of the backup is taken.
    BackupExists(PathBuf),
    /// Standard input was to be changed in place.
    NoFile,
}

impl fmt::Display for RedactError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unread(path, error) => write!(out, "cannot read {}: {}.", path.display(), reason(error)),
            Self::Unwritten(path, error) => {
                write!(out, "cannot write {}: {}.", path.display(), reason(error))
            }
            Self::NoRegularFile(path) => {
                write!(out, "{} is not a regular file. Name the files to change.", path.display())
            }
            Self::BackupExists(path) => write!(
                out,
                "{} exists already. Move it away, or choose another suffix for the backup.",
                path.display()
            ),
            Self::NoFile => out.write_str(
                "standard input cannot be changed in place. Name a file, or leave out --in-place.",
            ),
        }
    }
}

impl error::Error for RedactError {}
