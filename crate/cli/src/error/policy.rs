//! What can go wrong when a company's policy is checked.

use std::path::PathBuf;
use std::{error, fmt, io};

use crate::failure::reason;
use crate::words::joined;

/// Why a policy was not checked.
#[derive(Debug)]
pub(crate) enum PolicyError {
    /// The file cannot be read.
    Unread(PathBuf, io::Error),
    /// It is not JSON: where it ceases to be, both from 1.
    NotJson(PathBuf, usize, usize),
    /// It is JSON without a policy for Patrol.
    NoPolicy(PathBuf),
    /// It has policies for several extensions, with these ids.
    Several(PathBuf, Vec<String>),
}

impl fmt::Display for PolicyError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unread(path, error) => write!(out, "cannot read {}: {}.", path.display(), reason(error)),
            Self::NotJson(path, line, column) => {
                write!(out, "{} is not JSON from line {line}, character {column}.", path.display())
            }
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
        }
    }
}

impl error::Error for PolicyError {}
