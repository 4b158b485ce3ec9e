//! What touches a secret behind it and looks like more of it: the rest of a longer form, or another secret whose first letters the pattern
//! has taken for the end of this one.

use core::ops::Range;

use crate::alphabet;
use crate::alphabet::BASE62;
use crate::alphabet::TOKEN;
use crate::base64;
use crate::gap;
use crate::placeholder;

/// The shortest word that is taken for random letters.
const SHORTEST: usize = 8;

/// Where a secret ends that seems to end at `end`, in a text that is its own up to `limit`.
#[inline(never)]
pub(crate) fn end(text: &[u8], end: usize, limit: usize) -> usize {
    let padding = text[end..limit].iter().take(2).take_while(|byte| **byte == b'=').count();
    let rest = word(&text[..limit], end + padding);
    if is_random(&text[rest.clone()]) { rest.end } else { end }
}

/// Where a secret ends that seems to end at `end` where its line is broken: behind the letters that the next line begins with, if they stand
/// alone there and are not a secret of their own.
#[inline(never)]
pub(crate) fn behind_gap(text: &[u8], end: usize, is_secret: impl Fn(Range<usize>) -> bool) -> Option<usize> {
    let rest = word(text, gap::end(text, end)?);
    let end = base64::padded(text, rest.end);
    let is_alone =
        matches!(text.get(end), None | Some(b'\n' | b'\r' | b' ' | b'"' | b'\'' | b'`' | b'<' | b'\\'));
    (is_alone && is_random(&text[rest.clone()]) && !is_secret(rest.clone())).then_some(end)
}

fn word(text: &[u8], at: usize) -> Range<usize> {
    at..at + alphabet::prefix(TOKEN, &text[at..])
}

/// Whether a word among them has letters and digits and is no name.
fn is_random(letters: &[u8]) -> bool {
    let is_random = |word: &[u8]| {
        let has = |is: fn(&u8) -> bool| word.iter().any(is);
        word.len() >= SHORTEST
            && has(u8::is_ascii_digit)
            && has(u8::is_ascii_alphabetic)
            && !placeholder::is_name(word)
    };
    letters.split(|byte| !alphabet::contains(BASE62, *byte)).any(is_random)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_random_letters_that_touch_and_nothing_else() {
        for (rest, taken) in [
            (".01.0a1b2c3d4 next", 13),
            ("_uX4ZOFYzcnOJ7", 14),
            ("=b0CATATT3bTAt", 14),
            ("/releases/v1.2.3.tar.gz", 0),
            ("-and-more.than_that", 0),
            (" uX4ZOFYzcnOJ7", 0),
            ("", 0),
            ("==", 0),
        ] {
            let text = ["secret", rest].concat();
            assert_eq!(end(text.as_bytes(), 6, text.len()), 6 + taken, "{rest}");
        }
    }
}
