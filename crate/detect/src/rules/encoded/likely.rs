//! Whether letters of base 64 may hold what is looked for: nearly all are spared the decoding.

use crate::alphabet;
use crate::alphabet::LETTERS_IN_BASE64;
use crate::base64::decode;

/// So many groups in a row are looked for that can decode to letters and digits.
const ROW: usize = 8;

/// Whether the first letters decode to printable ASCII.
pub(super) fn begins_as_text(letters: &[u8]) -> bool {
    let is_printable = |byte: &u8| matches!(byte, b' '..=b'~' | b'\n' | b'\r' | b'\t');
    // Of three bytes each, which nearly always the first letters show: six bits of the first byte.
    let may_begin = |letter: &u8| matches!(letter, b'C' | b'D' | b'I'..=b'Z' | b'a'..=b'f');
    let Some(groups) = letters.as_chunks::<4>().0.first_chunk::<3>() else { return false };
    groups.iter().all(|[first, ..]| may_begin(first))
        && groups.iter().all(|group| {
            let mut bytes = [0; 3];
            decode(group, &mut bytes) == bytes.len() && bytes.iter().all(is_printable)
        })
}

/// Whether the first letters decode to UTF-16 of ASCII, as PowerShell takes encoded commands.
#[inline]
pub(super) fn begins_wide(letters: &[u8]) -> bool {
    // Nearly always one letter tells: the last six bits of a byte that must be 0.
    letters.get(7) == Some(&b'A') && is_wide(letters)
}

#[inline(never)]
fn is_wide(letters: &[u8]) -> bool {
    let mut bytes = [0; 12];
    decode(letters, &mut bytes) == bytes.len()
        && bytes.as_chunks().0.iter().all(|[low, high]| *low != 0 && *high == 0)
}

/// At which of the four places groups can begin so that eight of them in a row can decode to letters and digits; one bit for each place. The
/// 52 letters of the shortest token fill 17, of which a line end leaves eight together, so it cannot be missed; nearly everything else is
/// spared the decoding.
#[cfg(not(lanes))]
pub(super) fn rows(letters: &[u8]) -> u8 {
    rows_scalar(letters)
}

#[cfg(any(test, not(lanes)))]
fn rows_scalar(letters: &[u8]) -> u8 {
    let has_row = |mut start: usize| {
        // As with runs, the place that a row would have to reach is looked at first.
        while let Some(row) = letters.get(start..start + 4 * ROW) {
            match row.iter().step_by(4).rposition(|first| !alphabet::contains(LETTERS_IN_BASE64, *first)) {
                Some(group) => start += 4 * (group + 1),
                None => return true,
            }
        }
        false
    };
    (0..4).filter(|place| has_row(*place)).fold(0, |rows, place| rows | 1 << place)
}

#[cfg(lanes)]
pub(super) fn rows(letters: &[u8]) -> u8 {
    use crate::simd;
    use crate::simd::BLOCK;

    let starts = (letters.len() + 1).saturating_sub(4 * ROW);
    // A row that goes on behind a block begins in the next one as well; one that goes on behind the letters does not count. Blocks are whole
    // groups apart.
    let mut rows = 0;
    for at in (0..starts).step_by(BLOCK - 4 * (ROW - 1)) {
        let first = simd::padded(&letters[at..], alphabet::all::<LETTERS_IN_BASE64>);
        let two = first & first >> 4;
        let four = two & two >> 8;
        rows |= four & four >> 16 & u64::MAX >> BLOCK.saturating_sub(starts - at);
    }
    let half = rows | rows >> 32;
    let quarter = half | half >> 16;
    let eighth = quarter | quarter >> 8;
    ((eighth | eighth >> 4) & 15) as u8
}

#[cfg(test)]
mod tests {
    use alloc::format;
    use alloc::string::String;

    use proptest::prelude::*;

    use super::*;
    use crate::base64::encode;
    use crate::generate;

    proptest! {
        #[test]
        fn both_forms_know_where_rows_are(
            letters in "([M-Za-e][A-Za-z0-9+/]{3}){0,12}[A-Za-z0-9+/]{0,5}([MQYZa][+/]{3}){6,9}([A-Za-z0-9]{9,99})?", cut in 0..5usize, skip in 0..5usize,
        ) {
            let letters = &letters.as_bytes()[skip..letters.len() - cut];
            prop_assert_eq!(rows(letters), rows_scalar(letters));
        }
    }

    fn tokens(seed: u64) -> [String; 2] {
        [generate::azure_devops_pat(seed), generate::azure_devops_pat_legacy(seed)]
    }

    #[test]
    fn sees_that_letters_may_be_inside_whatever_stands_before_and_wherever_a_line_ends() {
        let may_hold = |letters: &str| rows(letters.as_bytes()) != 0;
        for (token, seed) in (0..200).flat_map(|seed| tokens(seed).map(|token| (token, seed))) {
            let blob = encode(&format!("{}{token}", "?".repeat(seed as usize % 7)));
            let blob = format!("{}{blob}", "x".repeat(seed as usize % 5));
            assert!(may_hold(&blob), "{seed}");
            let (first, second) = blob.split_at(seed as usize * 7 % blob.len());
            assert!(may_hold(first) || may_hold(second), "{seed}");
        }
    }
}
