//! Where a line ends and the next one begins.

use core::ops::Range;

use crate::alphabet;
use crate::alphabet::BASE64;

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

/// How long tools make the lines of a file in base 64, in letters at least.
const WRAPPED: usize = 60;

/// Whether `run` is a line, and goes on with the one before it: base 64 of the same length.
pub(crate) fn is_of_base64(text: &[u8], run: &Range<usize>) -> bool {
    let is_letter = |byte: &u8| alphabet::contains(BASE64, *byte);
    let Some(gap) = text[..run.start].iter().rev().take(INDENT + 2).position(is_letter) else { return false };
    let last = run.start - gap;
    let before = &text[..last];
    run.len() >= WRAPPED
        && next(text, last) == Some(run.start)
        && end(&text[run.end..]).is_some()
        && text[run.clone()].iter().all(is_letter)
        && before.iter().rev().take(run.len() + 1).take_while(|byte| is_letter(byte)).count() == run.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_a_line_in_the_middle_of_base64() {
        let (one, two) = ("kQ9dLmXvTbRz7Wc/".repeat(4), "YpHsNfGjA0oi82+Z".repeat(4));
        let is = |text: &str| {
            let start = text.find(&two).unwrap();
            is_of_base64(text.as_bytes(), &(start..start + two.len()))
        };
        for text in
            [format!("{one}\n{two}\nk7Qw=\n"), format!("{one}\r\n{two}\r\n"), format!(" {one}\n  {two}\n")]
        {
            assert!(is(&text), "{text}");
        }
        for text in [
            format!("{two}\n{one}\n"),
            format!("x{one}\n{two}\n"),
            format!("{one}\n\n{two}\n"),
            format!("{one}\n{two}"),
        ] {
            assert!(!is(&text), "{text}");
        }
    }
}
