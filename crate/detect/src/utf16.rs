//! From UTF-8 bytes to UTF-16 units.

use core::ops::Range;

#[cfg(lanes)]
use crate::simd;
#[cfg(lanes)]
use crate::simd::BLOCK;
#[cfg(lanes)]
use crate::simd::LANES;

/// Turns ranges of bytes, asked in ascending order, into ranges of UTF-16 units, reading the text once.
pub(crate) struct Utf16<'t> {
    text: &'t str,
    byte: usize,
    unit: usize,
}

impl<'t> Utf16<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Self { text, byte: 0, unit: 0 }
    }

    /// The range in UTF-16 units.
    pub(crate) fn range(&mut self, bytes: &Range<usize>) -> Range<usize> {
        let start = self.advance(bytes.start);
        start..self.advance(bytes.end)
    }

    fn advance(&mut self, to: usize) -> usize {
        let passed = self.text.as_bytes().get(self.byte..to).unwrap_or_default();
        self.unit += units(passed);
        self.byte = to;
        self.unit
    }
}

/// How many UTF-16 units the characters have whose first bytes these are.
#[cfg(lanes)]
fn units(bytes: &[u8]) -> usize {
    let (blocks, rest) = bytes.as_chunks();
    blocks.iter().map(units_of_block).sum::<usize>() + units_of(rest)
}

#[cfg(lanes)]
fn units_of_block(block: &[u8; BLOCK]) -> usize {
    let all = (0..BLOCK / LANES).fold(simd::splat(0), |all, lane| simd::or(all, simd::lane_of(block, lane)));
    if simd::bits(all) == 0 {
        return BLOCK;
    }
    let count =
        |first, last| simd::each(block, |bytes| simd::in_range(bytes, first, last)).count_ones() as usize;
    BLOCK - count(0x80, 0xBF) + count(0xF0, 0xFF)
}

#[cfg(not(lanes))]
use self::by_words as units;

/// The same, word by word: as JavaScript reads memory soonest.
#[cfg(any(test, not(lanes)))]
fn by_words(bytes: &[u8]) -> usize {
    #[allow(unsafe_code, reason = "words that may lie anywhere are read byte by byte in JavaScript")]
    // SAFETY: any four bytes are a number.
    let (first, words, last) = unsafe { bytes.align_to::<u32>() };
    let (fours, rest) = words.as_chunks();
    let of_four = |four: &[u32; 4]| {
        let is_ascii = four.iter().fold(0, |all, word| all | word) & HIGH == 0;
        if is_ascii { size_of_val(four) } else { four.iter().map(of_word).sum() }
    };
    let rest = rest.iter().map(of_word).sum::<usize>();
    units_of(first) + fours.iter().map(of_four).sum::<usize>() + rest + units_of(last)
}

/// The highest bit of each byte.
#[cfg(any(test, not(lanes)))]
const HIGH: u32 = 0x8080_8080;

/// What [`units_of`] counts, for the four bytes of a word at once.
#[cfg(any(test, not(lanes)))]
fn of_word(word: &u32) -> usize {
    let begins = !word | word << 1;
    let is_long = word & word << 1 & word << 2 & word << 3;
    let units = ((begins & HIGH) >> 7) + ((is_long & HIGH) >> 7);
    // The product has the sum of all bytes in its highest one.
    (units.wrapping_mul(0x0101_0101) >> 24) as usize
}

/// One for the first byte of each character, one more for a character of four bytes.
fn units_of(bytes: &[u8]) -> usize {
    bytes.iter().map(|byte| usize::from(byte & 0xC0 != 0x80) + usize::from(*byte >= 0xF0)).sum()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn counts_what_javascript_counts(text in "([a-z]{0,9}|\\PC{0,5}|[é€、😀🀄]{0,9}){0,9}", from in 0..9usize) {
            let text = text.get(from..).unwrap_or_default();
            let expected = text.encode_utf16().count();
            prop_assert_eq!(units(text.as_bytes()), expected);
            prop_assert_eq!(by_words(text.as_bytes()), expected);
        }
    }

    #[test]
    fn counts_an_astral_character_twice() {
        let mut utf16 = Utf16::new("é😀ab😀c");
        assert_eq!(utf16.range(&(6..8)), 3..5);
        assert_eq!(utf16.range(&(12..13)), 7..8);
    }
}
