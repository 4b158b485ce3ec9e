//! Escapes whose last letters touch the token behind them: `%3ATOKEN`, `\nTOKEN`, `\u0022TOKEN`, and a terminal's colour, `[1;93mTOKEN`.

use core::ops::Range;

/// Where the letters of a run really begin: behind what belongs to an escape that starts just before the run.
#[inline]
pub(crate) fn end(text: &[u8], run: Range<usize>) -> usize {
    match run.start.checked_sub(1).and_then(|before| text.get(before)) {
        Some(b'%' | b'\\' | b'[' | b';') => behind_escape(text, run),
        _ => run.start,
    }
}

#[cold]
fn behind_escape(text: &[u8], run: Range<usize>) -> usize {
    let letters = &text[run.clone()];
    run.start
        + match text[run.start - 1] {
            b'%' => percent(letters),
            b'\\' => backslash(letters),
            _ => colour(letters),
        }
}

fn colour(letters: &[u8]) -> usize {
    let digits = letters.iter().take_while(|byte| byte.is_ascii_digit()).count();
    if (1..=3).contains(&digits) && letters.get(digits) == Some(&b'm') { digits + 1 } else { 0 }
}

/// Two hexadecimal digits; more when the percent sign itself was encoded (`%253A`).
fn percent(letters: &[u8]) -> usize {
    let mut at = 0;
    while letters[at..].starts_with(b"25") && is_hex(&letters[at + 2..], 2) {
        at += 2;
    }
    if is_hex(&letters[at..], 2) { at + 2 } else { 0 }
}

fn backslash(letters: &[u8]) -> usize {
    match letters.first() {
        Some(b'n' | b'r' | b't') => 1,
        Some(b'u') if is_hex(&letters[1..], 4) => 5,
        Some(b'x') if is_hex(&letters[1..], 2) => 3,
        _ => 0,
    }
}

fn is_hex(letters: &[u8], count: usize) -> bool {
    letters.get(..count).is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rest(text: &str, run_at: usize) -> &str {
        &text[end(text.as_bytes(), run_at..text.len())..]
    }

    #[test]
    fn steps_over_the_letters_of_an_escape() {
        assert_eq!(rest("%3ATOKEN", 1), "TOKEN");
        assert_eq!(rest("%253aTOKEN", 1), "TOKEN");
        assert_eq!(rest("\\nTOKEN", 1), "TOKEN");
        assert_eq!(rest("\\u0022TOKEN", 1), "TOKEN");
        assert_eq!(rest("\\x22TOKEN", 1), "TOKEN");
        assert_eq!(rest("\u{1b}[93mTOKEN", 2), "TOKEN");
        assert_eq!(rest("[1;93mTOKEN", 3), "TOKEN");
    }

    #[test]
    fn leaves_everything_else_alone() {
        assert_eq!(rest("=3ATOKEN", 1), "3ATOKEN");
        assert_eq!(rest("%TOKEN", 1), "TOKEN");
        assert_eq!(rest("\\C", 1), "C");
        assert_eq!(rest("[TOKEN", 1), "TOKEN");
        assert_eq!(rest("[12TOKEN", 1), "12TOKEN");
    }
}
