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
        // One for the first byte of each character, one more for a character of four bytes.
        let units = |byte: &u8| usize::from(byte & 0xC0 != 0x80) + usize::from(*byte >= 0xF0);
        self.unit += passed.iter().map(units).sum::<usize>();
        self.byte = to;
        self.unit
    }
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
