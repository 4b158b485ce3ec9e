//! Taking secrets out of a text, and showing them without showing them.

use alloc::format;
use alloc::string::String;

use crate::Finding;

/// What every mask begins with.
pub(crate) const MASK_OPEN: &str = "[redacted:";
/// What every mask ends with.
pub(crate) const MASK_CLOSE: char = ']';

/// The text with every finding replaced by its [`mask`].
///
/// With the findings of [`scan`](crate::scan) for the same text the result is clean: scanning it finds nothing, and
/// redacting it again changes nothing. A finding that does not fit the text (another text's, or one that overlaps
/// the finding before it) is passed over.
#[must_use]
pub fn redact(text: &str, findings: &[Finding]) -> String {
    let mut redacted = String::with_capacity(text.len());
    let mut done = 0;
    for finding in findings {
        if text.get(finding.range.clone()).is_some()
            && let Some(kept) = text.get(done..finding.range.start)
        {
            redacted.push_str(kept);
            redacted.push_str(&mask(finding));
            done = finding.range.end;
        }
    }
    redacted.push_str(text.get(done..).unwrap_or_default());
    redacted
}

/// What stands in a redacted text: `[redacted:azure-devops-pat:2026-03]`, the stable name of the rule and, where the
/// token tells it, the month of issue, so that its owner knows which one to revoke.
///
/// ASCII without spaces or quotes, so it keeps a command, a URL or a JSON string in one piece; square brackets, since
/// `<…>` would vanish in Markdown and HTML.
#[must_use]
pub fn mask(finding: &Finding) -> String {
    let id = finding.rule.id;
    match finding.issued {
        Some(month) => format!("{MASK_OPEN}{id}:{month}{MASK_CLOSE}"),
        None => format!("{MASK_OPEN}{id}{MASK_CLOSE}"),
    }
}

/// What a person may see of a finding to recognise it: the first two and the last two characters, `h5••••5q`. The
/// dots are always four, they do not tell the length. Four dots alone if the finding does not fit the text.
#[must_use]
pub fn preview(text: &str, finding: &Finding) -> String {
    const DOTS: &str = "••••";
    let secret = text.get(finding.range.clone()).unwrap_or_default();
    match (secret.get(..2), secret.len().checked_sub(2).and_then(|at| secret.get(at..))) {
        (Some(first), Some(last)) if secret.len() > 8 => format!("{first}{DOTS}{last}"),
        _ => String::from(DOTS),
    }
}
