//! Finding the stretches of a text that are worth a look.

use core::ops::Range;

use crate::alphabet;
use crate::alphabet::BASE62;
use crate::alphabet::TOKEN;

/// The runs of `SHORTEST` or more bytes of `ALPHABET` in a text, in order.
pub(crate) struct Runs<'t, const ALPHABET: u8, const SHORTEST: usize> {
    bytes: &'t [u8],
    at: usize,
}

/// Where every secret of 16 or more characters stands.
pub(crate) type Tokens<'t> = Runs<'t, TOKEN, 16>;

/// Where Azure DevOps tokens stand. They have 52 letters or more; 40 leaves room for one broken in two.
pub(crate) type Letters<'t> = Runs<'t, BASE62, 40>;

impl<'t, const ALPHABET: u8, const SHORTEST: usize> Runs<'t, ALPHABET, SHORTEST> {
    /// The runs of `bytes` from `at` on.
    pub(crate) fn new(bytes: &'t [u8], at: usize) -> Self {
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

#[cfg(test)]
mod tests {
    use alloc::vec;
    use alloc::vec::Vec;

    use proptest::prelude::*;

    use super::*;

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
