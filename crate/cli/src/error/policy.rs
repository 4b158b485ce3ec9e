//! What can go wrong when a company's policy is checked or written.

use std::path::{Path, PathBuf};
use std::{error, fmt, io};

use crate::failure::reason;
use crate::words::joined;

/// Why a policy was not checked, or its files were not written.
#[derive(Debug)]
pub(crate) enum PolicyError {
    /// The file cannot be read.
    Unread(PathBuf, io::Error),
    /// It is no text in UTF-8.
    NotUtf8(PathBuf),
    /// It is not JSON: where it ceases to be, both from 1.
    NotJson(PathBuf, usize, usize),
    /// It is JSON without a policy for Patrol.
    NoPolicy(PathBuf),
    /// It has policies for several extensions, with these ids.
    Several(PathBuf, Vec<String>),
    /// This is no id of an extension in Chrome or Edge.
    NoId(String),
    /// A file cannot be written.
    Unwritten(PathBuf, io::Error),
}

impl PolicyError {
    /// A file was not read.
    pub(crate) fn unread(path: &Path, error: io::Error) -> PolicyError {
        match error.kind() {
            io::ErrorKind::InvalidData => Self::NotUtf8(path.to_path_buf()),
            _ => Self::Unread(path.to_path_buf(), error),
        }
    }
}

impl fmt::Display for PolicyError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unread(path, error) => write!(out, "cannot read {}: {}.", path.display(), reason(error)),
            Self::NotUtf8(path) => {
                write!(out, "{} is not in UTF-8. Save it in that encoding.", path.display())
            }
            Self::NotJson(path, line, column) => write!(
                out,
                "{} is not JSON from line {line}, character {column} on. JSON has names and texts in double quotes, no comments, \
                 and no comma behind a last entry.",
                path.display()
            ),
            Self::NoPolicy(path) => write!(
                out,
                "{} has no policy for Patrol: neither its settings, nor a part for this extension as in docs/admin.",
                path.display()
            ),
            Self::Several(path, ids) => write!(
                out,
                "{} is for the extensions {}. Name the one that is Patrol with --id.",
                path.display(),
                joined(ids)
            ),
            Self::NoId(id) => write!(
                out,
                "{} is no id of an extension: Chrome and Edge give 32 letters from a to p.",
                id.escape_debug()
            ),
            Self::Unwritten(path, error) => {
                write!(out, "cannot write {}: {}.", path.display(), reason(error))
            }
        }
    }
}

impl error::Error for PolicyError {}
