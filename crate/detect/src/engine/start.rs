//! The places where a token or a word may start: letters and digits behind anything else.

use core::ops::Range;

use crate::run::LETTERS;
#[cfg(lanes)]
use crate::simd;
#[cfg(lanes)]
use crate::simd::BLOCK;

/// What a run is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Content {
    pub(crate) has_digit: bool,
    /// Whether a letter is there that is no digit of base 16: of tokens not even a piece lacks them.
    pub(crate) is_beyond_hex: bool,
    /// Whether so many letters and digits may stand in a row that a token of Azure DevOps is among them.
    pub(crate) has_letters: bool,
}

/// Calls `each` for every place that is `likely`, in order. The places before `run.start` do not count. Tells what the run is made of.
#[cfg(not(lanes))]
pub(super) fn each(
    text: &[u8],
    run: &Range<usize>,
    likely: impl Fn(usize) -> bool,
    each: impl FnMut(usize),
) -> Content {
    scalar(text, run, likely, each)
}

#[cfg(any(test, not(lanes)))]
fn scalar(
    text: &[u8],
    run: &Range<usize>,
    likely: impl Fn(usize) -> bool,
    mut each: impl FnMut(usize),
) -> Content {
    // The run begins with a place, whatever its first byte is.
    let mut at = run.start;
    let (mut kinds, mut longest) = (0, 0);
    let run = &text[..run.end];
    while at < run.len() {
        if likely(at) {
            each(at);
        }
        // Over the letters, then over what stands before the next ones.
        let word = at;
        while at < run.len() && is_letter(run[at], &mut kinds) {
            at += 1;
        }
        longest = longest.max(at - word);
        while at < run.len() && !is_letter(run[at], &mut kinds) {
            at += 1;
        }
    }
    Content {
        has_digit: kinds & DIGIT != 0,
        is_beyond_hex: kinds & BEYOND_HEX != 0,
        has_letters: longest >= LETTERS,
    }
}

#[cfg(any(test, not(lanes)))]
fn is_letter(byte: u8, kinds: &mut u8) -> bool {
    let kind = KINDS[usize::from(byte)];
    *kinds |= kind;
    kind & GOES_ON != 0
}

/// Calls `each` for every place that is `likely`, in order. The places before `run.start` do not count. Tells what the run is made of.
#[cfg(lanes)]
#[inline(always)]
pub(super) fn each(
    text: &[u8],
    run: &Range<usize>,
    likely: impl Fn(usize) -> bool,
    mut each: impl FnMut(usize),
) -> Content {
    // The run begins with a place, whatever its first byte is.
    let (mut before, mut first) = (0, 1);
    let (mut all_digits, mut all_beyond_hex, mut has_letters) = (0, 0, false);
    for block in run.clone().step_by(BLOCK) {
        let [letters, digits, beyond_hex] = letters_and_digits(&text[block..], run.end - block);
        (all_digits, all_beyond_hex) = (all_digits | digits, all_beyond_hex | beyond_hex);
        has_letters |= run.len() >= LETTERS && has_row(letters);
        let mut starts = letters & !(letters << 1 | before) | first;
        (before, first) = (letters >> (BLOCK - 1), 0);
        // Nothing is called before all are known: what is at hand stays in registers.
        let mut places = 0;
        while starts != 0 {
            let at = starts.trailing_zeros();
            places |= u64::from(likely(block + at as usize)) << at;
            starts &= starts - 1;
        }
        while places != 0 {
            each(block + places.trailing_zeros() as usize);
            places &= places - 1;
        }
    }
    Content { has_digit: all_digits != 0, is_beyond_hex: all_beyond_hex != 0, has_letters }
}

/// Which of the first bytes of a text, as many as a block has at most, are letters or digits, which are digits, and which are letters that
/// are no digits of base 16.
#[cfg(lanes)]
#[inline(always)]
fn letters_and_digits(text: &[u8], count: usize) -> [u64; 3] {
    let count = count.min(BLOCK);
    let mut masks = [0; 3];
    for lane in (0..count).step_by(simd::LANES) {
        let part = simd::padded(&text[lane..], |bytes| {
            let bytes = simd::load(bytes);
            let folded = simd::or(bytes, simd::splat(0x20));
            let digits = simd::in_range(bytes, b'0', b'9');
            let letters = simd::or(simd::in_range(folded, b'a', b'z'), digits);
            [letters, digits, simd::in_range(folded, b'g', b'z')]
        });
        masks = core::array::from_fn(|at| masks[at] | u64::from(simd::bits(part[at])) << lane);
    }
    masks.map(|mask| mask & u64::MAX >> (BLOCK - count))
}

