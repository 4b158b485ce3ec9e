//! What can go wrong when files are changed.

use std::path::PathBuf;
use std::{error, fmt, io};

use crate::failure::reason;

/// Why a file was not changed. It is as it was before.
#[derive(Debug)]
pub(crate) enum ChangeError {
    /// It cannot be read.
    Unread(PathBuf, io::Error),
    /// The file, or its backup, cannot be written.
    Unwritten(PathBuf, io::Error),
    /// It is a folder, a pipe or a device.
    NoRegularFile(PathBuf),
    /// The name of the backup is taken.
    BackupExists(PathBuf),
    /// It is no text that can be rewritten.
    NoText(PathBuf),
    /// Standard input was to be changed, by this option.
    NoFile(&'static str),
}

impl fmt::Display for ChangeError {
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
            Self::NoText(path) => write!(
                out,
                "{} is no text in UTF-8 or UTF-16. `patrol redact` takes the secrets out of any file.",
                path.display()
            ),
            Self::NoFile(option) => {
                write!(out, "standard input cannot be changed. Name a file, or leave out {option}.")
            }
        }
    }
}

impl error::Error for ChangeError {}
