//! Whether letters of base 64 may hold what is looked for: nearly all are spared the decoding.

use crate::alphabet;
use crate::alphabet::LETTERS_IN_BASE64;
use crate::base64::decode;
use core::ops::Range;

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

/// Whether eight groups of four in a row can decode to letters and digits, wherever the groups begin. The 52 letters of the shortest token
/// fill 17, of which a line end leaves eight together, so it cannot be missed; nearly everything else is spared the decoding.
#[cfg(not(lanes))]
pub(super) fn may_hold_letters(text: &[u8], stretch: Range<usize>) -> bool {
    may_hold_letters_scalar(&text[stretch])
}

#[cfg(any(test, not(lanes)))]
fn may_hold_letters_scalar(letters: &[u8]) -> bool {
    (0..4).any(|mut start| {
        // As with runs, the place that a row would have to reach is looked at first.
        while let Some(row) = letters.get(start..start + 4 * ROW) {
            match row.iter().step_by(4).rposition(|first| !alphabet::contains(LETTERS_IN_BASE64, *first)) {
                Some(group) => start += 4 * (group + 1),
                None => return true,
            }
        }
        false
    })
}

#[cfg(lanes)]
pub(super) fn may_hold_letters(text: &[u8], stretch: Range<usize>) -> bool {
    use crate::simd;
    use crate::simd::BLOCK;

    let starts = (stretch.end + 1).saturating_sub(4 * ROW);
    // A row that goes on behind a block begins in the next one as well; one that goes on behind the stretch does not count.
    (stretch.start..starts).step_by(BLOCK - 4 * (ROW - 1)).any(|at| {
        let first = simd::padded(&text[at..], alphabet::all::<LETTERS_IN_BASE64>);
        let two = first & first >> 4;
        let four = two & two >> 8;
        let rows = four & four >> 16;
        rows & u64::MAX >> BLOCK.saturating_sub(starts - at) != 0
    })
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
        fn both_forms_know_what_may_hold_letters(
            letters in "([M-Za-e][A-Za-z0-9+/]{3}){0,12}[A-Za-z0-9+/]{0,5}([MQYZa][+/]{3}){6,9}([A-Za-z0-9]{9,99})?", cut in 0..5usize, skip in 0..5usize,
        ) {
            let stretch = skip..letters.len() - cut;
            let scalar = may_hold_letters_scalar(&letters.as_bytes()[stretch.clone()]);
            prop_assert_eq!(may_hold_letters(letters.as_bytes(), stretch), scalar);
        }
    }

    fn tokens(seed: u64) -> [String; 2] {
        [generate::azure_devops_pat(seed), generate::azure_devops_pat_legacy(seed)]
    }

    #[test]
    fn sees_that_letters_may_be_inside_whatever_stands_before_and_wherever_a_line_ends() {
        let may_hold = |letters: &str| may_hold_letters(letters.as_bytes(), 0..letters.len());
        for (token, seed) in (0..200).flat_map(|seed| tokens(seed).map(|token| (token, seed))) {
            let blob = encode(&format!("{}{token}", "?".repeat(seed as usize % 7)));
            let blob = format!("{}{blob}", "x".repeat(seed as usize % 5));
            assert!(may_hold(&blob), "{seed}");
            let (first, second) = blob.split_at(seed as usize * 7 % blob.len());
            assert!(may_hold(first) || may_hold(second), "{seed}");
        }
    }
}