/// So many letters in a row are looked for: half of the shortest stretch that counts, since a block may end in its middle.
#[cfg(lanes)]
const ROW: u32 = LETTERS as u32 / 2;

/// Whether as many bits in a row are set.
#[cfg(lanes)]
fn has_row(mask: u64) -> bool {
    let (mut rows, mut length) = (mask, 1);
    while 2 * length <= ROW {
        rows &= rows >> length;
        length *= 2;
    }
    rows & rows >> (ROW - length) != 0
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
/// A word of letters and digits goes on with it.
#[cfg(any(test, not(lanes)))]
const GOES_ON: u8 = 4;
#[cfg(any(test, not(lanes)))]
const DIGIT: u8 = 16;
#[cfg(any(test, not(lanes)))]
const BEYOND_HEX: u8 = 32;

#[cfg(any(test, not(lanes)))]
const fn kinds() -> [u8; 256] {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 128 {
        let is = byte as u8;
        let capital = is.is_ascii_uppercase() as u8;
        table[byte] = is.is_ascii_alphabetic() as u8 | capital << 1;
        table[byte] |= (is.is_ascii_alphanumeric() as u8) << 2 | capital << 3;
        table[byte] |= (is.is_ascii_digit() as u8) << 4;
        table[byte] |= (is.is_ascii_alphabetic() && !is.is_ascii_hexdigit()) as u8 * BEYOND_HEX;
        byte += 1;
    }
    table
}

/// Calls `each` for every place in the first 64 bytes where a word starts: also `Key` in `myKey`. No word starts with a digit.
#[cfg(lanes)]
pub(super) fn words(text: &[u8; 68], mut each: impl FnMut(usize)) {
    let mut words = simd::padded(text, words_of_block);
    while words != 0 {
        each(words.trailing_zeros() as usize);
        words &= words - 1;
    }
}

/// Letters behind what is neither a letter nor a digit, and capital letters behind anything else.
#[cfg(lanes)]
fn words_of_block(block: &[u8; BLOCK]) -> u64 {
    let digits = simd::each(block, |bytes| simd::in_range(bytes, b'0', b'9'));
    let capitals = simd::each(block, |bytes| simd::in_range(bytes, b'A', b'Z'));
    let letters = capitals | simd::each(block, |bytes| simd::in_range(bytes, b'a', b'z'));
    letters & !((letters | digits) << 1) | capitals & !(capitals << 1)
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use proptest::prelude::*;

    use super::*;
    use crate::run::Letters;

    proptest! {
        #[test]
        fn both_forms_agree(text in "([a-z0-9]{1,9}[-_./+~]{0,2}|[a-fG]{1,9}|[a-z]{60,70}){1,20}|[0-9a-fA-F]{1,99}", skip in 0..9usize) {
            let run = skip.min(text.len())..text.len();
            let (mut one, mut other) = (Vec::new(), Vec::new());
            let content = scalar(text.as_bytes(), &run, |_| true, |at| one.push(at));
            let same = each(text.as_bytes(), &run, |_| true, |at| other.push(at));
            prop_assert_eq!(one, other);
            let has_digit = text.as_bytes()[run.clone()].iter().any(u8::is_ascii_digit);
            prop_assert_eq!((content.has_digit, same.has_digit), (has_digit, has_digit));
            let beyond = text.as_bytes()[run.clone()].iter().any(|byte| matches!(byte, b'g'..=b'z' | b'G'..=b'Z'));
            prop_assert_eq!((content.is_beyond_hex, same.is_beyond_hex), (beyond, beyond));
            let has_letters = Letters::new(&text.as_bytes()[run], 0).next().is_some();
            prop_assert_eq!(content.has_letters, has_letters);
            prop_assert!(same.has_letters || !has_letters);
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
