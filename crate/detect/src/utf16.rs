//! From UTF-8 bytes to UTF-16 units.

use core::ops::Range;

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
#[cfg(not(lanes))]
fn units(bytes: &[u8]) -> usize {
    // Most parts have no other letters; in one that has, most words have none.
    let word = |word: &[u8; 4]| {
        if u32::from_le_bytes(*word) & 0x8080_8080 == 0 { word.len() } else { units_of(word) }
    };
    let words = |part: &[u8]| {
        let (words, rest) = part.as_chunks();
        words.iter().map(word).sum::<usize>() + units_of(rest)
    };
    bytes.chunks(64).map(|part| if part.is_ascii() { part.len() } else { words(part) }).sum()
}

/// How many UTF-16 units the characters have whose first bytes these are.
#[cfg(lanes)]
fn units(bytes: &[u8]) -> usize {
    let (blocks, rest) = bytes.as_chunks();
    blocks.iter().map(crate::simd::units).sum::<usize>() + units_of(rest)
}

/// One for the first byte of each character, one more for a character of four bytes.
fn units_of(bytes: &[u8]) -> usize {
    bytes.iter().map(|byte| usize::from(byte & 0xC0 != 0x80) + usize::from(*byte >= 0xF0)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_an_astral_character_twice() {
        let mut utf16 = Utf16::new("é😀ab😀c");
        assert_eq!(utf16.range(&(6..8)), 3..5);
        assert_eq!(utf16.range(&(12..13)), 7..8);
    }
}
