//! The line of a finding with its secrets masked.

use std::ops::Range;

use patrol_detect::{Finding, mask, scan_with};
use sha2::{Digest, Sha256};

use crate::confidence::MinConfidence;

/// How much of a line is looked at on either side of a secret, in bytes: a script without line ends would be hashed as
/// a whole for each of its secrets.
const REACH: usize = 1 << 10;

/// Where a finding stands, without any secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Lines {
    /// The line that it begins in, up to the end of the one that it ends in.
    pub(crate) own: String,
    /// The line before, unless a finding of the same rule stands in it: what that line says is about that one.
    pub(crate) before: Option<String>,
}

impl Lines {
    /// The lines of one of the findings `all` of a text.
    pub(crate) fn around(text: &str, finding: &Finding, all: &[Finding]) -> Self {
        let own = start_of_line(text, finding.range.start)..end_of_line(text, finding.range.end);
        let before = own.start.checked_sub(1).filter(|&end| text.as_bytes()[end] == b'\n');
        let before = before.map(|end| start_of_line(text, end)..end).filter(|line| {
            !all.iter().any(|other| other.rule == finding.rule && overlaps(&other.range, line))
        });
        Self { own: masked(text, own, all), before: before.map(|line| masked(text, line, all)) }
    }

    /// SHA-256 of the finding's own line as it is without secrets and without the white space around it, in
    /// hexadecimal digits.
    pub(crate) fn hash(&self) -> String {
        let digest = Sha256::digest(self.own.trim().as_bytes());
        digest.iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

fn start_of_line(text: &str, at: usize) -> usize {
    let least = text.floor_char_boundary(at.saturating_sub(REACH));
    text[least..at].rfind('\n').map_or(least, |end| least + end + 1)
}

fn end_of_line(text: &str, at: usize) -> usize {
    let most = text.ceil_char_boundary(at.saturating_add(REACH).min(text.len()));
    text[at..most].find('\n').map_or(most, |end| at + end)
}

fn overlaps(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

/// A part of the text with a mask in place of each finding, and of whatever else may be a secret: what is kept must not
/// depend on the level that was asked for.
fn masked(text: &str, part: Range<usize>, found: &[Finding]) -> String {
    let mut findings = scan_with(&text[part.clone()], &MinConfidence::Low.options());
    for finding in &mut findings {
        finding.range = finding.range.start + part.start..finding.range.end + part.start;
    }
    findings.extend(found.iter().filter(|finding| overlaps(&finding.range, &part)).cloned());
    findings.sort_by_key(|finding| (finding.range.start, finding.range.end));

    let mut out = String::new();
    let mut done = part.start;
    for finding in findings {
        if finding.range.start >= done {
            out.push_str(&text[done..finding.range.start]);
            out.push_str(&mask(&finding));
        } else if done == part.start && out.is_empty() {
            // It began before this part.
            out.push_str(&mask(&finding));
        }
        done = done.max(finding.range.end.min(part.end));
    }
    out.push_str(&text[done..part.end]);
    out
}

#[cfg(test)]
mod tests {
    use patrol_detect::{generate::azure_devops_pat as token, scan};

    use super::*;

    fn lines(text: &str, at: usize) -> Lines {
        let all = scan(text);
        Lines::around(text, &all[at], &all)
    }

    #[test]
    fn holds_no_secret_of_any_level() {
        let text = format!("one\n a {} password = \"kJ8mQ2vX9pL4wZ7rTb3Nc6\" {}\nlast", token(1), token(2));
        let own = lines(&text, 1).own;
        assert!(own.starts_with(" a [redacted:azure-devops-pat:2026-03] password"), "{own}");
        assert!(!own.contains("kJ8mQ2") && !own.contains(&token(1)[..6]) && !own.contains(&token(2)[..6]));
    }

    #[test]
    fn the_hash_is_that_of_the_line_without_the_secret_and_its_place() {
        let one = lines(&format!("x\n  key: {}\r\n", token(1)), 0).hash();
        assert_eq!(one, lines(&format!("key: {}", token(2)), 0).hash());
        assert_ne!(one, lines(&format!("other: {}", token(1)), 0).hash());
        // Of "key: [redacted:azure-devops-pat:2026-03]", by sha256sum.
        assert_eq!(one, "348b2363a62a7cc1d813e1756d9566e7eb3cd2519662f345238f3a66449b945a");
    }

    #[test]
    fn the_line_before_belongs_to_its_own_finding() {
        let text = format!("note\n{}\n{}\n", token(1), token(2));
        assert_eq!(lines(&text, 0).before.as_deref(), Some("note"));
        assert_eq!(lines(&text, 1).before, None);
    }

    #[test]
    fn a_line_without_end_is_looked_at_in_part() {
        let long = "é;".repeat(1 << 20);
        let text = format!("{long}{}{long}", token(1));
        assert!(lines(&text, 0).own.len() < 3 * REACH);
        assert_eq!(lines(&text, 0).before, None);
    }
}
