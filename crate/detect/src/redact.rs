//! Taking secrets out of a text, and showing them without showing them.

use alloc::string::String;

use crate::Finding;
use crate::mask::mask;

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

/// What a person may see of a finding to recognise it: the first two and the last two characters, `h5••••5q`. The
/// dots are always four, they do not tell the length. Four dots alone for a secret so short that four characters would
/// give much of it away, and if the finding does not fit the text.
#[must_use]
pub fn preview(text: &str, finding: &Finding) -> String {
    const DOTS: &str = "••••";
    /// In bytes.
    const SHORT: usize = 20;
    let secret = text.get(finding.range.clone()).unwrap_or_default();
    match (secret.get(..2), secret.len().checked_sub(2).and_then(|at| secret.get(at..))) {
        (Some(first), Some(last)) if secret.len() >= SHORT => [first, DOTS, last].concat(),
        _ => String::from(DOTS),
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;
    use crate::Month;
    use crate::generate;
    use crate::scan;

    #[test]
    fn replaces_each_secret_by_its_mask() {
        let month = Month { year: 2025, month: 11 };
        let (new, legacy) =
            (generate::azure_devops_pat_issued(1, month), generate::azure_devops_pat_legacy(1));
        let text = format!("é A={new}; B={legacy} 😀");
        let redacted = redact(&text, &scan(&text));
        assert_eq!(
            redacted,
            "é A=[redacted:azure-devops-pat:2025-11]; B=[redacted:azure-devops-pat-legacy] 😀"
        );
    }

    #[test]
    fn leaves_what_it_is_not_told_to_take() {
        let text = format!("{} {}", generate::azure_devops_pat(1), generate::azure_devops_pat_legacy(1));
        let findings = scan(&text);
        assert_eq!(redact(&text, &[]), text);
        assert_eq!(redact(&text, &findings[1..])[..85], text[..85]);
    }

    #[test]
    fn passes_over_findings_of_another_text() {
        let text = generate::azure_devops_pat(1);
        let findings = scan(&text);
        assert_eq!(redact("short", &findings), "short");
        assert_eq!(
            redact(&"é".repeat(60), &scan(&format!("x {text}"))[..]),
            "é".repeat(60)[..2].to_string() + "[redacted:azure-devops-pat:2026-03]" + &"é".repeat(60)[86..]
        );
    }

    #[test]
    fn previews_two_letters_at_each_end() {
        let token = generate::azure_devops_pat(1);
        let text = format!("é {token}");
        let finding = &scan(&text)[0];
        assert_eq!(preview(&text, finding), format!("{}••••{}", &token[..2], &token[82..]));
        assert_eq!(preview("another text", finding), "••••");
        assert_eq!(
            preview(&text, &Finding { range: 3..22, ..finding.clone() }),
            "••••",
            "too short to show so much of it"
        );
    }
}
