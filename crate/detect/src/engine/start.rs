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
    for at in run.clone() {
        let is_letter = alphabet::contains(BASE62, text[at]);
        if is_letter && !in_word || at == run.start {
            each(at);
        }
        in_word = is_letter;
    }
}

/// Calls `each` for every place, in order. The places before `run.start` do not count.
#[cfg(lanes)]
pub(super) fn each(text: &[u8], run: &Range<usize>, mut each: impl FnMut(usize)) {
    use crate::simd;
    use crate::simd::BLOCK;

    let mut before = 0;
    for block in run.clone().step_by(BLOCK) {
        let letters = simd::padded(&text[block..], simd::letters) & simd::first(run.end - block);
        let mut starts = letters & !(letters << 1 | before) | u64::from(block == run.start);
        before = letters >> (BLOCK - 1);
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
    use crate::alphabet;
    use crate::alphabet::BASE62;

    let (mut in_word, mut in_capitals) = (false, false);
    for (at, &byte) in text[..64].iter().enumerate() {
        let (is_letter, is_capital) = (alphabet::contains(BASE62, byte), byte.is_ascii_uppercase());
        if is_letter && !in_word && byte > b'9' || is_capital && !in_capitals {
            each(at);
        }
        (in_word, in_capitals) = (is_letter, is_capital);
    }
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
