//! What a text is that was read from bytes as UTF-8.

use std::borrow::Cow;

use crate::endpoint::byte_of;

/// How a text was written before its bytes were read as UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    /// As it is.
    Utf8,
    /// UTF-16: between the letters of ASCII are zeros.
    Utf16,
    /// As the browser writes a form.
    Form,
    /// It is no text, and could hold some: an archive, a program.
    Binary,
    /// A picture.
    Picture,
}

/// How PNG, JPEG, GIF and WebP begin, read as UTF-8.
const PICTURES: [&str; 4] =
    ["\u{fffd}PNG\r\n", "\u{fffd}\u{fffd}\u{fffd}\u{fffd}\0\u{10}JFIF", "GIF8", "RIFF"];

/// So much of the beginning tells, in bytes.
const HEAD: usize = 4096;

impl Encoding {
    /// By the beginning of a text.
    pub(super) fn of(text: &str) -> Encoding {
        let head = &text.as_bytes()[..text.floor_char_boundary(HEAD)];
        let zeros = head.iter().filter(|byte| **byte == 0).count();
        let is_control =
            |byte: &&u8| **byte < b' ' && !matches!(**byte, b'\t' | b'\n' | b'\r' | b'\x0c' | 0x1b);
        let controls = head.iter().filter(is_control).count() - zeros;
        let pairs = head.windows(2).filter(|pair| *pair == [0, 0]).count();
        // Text has none of these; of random bytes one in sixteen is one.
        let is_text = controls * 50 <= head.len() && pairs * 50 <= head.len();
        if !is_text {
            let is_picture = PICTURES.iter().any(|picture| text.starts_with(picture));
            return if is_picture { Encoding::Picture } else { Encoding::Binary };
        }
        match zeros {
            0 if is_form(head) => Encoding::Form,
            0 => Encoding::Utf8,
            // A program has most of its zeros side by side; text in another writing has fewer.
            _ if zeros * 50 > head.len() || text.starts_with('\u{fffd}') => Encoding::Utf16,
            _ => Encoding::Binary,
        }
    }

    /// The text itself.
    pub(super) fn undo(self, text: &str) -> Cow<'_, str> {
        match self {
            Encoding::Utf8 | Encoding::Binary | Encoding::Picture => Cow::Borrowed(text),
            Encoding::Utf16 => text.replace('\0', "").into(),
            Encoding::Form => form_decoded(text).into(),
        }
    }
}

/// Whether a text is a form as browsers send it: names and values without any blank.
fn is_form(head: &[u8]) -> bool {
    let name = head.iter().position(|byte| *byte == b'=');
    let is_of_form = |byte: &u8| byte.is_ascii_alphanumeric() || b"_-.*+%&=".contains(byte);
    name.is_some_and(|length| (1..64).contains(&length))
        && head.contains(&b'%')
        && head.iter().all(is_of_form)
}

fn form_decoded(text: &str) -> String {
    let (mut bytes, mut rest) = (Vec::with_capacity(text.len()), text.as_bytes());
    while let [first, after @ ..] = rest {
        let encoded = match rest {
            [b'%', high, low, after @ ..] => byte_of(*high, *low).map(|byte| (byte, after)),
            [b'+', after @ ..] => Some((b' ', after)),
            // The next value.
            [b'&', after @ ..] => Some((b'\n', after)),
            _ => None,
        };
        let (byte, after) = encoded.unwrap_or((*first, after));
        bytes.push(byte);
        rest = after;
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
