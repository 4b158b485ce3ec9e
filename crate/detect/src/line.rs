//! Where a line ends and the next one begins.

/// How far a line may be set in, or quoted, that goes on with the one before; in bytes.
pub(crate) const INDENT: usize = 16;

/// The length in bytes of one line end at the start of `text`.
pub(crate) fn end(text: &[u8]) -> Option<usize> {
    match text {
        [b'\r', b'\n', ..] => Some(2),
        [b'\n', ..] => Some(1),
        _ => None,
    }
}

/// Where the line behind the line end at `at` begins, set in or not.
pub(crate) fn next(text: &[u8], at: usize) -> Option<usize> {
    let start = at + end(&text[at..])?;
    Some(start + text[start..].iter().take(INDENT).take_while(|byte| is_indent(byte)).count())
}

/// Whether a line may begin with this before it goes on: it is set in, or quoted as in mail.
pub(crate) fn is_indent(byte: &u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'>')
}
