//! Finding the stretches of a text that are worth a look.

use core::ops::Range;

use crate::alphabet;
use crate::alphabet::BASE62;

/// The shortest run that is looked at, in bytes. Tokens have 52 or more; 40 leaves room for one broken in two.
const SHORTEST: usize = 40;

/// The runs of [`SHORTEST`] or more letters and digits in a text, in order.
pub(crate) struct Runs<'t> {
    bytes: &'t [u8],
    at: usize,
}

impl<'t> Runs<'t> {
    pub(crate) fn new(bytes: &'t [u8]) -> Self {
        Self { bytes, at: 0 }
    }
}

impl Iterator for Runs<'_> {
    type Item = Range<usize>;

    /// Looks first where a run from `at` would have to reach, then walks back: ordinary text stops that walk at
    /// once, so that only a few bytes of it are ever read.
    fn next(&mut self) -> Option<Self::Item> {
        // All of `at..known` belongs to the alphabet.
        let mut known = self.at;
        loop {
            let reach = self.at + SHORTEST;
            let ahead = self.bytes.get(known..reach)?;
            let members = alphabet::suffix(BASE62, ahead);
            if members == ahead.len() {
                let end = reach + alphabet::prefix(BASE62, &self.bytes[reach..]);
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
        Runs::new(text.as_bytes()).collect()
    }

    #[test]
    fn finds_runs_of_forty_and_no_shorter_ones() {
        let (short, exact) = ("x".repeat(39), "x".repeat(40));
        assert_eq!(runs(&short), []);
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
                    if at - start >= SHORTEST {
                        expected.push(start..at);
                    }
                    start = at + 1;
                }
            }
            prop_assert_eq!(runs(&text), expected);
        }
    }
}
