//! How findings are written.

mod json;
mod sarif;
pub(crate) mod text;

use std::io::{self, Write};

use clap::ValueEnum;

use super::Report;

/// A form of output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// A line for a person for each finding.
    Text,
    /// One object a line for each finding.
    Json,
    /// SARIF 2.1.0, as code scanning services read it.
    Sarif,
}

impl Format {
    /// Writes the findings of a report.
    pub(super) fn write(self, report: &Report, out: &mut impl Write) -> io::Result<()> {
        match self {
            Self::Text => report.scanned.iter().try_for_each(|file| text::write(&file.path, &file.hits, out)),
            Self::Json => json::write(report, out),
            Self::Sarif => sarif::write(report, out),
        }
    }
}
