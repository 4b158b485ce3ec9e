//! Chance that can be repeated, for tests and for practice.

#[cfg(any(test, feature = "generate"))]
use alloc::string::String;

/// What is easily read out, which letters and digits like `O` and `0` are not.
#[cfg(any(test, feature = "generate"))]
const LETTERS: &[u8; 57] = b"ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";

/// SplitMix64: small, and every seed gives a different sequence.
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below the limit.
    pub(crate) fn below(&mut self, limit: u64) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ mixed >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ mixed >> 31) % limit) as usize
    }

    /// So many letters and digits.
    #[cfg(any(test, feature = "generate"))]
    pub(crate) fn letters(&mut self, count: usize) -> String {
        (0..count).map(|_| char::from(LETTERS[self.below(LETTERS.len() as u64)])).collect()
    }
}
