//! Finding the stretches of a text that are worth a look.

use core::ops::Range;

use crate::alphabet;
use crate::alphabet::BASE62;
#[cfg(any(test, not(lanes)))]
use crate::alphabet::TOKEN;

/// The runs of `SHORTEST` or more bytes of `ALPHABET` in a text, in order.
pub(crate) struct Runs<'t, const ALPHABET: u8, const SHORTEST: usize> {
    bytes: &'t [u8],
    at: usize,
}

/// Where every secret of 16 or more characters stands.
#[cfg(not(lanes))]
pub(crate) type Tokens<'t> = Runs<'t, TOKEN, 16>;
/// Where every secret of 16 or more characters stands.
#[cfg(lanes)]
pub(crate) use blocks::Tokens;

/// Where Azure DevOps tokens stand. They have 52 letters or more; 40 leaves room for one broken in two.
pub(crate) type Letters<'t> = Runs<'t, BASE62, LETTERS>;
pub(crate) const LETTERS: usize = 40;

impl<'t, const ALPHABET: u8, const SHORTEST: usize> Runs<'t, ALPHABET, SHORTEST> {
    pub(crate) fn new(bytes: &'t [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// The runs of `bytes` from `at` on.
    pub(crate) fn starting(bytes: &'t [u8], at: usize) -> Self {
        Self { bytes, at }
    }
}

impl<const ALPHABET: u8, const SHORTEST: usize> Iterator for Runs<'_, ALPHABET, SHORTEST> {
    type Item = Range<usize>;

    /// Looks first where a run from `at` would have to reach, then walks back: ordinary text stops that walk at
    /// once, so that only a few bytes of it are ever read.
    fn next(&mut self) -> Option<Self::Item> {
        // All of `at..known` belongs to the alphabet.
        let mut known = self.at;
        loop {
            let reach = self.at + SHORTEST;
            let ahead = self.bytes.get(known..reach)?;
            let members = alphabet::suffix(ALPHABET, ahead);
            if members == ahead.len() {
                let end = reach + alphabet::prefix(ALPHABET, &self.bytes[reach..]);
                let run = self.at..end;
                self.at = end;
                return Some(run);
            }
            self.at = reach - members;
            known = reach;
        }
    }
}

#[cfg(lanes)]
mod blocks {
    use core::ops::Range;

    use crate::simd;
    use crate::simd::BLOCK;

    /// The shortest run, in bytes.
    const SHORTEST: usize = 16;

    /// The same as the scalar form, block by block.
    pub(crate) struct Tokens<'t> {
        bytes: &'t [u8],
        /// Where the block begins that was read last.
        block: usize,
        /// Its bytes that belong to the alphabet and have not been told.
        mask: u64,
        /// Where the run begins that goes on at the start of the block.
        open: Option<usize>,
    }

    impl<'t> Tokens<'t> {
        pub(crate) fn new(bytes: &'t [u8]) -> Self {
            Self { bytes, block: 0, mask: read(bytes, 0), open: None }
        }

        fn advance(&mut self) {
            self.block += BLOCK;
            self.mask = read(self.bytes, self.block);
        }
    }

    impl Iterator for Tokens<'_> {
        type Item = Range<usize>;

        fn next(&mut self) -> Option<Range<usize>> {
            while self.block < self.bytes.len() {
                let ones = self.mask.trailing_ones() as usize;
                if self.open.is_some() && ones == BLOCK {
                    self.advance();
                    continue;
                }
                if let Some(start) = self.open.take() {
                    self.mask &= u64::MAX << ones;
                    let run = start..self.block + ones;
                    if run.len() >= SHORTEST {
                        return Some(run);
                    }
                }
                match first_run(self.mask) {
                    Some(run) if run.end < BLOCK => {
                        self.mask &= u64::MAX << run.end;
                        return Some(self.block + run.start..self.block + run.end);
                    }
                    _ => {
                        let tail = self.mask.leading_ones() as usize;
                        self.open = (tail > 0).then_some(self.block + BLOCK - tail);
                        self.advance();
                    }
                }
            }
            let run = self.open.take()?..self.bytes.len();
            (run.len() >= SHORTEST).then_some(run)
        }
    }

    /// The first sixteen or more bits in a row that are set.
    fn first_run(mask: u64) -> Option<Range<usize>> {
        let two = mask & mask << 1;
        let four = two & two << 2;
        let eight = four & four << 4;
        let sixteen = eight & eight << 8;
        if sixteen == 0 {
            return None;
        }
        let start = sixteen.trailing_zeros() as usize + 1 - SHORTEST;
        Some(start..start + (mask >> start).trailing_ones() as usize)
    }

    fn read(bytes: &[u8], at: usize) -> u64 {
        simd::padded(bytes.get(at..).unwrap_or_default(), simd::tokens)
    }
}

#[cfg(test)]
mod tests {
    use alloc::vec;
    use alloc::vec::Vec;

    use proptest::prelude::*;

    use super::*;

    fn runs(text: &str) -> Vec<Range<usize>> {
        Letters::new(text.as_bytes()).collect()
    }

    #[test]
    fn finds_runs_of_forty_and_no_shorter_ones() {
        let (short, exact) = ("x".repeat(39), "x".repeat(40));
        assert!(runs(&short).is_empty());
        assert_eq!(runs(&exact), vec![0..40]);
        assert_eq!(runs(&alloc::format!("{short}-{exact} {exact}é")), vec![40..80, 81..121]);
    }

    proptest! {
        #[test]
        fn blocks_agree_with_the_scalar_form(text in "([a-z]{0,3}[ é]|[a-z]{13,18}[ \\n]?|[a-zA-Z0-9_./+~-]{50,150}|[ =]{0,70}){0,12}") {
            let scalar: Vec<_> = Runs::<TOKEN, 16>::new(text.as_bytes()).collect();
            prop_assert_eq!(Tokens::new(text.as_bytes()).collect::<Vec<_>>(), scalar);
        }

        #[test]
        fn agrees_with_reading_every_byte(text in "([a-z]{0,50}|[a-zA-Z0-9]{38,42}|[ é/]{0,3}){0,12}") {
            let mut expected = Vec::new();
            let mut start = 0;
            let padded: Vec<u8> = text.bytes().chain([0]).collect();
            for (at, byte) in padded.iter().enumerate() {
                if !byte.is_ascii_alphanumeric() {
                    if at - start >= 40 {
                        expected.push(start..at);
                    }
                    start = at + 1;
                }
            }
            prop_assert_eq!(runs(&text), expected);
        }
    }
}
