//! What a pattern of an exception must be, as far as that can be told without compiling it, and how it is called.

use crate::OwnRule;

/// So many letters and digits in a row are no word.
const TOKEN: usize = 20;

/// Whether this can be the pattern of an exception.
pub(super) fn is_pattern(text: &str) -> bool {
    !text.is_empty() && text.chars().count() <= OwnRule::LONGEST_PATTERN && !is_like_token(text)
}

/// Whether a text may hold a token: what a person writes of an exception is stored, and shown.
pub fn is_like_token(text: &str) -> bool {
    let has = |run: &str, is: fn(&u8) -> bool| run.bytes().any(|byte| is(&byte));
    text.split(|letter: char| !letter.is_ascii_alphanumeric())
        .any(|run| run.len() >= TOKEN && has(run, u8::is_ascii_digit) && has(run, u8::is_ascii_alphabetic))
}

/// What a page calls a pattern of which it has nothing but the tables: the FNV-1a hash of its text
/// (<https://www.rfc-editor.org/rfc/rfc9923>), as 16 hexadecimal digits. A number in a list would mean another pattern once the list is another.
pub fn pattern_id(pattern: &str) -> String {
    let hash = pattern.bytes().fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_is_no_token_and_has_an_end() {
        for pattern in ["sk_test_[0-9A-Za-z]{24}", "(?i)sample-[a-z]+", "Passw0rd!", &"a".repeat(1000)] {
            assert!(is_pattern(pattern), "{pattern}");
        }
        let token = format!("npm_{}", "a1".repeat(18));
        for text in ["", &token, &format!("^{token}$"), &"a".repeat(1001)] {
            assert!(!is_pattern(text), "{text}");
        }
    }

    #[test]
    fn each_pattern_has_an_id_of_its_own() {
        // From the table of the RFC.
        assert_eq!((pattern_id(""), pattern_id("a")), ("cbf29ce484222325".into(), "af63dc4c8601ec8c".into()));
        assert_ne!(pattern_id("acme1"), pattern_id("acme2"));
    }
}
