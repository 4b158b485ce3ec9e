//! Base 64 in either spelling, RFC 4648, sections 4 and 5.

use crate::alphabet;

/// Decodes letters of either spelling, line ends between them and what sets lines in left out, into `out` and returns how many bytes there
/// are. Stops at the first other byte and when `out` is full.
///
/// Many call it: inside them all it would weigh more than it gains.
#[inline(never)]
pub(crate) fn decode(letters: &[u8], out: &mut [u8]) -> usize {
    let (mut filled, mut bits, mut held) = (0, 0u32, 0);
    for &letter in letters {
        let Some(value) = alphabet::base64_value(letter) else {
            if is_between(letter) {
                continue;
            }
            break;
        };
        bits = bits << 6 | u32::from(value);
        held += 6;
        if held >= 8 {
            held -= 8;
            let Some(byte) = out.get_mut(filled) else { break };
            *byte = (bits >> held) as u8;
            filled += 1;
        }
    }
    filled
}

#[cfg(any(test, feature = "generate"))]
pub(crate) fn encode(text: &str) -> alloc::string::String {
    encode_bytes(text.as_bytes())
}

pub(crate) fn encode_bytes(bytes: &[u8]) -> alloc::string::String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    bytes
        .chunks(3)
        .flat_map(|bytes| {
            let at = |index: usize| u32::from(bytes.get(index).copied().unwrap_or_default());
            let word = at(0) << 16 | at(1) << 8 | at(2);
            [18, 12, 6, 0].map(move |shift| (shift, word)).into_iter().enumerate().map(
                |(index, (shift, word))| {
                    if index > bytes.len() { '=' } else { DIGITS[(word >> shift & 63) as usize] as char }
                },
            )
        })
        .collect()
}

/// The end of the padding behind the letters, plain or percent-encoded.
pub(crate) fn padded(text: &[u8], mut end: usize) -> usize {
    for _ in 0..2 {
        let behind = &text[end..];
        end += match behind {
            [b'=', ..] => 1,
            [b'%', b'3', b'D' | b'd', ..] => 3,
            _ => 0,
        };
    }
    end
}

/// Whether it may stand between two lines.
pub(crate) fn is_between(byte: u8) -> bool {
    matches!(byte, b'\r' | b'\n' | b' ' | b'\t' | b'>')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodes_the_examples_of_the_standard() {
        for (text, encoded) in [("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")] {
            assert_eq!(encode(text), encoded);
            let mut out = [0; 8];
            let length = decode(encoded.as_bytes(), &mut out);
            assert_eq!(&out[..length], text.as_bytes());
        }
    }
}
