//! Bytes of any origin as a text in which nothing has moved.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

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

/// How many of the first bytes of a file tell what it is: as many as git looks at.
pub(crate) const NEAR: usize = 8000;

/// Whether the bytes, the first of a file, are no text, by the same test as git's: a zero byte near the start.
pub(crate) fn is_binary(bytes: &[u8]) -> bool {
    bytes.iter().take(NEAR).any(|&byte| byte == 0)
}

/// The encoding of a text in UTF-16 without a byte order mark, by its first bytes: nearly every second byte is zero, and
/// none of the others. That is so for the languages that are written in Latin letters.
pub(crate) fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let bytes = &bytes[..bytes.len().min(NEAR)];
    let zeros = |from: usize| bytes.iter().skip(from).step_by(2).filter(|&&byte| byte == 0).count();
    let pairs = bytes.len() / 2;
    match (zeros(0), zeros(1)) {
        (0, odd) if pairs > 1 && odd * 10 >= pairs * 9 => Some(UTF_16LE),
        (even, 0) if pairs > 1 && even * 10 >= pairs * 9 => Some(UTF_16BE),
        _ => None,
    }
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

    #[test]
    fn zeros_at_every_second_place_make_utf_16() {
        let text = "password = \"größer\"\r\n";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!((utf16(&little), utf16(&big)), (Some(UTF_16LE), Some(UTF_16BE)));
        for other in [&b"plain text"[..], b"", b"a\0", b"\x7fELF\0\0\0\0\0\0", b"a\0b\0\0\0", &[0; 64]] {
            assert_eq!(utf16(other), None, "{other:?}");
        }
    }
}
