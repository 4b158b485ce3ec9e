//! Bytes of any origin as a text in which nothing has moved.

use std::borrow::Cow;

/// Stands for a byte that is no UTF-8: "substitute" in ASCII. One byte for one byte, so that every offset stays.
const SUBSTITUTE: u8 = 0x1a;

/// The bytes as a text of the same length. Valid UTF-8 is borrowed; otherwise each byte that belongs to no character
/// is replaced, so that a file in an old encoding is searched all the same.
pub(crate) fn readable(bytes: &[u8]) -> Cow<'_, str> {
    if let Ok(text) = str::from_utf8(bytes) {
        return Cow::Borrowed(text);
    }
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.extend(chunk.invalid().iter().map(|_| char::from(SUBSTITUTE)));
    }
    Cow::Owned(text)
}

/// Whether the bytes, the first of a file, are no text, by the same test as git's: a zero byte near the start.
pub(crate) fn is_binary(bytes: &[u8]) -> bool {
    const NEAR: usize = 8000;
    bytes.iter().take(NEAR).any(|&byte| byte == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_every_offset() {
        let bytes = b"na\xefve \xff\xfe key \xe2\x82 end";
        let text = readable(bytes);
        assert_eq!(text.len(), bytes.len());
        assert_eq!(text, "na\u{1a}ve \u{1a}\u{1a} key \u{1a}\u{1a} end");
    }

    #[test]
    fn borrows_what_is_valid() {
        assert!(matches!(readable("größer 😀".as_bytes()), Cow::Borrowed("größer 😀")));
    }

    #[test]
    fn a_zero_byte_near_the_start_makes_a_binary() {
        assert!(is_binary(b"\x7fELF\0"));
        assert!(!is_binary(&[b'a'; 9000]));
        assert!(!is_binary(&[[b'a'; 9000].as_slice(), b"\0"].concat()));
    }
}
