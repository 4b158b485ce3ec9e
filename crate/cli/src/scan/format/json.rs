//! Findings for a program.

use std::io::{self, Write};

use serde::Serialize;

use super::Report;
use crate::accept::Acceptance;
use crate::expiry;

/// One finding. Positions as in the text after conversion to UTF-8.
#[derive(Serialize)]
struct Line<'r> {
    path: &'r str,
    /// UTF-8 bytes from the start of the file.
    start: usize,
    end: usize,
    /// From 1.
    line: usize,
    /// From 1, in characters.
    column: usize,
    /// Stable name of the rule.
    rule: &'r str,
    /// The same in English.
    kind: &'r str,
    confidence: &'r str,
    carrier: &'r str,
    #[serde(skip_serializing_if = "Option::is_none")]
    issued: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    expires: Option<String>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    expired: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    organization: Option<&'r str>,
    /// What accepts it: `mark` or `baseline`.
    #[serde(skip_serializing_if = "Option::is_none")]
    accepted: Option<&'static str>,
    /// The reason that the mark gives.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'r str>,
}

/// A file or folder that was not searched.
#[derive(Serialize)]
struct Ignored<'r> {
    path: &'r str,
    ignored: bool,
}

/// One object a line: the findings, then what `.patrolignore` names.
pub(super) fn write(report: &Report, out: &mut impl Write) -> io::Result<()> {
    for file in &report.scanned {
        for hit in &file.hits {
            let finding = &hit.finding;
            let (accepted, reason) = match &hit.acceptance {
                Some(Acceptance::Mark(reason)) => (Some("mark"), Some(reason.as_str())),
                Some(Acceptance::Baseline) => (Some("baseline"), None),
                None => (None, None),
            };
            let line = Line {
                path: &file.path,
                start: finding.range.start,
                end: finding.range.end,
                line: hit.from.line,
                column: hit.from.column,
                rule: finding.rule.id(),
                kind: &hit.kind,
                confidence: finding.confidence.as_str(),
                carrier: finding.carrier.as_str(),
                issued: finding.issued.map(|month| month.to_string()),
                expires: expiry::day(finding),
                expired: hit.has_expired,
                organization: finding.organization.as_deref(),
                accepted,
                reason,
            };
            write_line(&line, out)?;
        }
    }
    report.ignored.iter().try_for_each(|path| write_line(&Ignored { path, ignored: true }, out))
}

fn write_line(line: &impl Serialize, out: &mut impl Write) -> io::Result<()> {
    serde_json::to_writer(&mut *out, line)?;
    out.write_all(b"\n")
}
