/// Undoes base64 in both its alphabets; what is none is skipped. Gives the bytes, and how many letters at the end are left for the next
/// piece.
pub(super) fn decoded(text: &str, is_last: bool) -> (Vec<u8>, usize) {
    let (mut bytes, mut bits, mut count, mut left) = (Vec::with_capacity(text.len() / 4 * 3), 0, 0, 0);
    for letter in text.bytes() {
        left += 1;
        let Some(value) = value(letter) else { continue };
        bits = bits << 6 | value;
        count += 1;
        if count == 4 {
            bytes.extend_from_slice(&u32::to_be_bytes(bits)[1..]);
            (bits, count, left) = (0, 0, 0);
        }
    }
    if is_last && count > 1 {
        let rest = u32::to_be_bytes(bits << (6 * (4 - count)));
        bytes.extend_from_slice(rest.get(1..count).unwrap_or_default());
    }
    (bytes, left)
}

/// Whether a text can be base64: nothing else, its padding at the end, and long enough to hold what matters.
pub(super) fn is_likely(text: &str) -> bool {
    let text = text.trim_end_matches(['\r', '\n']).trim_end_matches('=');
    text.len() >= 16 && text.bytes().all(|byte| value(byte).is_some() || matches!(byte, b'\r' | b'\n'))
}

#[inline]
fn value(letter: u8) -> Option<u32> {
    Some(u32::from(match letter {
        b'A'..=b'Z' => letter - b'A',
        b'a'..=b'z' => letter - b'a' + 26,
        b'0'..=b'9' => letter - b'0' + 52,
        b'+' | b'-' => 62,
        b'/' | b'_' => 63,
        _ => return None,
    }))
}
