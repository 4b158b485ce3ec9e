//! Findings for a program.

use std::io::{self, Write};

use serde::Serialize;

use super::Report;

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
    organization: Option<&'r str>,
}

/// One object a line.
pub(super) fn write(report: &Report, out: &mut impl Write) -> io::Result<()> {
    for file in &report.scanned {
        for hit in &file.hits {
            let finding = &hit.finding;
            let line = Line {
                path: &file.path,
                start: finding.range.start,
                end: finding.range.end,
                line: hit.from.line,
                column: hit.from.column,
                rule: finding.rule.id(),
                kind: finding.rule.name(),
                confidence: finding.confidence.as_str(),
                carrier: finding.carrier.as_str(),
                issued: finding.issued.map(|month| month.to_string()),
                organization: finding.organization.as_deref(),
            };
            serde_json::to_writer(&mut *out, &line)?;
            out.write_all(b"\n")?;
        }
    }
    Ok(())
}
