//! Finding the stretches of a text that are worth a look.

#[cfg(any(test, not(lanes)))]
use core::ops::Range;

#[cfg(any(test, not(lanes)))]
use crate::alphabet;
use crate::alphabet::BASE62;
use crate::alphabet::TOKEN;

/// Where every secret of 16 or more characters stands.
pub(crate) type Tokens<'t> = Runs<'t, TOKEN, 16>;

/// Where Azure DevOps tokens stand. They have 52 letters or more; 40 leaves room for one broken in two.
pub(crate) type Letters<'t> = Runs<'t, BASE62, LETTERS>;
pub(crate) const LETTERS: usize = 40;

#[cfg(not(lanes))]
pub(crate) use self::Scalar as Runs;
#[cfg(lanes)]
pub(crate) use blocks::Runs;

/// The runs of `SHORTEST` or more bytes of `ALPHABET` in a text, in order.
#[cfg(any(test, not(lanes)))]
pub(crate) struct Scalar<'t, const ALPHABET: u8, const SHORTEST: usize> {
    bytes: &'t [u8],
    at: usize,
}

#[cfg(any(test, not(lanes)))]
impl<'t, const ALPHABET: u8, const SHORTEST: usize> Scalar<'t, ALPHABET, SHORTEST> {
    /// The runs of `bytes` from `at` on.
    pub(crate) fn new(bytes: &'t [u8], at: usize) -> Self {
        Self { bytes, at }
    }
}

#[cfg(any(test, not(lanes)))]
impl<const ALPHABET: u8, const SHORTEST: usize> Iterator for Scalar<'_, ALPHABET, SHORTEST> {
    type Item = Range<usize>;

    /// Looks first where a run from `at` would have to reach, then walks back: ordinary text stops that walk soon, so that many of its
    /// bytes are never read.
    ///
    /// A function of its own: put inside its callers it makes the JavaScript form longer and no faster.
    #[inline(never)]
    fn next(&mut self) -> Option<Self::Item> {
        let (bytes, mut at) = (self.bytes, self.at);
        // All of `at..known` belongs to the alphabet.
        let mut known = at;
        loop {
            let reach = at + SHORTEST;
            // Nearly always this is enough, and a jump that cannot be foreseen is spared.
            let near = alphabet::suffix_of_eight(ALPHABET, bytes.get(reach - 8..reach)?.first_chunk()?);
            if near < 8 {
                at = reach - near;
                known = reach;
                continue;
            }
            let ahead = &bytes[known..reach];
            let members = alphabet::suffix(ALPHABET, ahead);
            if members == ahead.len() {
                let end = reach + alphabet::prefix(ALPHABET, &bytes[reach..]);
                // Written back once: otherwise every step would be stored.
                self.at = end;
                return Some(at..end);
            }
            at = reach - members;
            known = reach;
        }
    }
}

#[cfg(lanes)]
mod blocks {
    use core::ops::Range;

    use crate::alphabet;
    use crate::simd;
    use crate::simd::BLOCK;

    /// The same as the scalar form, block by block.
    pub(crate) struct Runs<'t, const ALPHABET: u8, const SHORTEST: usize> {
        bytes: &'t [u8],
        /// Where the block begins that was read last.
        block: usize,
        /// Its bytes that belong to the alphabet and have not been told.
        mask: u64,
        /// Where the run begins that goes on at the start of the block.
        open: usize,
    }

    impl<'t, const ALPHABET: u8, const SHORTEST: usize> Runs<'t, ALPHABET, SHORTEST> {
        /// The runs of `bytes` from `at` on.
        pub(crate) fn new(bytes: &'t [u8], at: usize) -> Self {
            Self { bytes, block: at, mask: read::<ALPHABET>(bytes, at), open: at }
        }
    }

    impl<const ALPHABET: u8, const SHORTEST: usize> Iterator for Runs<'_, ALPHABET, SHORTEST> {
        type Item = Range<usize>;

        #[inline]
        fn next(&mut self) -> Option<Range<usize>> {
            loop {
                let ones = self.mask.trailing_ones() as usize;
                if ones < BLOCK {
                    let run = self.open..self.block + ones;
                    if run.len() >= SHORTEST {
                        self.open = self.block;
                        self.mask &= u64::MAX << ones;
                        return Some(run);
                    }
                    if let Some(run) = first_run::<SHORTEST>(self.mask)
                        && run.end < BLOCK
                    {
                        self.mask &= u64::MAX << run.end;
                        return Some(self.block + run.start..self.block + run.end);
                    }
                    self.open = self.block + BLOCK - self.mask.leading_ones() as usize;
                }
                self.block += BLOCK;
                if self.block >= self.bytes.len() {
                    let run = self.open..self.bytes.len();
                    (self.open, self.mask) = (self.block, 0);
                    return (run.len() >= SHORTEST).then_some(run);
                }
                self.mask = read::<ALPHABET>(self.bytes, self.block);
            }
        }
    }

    /// The first bits in a row that are set, if there are as many as the shortest run has.
    fn first_run<const SHORTEST: usize>(mask: u64) -> Option<Range<usize>> {
        let (mut rows, mut length) = (mask, 1);
        while 2 * length <= SHORTEST {
            rows &= rows >> length;
            length *= 2;
        }
        rows &= rows >> (SHORTEST - length);
        if rows == 0 {
            return None;
        }
        let start = rows.trailing_zeros() as usize;
        Some(start..start + (mask >> start).trailing_ones() as usize)
    }

    fn read<const ALPHABET: u8>(bytes: &[u8], at: usize) -> u64 {
        simd::padded(bytes.get(at..).unwrap_or_default(), alphabet::all::<ALPHABET>)
    }
}

#[cfg(test)]
mod tests {
    use alloc::vec;
    use alloc::vec::Vec;

    use proptest::prelude::*;

    use super::*;
    use crate::alphabet::BASE32;

    fn runs(text: &str) -> Vec<Range<usize>> {
        Letters::new(text.as_bytes(), 0).collect()
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
        fn blocks_agree_with_the_scalar_form(
            text in "([a-z]{0,3}[ é]|[a-z2-7]{13,18}[ \\n]?|[a-z]{38,54}[A/ ]|[a-zA-Z0-9_./+~-]{50,150}|[ =]{0,70}){0,12}", at in 0..99usize,
        ) {
            fn check<const ALPHABET: u8, const SHORTEST: usize>(text: &[u8], at: usize) -> Result<(), TestCaseError> {
                let scalar: Vec<_> = Scalar::<ALPHABET, SHORTEST>::new(text, at).collect();
                prop_assert_eq!(Runs::<ALPHABET, SHORTEST>::new(text, at).collect::<Vec<_>>(), scalar);
                Ok(())
            }
            let at = at.min(text.len());
            check::<TOKEN, 16>(text.as_bytes(), at)?;
            check::<BASE62, LETTERS>(text.as_bytes(), at)?;
            check::<BASE32, 52>(text.as_bytes(), at)?;
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
