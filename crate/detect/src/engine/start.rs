//! The places where a token or a word may start: letters and digits behind anything else.

use core::ops::Range;

/// Calls `each` for every place, in order. The places before `run.start` do not count.
#[cfg(not(lanes))]
pub(super) fn each(text: &[u8], run: &Range<usize>, each: impl FnMut(usize)) {
    scalar(text, run, each);
}

#[cfg(any(test, not(lanes)))]
fn scalar(text: &[u8], run: &Range<usize>, mut each: impl FnMut(usize)) {
    use crate::alphabet;
    use crate::alphabet::BASE62;

    let mut in_word = false;
    for (at, &byte) in text[run.clone()].iter().enumerate() {
        let is_letter = alphabet::contains(BASE62, byte);
        if is_letter && !in_word || at == 0 {
            each(run.start + at);
        }
        in_word = is_letter;
    }
}

/// Calls `each` for every place, in order. The places before `run.start` do not count.
#[cfg(lanes)]
pub(super) fn each(text: &[u8], run: &Range<usize>, mut each: impl FnMut(usize)) {
    use crate::alphabet::BASE62;
    use crate::simd;
    use crate::simd::LANES;

    // The run begins with a place, whatever its first byte is.
    let (mut before, mut first) = (0, 1);
    for block in run.clone().step_by(LANES) {
        let inside = (1 << (run.end - block).min(LANES)) - 1;
        let letters = u32::from(simd::members(BASE62, &simd::lanes(&text[block..]))) & inside;
        let mut starts = letters & !(letters << 1 | before) | first;
        (before, first) = (letters >> (LANES - 1), 0);
        while starts != 0 {
            each(block + starts.trailing_zeros() as usize);
            starts &= starts - 1;
        }
    }
}

/// Calls `each` for every place in the first 64 bytes where a word starts: also `Key` in `myKey`. No word starts with a digit.
#[cfg(not(lanes))]
pub(super) fn words(text: &[u8; 68], each: impl FnMut(usize)) {
    words_scalar(text, each);
}

#[cfg(any(test, not(lanes)))]
fn words_scalar(text: &[u8; 68], mut each: impl FnMut(usize)) {
    let mut before = 0;
    for (at, &byte) in text[..64].iter().enumerate() {
        let kind = KINDS[usize::from(byte)];
        if kind & !before & STARTS != 0 {
            each(at);
        }
        before = kind >> 2;
    }
}

/// What a byte can begin: a word of any letters, or one with a capital; and shifted by two what it goes on with.
#[cfg(any(test, not(lanes)))]
static KINDS: [u8; 256] = kinds();
#[cfg(any(test, not(lanes)))]
const STARTS: u8 = 3;

#[cfg(any(test, not(lanes)))]
const fn kinds() -> [u8; 256] {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 128 {
        let is = byte as u8;
        let capital = is.is_ascii_uppercase() as u8;
        table[byte] = is.is_ascii_alphabetic() as u8 | capital << 1;
        table[byte] |= (is.is_ascii_alphanumeric() as u8) << 2 | capital << 3;
        byte += 1;
    }
    table
}

/// Calls `each` for every place in the first 64 bytes where a word starts: also `Key` in `myKey`. No word starts with a digit.
#[cfg(lanes)]
pub(super) fn words(text: &[u8; 68], mut each: impl FnMut(usize)) {
    use crate::simd;

    let mut words = simd::padded(text, simd::words);
    while words != 0 {
        each(words.trailing_zeros() as usize);
        words &= words - 1;
    }
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn both_forms_agree(text in "([a-z0-9]{1,9}[-_./+~]{0,2}|[a-z]{60,70}){1,20}", skip in 0..9usize) {
            let run = skip.min(text.len())..text.len();
            let (mut one, mut other) = (Vec::new(), Vec::new());
            scalar(text.as_bytes(), &run, |at| one.push(at));
            each(text.as_bytes(), &run, |at| other.push(at));
            prop_assert_eq!(one, other);
        }

        #[test]
        fn both_forms_find_the_same_words(text in "([a-zA-Z0-9]{1,5}[ _=.]?){0,10}") {
            let mut block = [0; 68];
            let length = text.len().min(block.len());
            block[..length].copy_from_slice(&text.as_bytes()[..length]);
            let (mut one, mut other) = (Vec::new(), Vec::new());
            words_scalar(&block, |at| one.push(at));
            words(&block, |at| other.push(at));
            prop_assert_eq!(one, other);
        }
    }
}
