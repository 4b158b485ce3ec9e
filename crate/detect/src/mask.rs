//! What stands where a secret was taken out.

use alloc::string::String;

use crate::Finding;
use crate::Month;

/// What every mask begins with.
pub(crate) const OPEN: &str = "[redacted:";
/// What every mask ends with.
pub(crate) const CLOSE: u8 = b']';
/// No mask is longer than this, in bytes.
pub(crate) const LONGEST: usize = 64;

/// What stands in a redacted text: `[redacted:azure-devops-pat:2026-03]`, the stable name of the rule and, where the
/// token tells it, the month of issue, so that its owner knows which one to revoke.
///
/// ASCII without spaces or quotes, so it keeps a command, a URL or a JSON string in one piece; square brackets, since
/// `<…>` would vanish in Markdown and HTML.
#[must_use]
pub fn mask(finding: &Finding) -> String {
    let id = finding.rule.id();
    match finding.issued.map(Month::text) {
        Some(month) => [OPEN, id, ":", &month, "]"].concat(),
        None => [OPEN, id, "]"].concat(),
    }
}

/// The length of the mask at the start of `text`.
pub(crate) fn at(text: &[u8]) -> Option<usize> {
    let inner = text.strip_prefix(OPEN.as_bytes())?;
    let is_inner =
        |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b':');
    let length = inner.iter().take_while(|&&byte| is_inner(byte)).count();
    (inner.get(length) == Some(&CLOSE)).then_some(OPEN.len() + length + 1)
}

/// Whether `place` stands in a mask: what that says is no name of a value.
pub(crate) fn holds(text: &[u8], place: usize) -> bool {
    let from = place.saturating_sub(LONGEST);
    let open = text[from..place].iter().rposition(|&byte| byte == OPEN.as_bytes()[0]).map(|open| from + open);
    open.is_some_and(|open| at(&text[open..]).is_some_and(|length| open + length > place))
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::*;
    use crate::rules;

    #[test]
    fn holds_what_it_says() {
        let text = b"password=[redacted:named-password]\":x [redacted: password";
        let holding: Vec<usize> = (0..text.len()).filter(|&place| holds(text, place)).collect();
        assert_eq!(holding, (10..34).collect::<Vec<usize>>());
    }

    #[test]
    fn no_mask_outgrows_its_limit() {
        for rule in rules() {
            assert!(OPEN.len() + rule.id().len() + ":2026-03]".len() <= LONGEST, "{}", rule.id());
        }
    }
}
