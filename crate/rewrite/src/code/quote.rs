//! Texts between quotes.

use super::Literal;

/// The end of a text whose content begins at a place, and of its content. A backslash escapes what stands behind it.
pub(crate) fn end(
    text: &str,
    from: usize,
    close: &str,
    is_long: bool,
    has_escapes: bool,
) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    let mut at = from;
    while at < bytes.len() {
        if text.as_bytes()[at..].starts_with(close.as_bytes()) {
            return Some((at, at + close.len()));
        }
        match bytes[at] {
            b'\\' if has_escapes => at += 2,
            b'\n' if !is_long => return None,
            _ => at += 1,
        }
    }
    None
}

/// A text between single characters, on one line.
pub(crate) fn simple(text: &str, at: usize, quotes: &[char]) -> Option<(usize, Literal)> {
    let quote = text[at..].chars().next().filter(|first| quotes.contains(first))?;
    let from = at + quote.len_utf8();
    let (content, end) = end(text, from, quote.encode_utf8(&mut [0; 4]), false, true)?;
    Some((end, Literal { content: from..content, hole: None, is_opaque: false }))
}
