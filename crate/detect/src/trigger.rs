//! Where short secrets may stand: behind `://` and behind `password` or `pwd`; and where an invisible character may break a token.

#[cfg(not(lanes))]
pub(crate) use self::Scalar as Triggers;
#[cfg(lanes)]
pub(crate) use blocks::Triggers;

/// The bytes of the invisible characters: zero-width space, non-joiner and joiner; word joiner; byte order mark. The third is one of a
/// range.
pub(crate) const INVISIBLE: [(u8, u8, [u8; 2]); 3] =
    [(0xE2, 0x80, [0x8B, 0x8D]), (0xE2, 0x81, [0xA0, 0xA0]), (0xEF, 0xBB, [0xBF, 0xBF])];

/// The places of `://`, `ssw`, `pwd` and invisible characters in a text, in order: the index of their last byte. Any case.
#[cfg(any(test, not(lanes)))]
pub(crate) struct Scalar<'t> {
    bytes: &'t [u8],
    at: usize,
}

/// The longest step, in bytes: over a whole trigger.
#[cfg(any(test, not(lanes)))]
const LONGEST: u8 = 3;

#[cfg(any(test, not(lanes)))]
/// How far to step from a byte, if it is the last of three that are looked at: no trigger can end any sooner.
static STEP: [u8; 256] = steps();

#[cfg(any(test, not(lanes)))]
const fn steps() -> [u8; 256] {
    let mut table = [LONGEST; 256];
    set(&mut table, b's', 1);
    set(&mut table, b'p', 2);
    table[b':' as usize] = 2;
    set(&mut table, b'w', 0);
    set(&mut table, b'd', 0);
    table[b'/' as usize] = 0;
    let mut at = 0;
    while at < INVISIBLE.len() {
        let (first, second, [from, to]) = INVISIBLE[at];
        table[second as usize] = 1;
        table[first as usize] = 2;
        let mut third = from;
        while third <= to {
            table[third as usize] = 0;
            third += 1;
        }
        at += 1;
    }
    table
}

#[cfg(any(test, not(lanes)))]
const fn set(table: &mut [u8; 256], letter: u8, step: u8) {
    table[letter as usize] = step;
    table[letter.to_ascii_uppercase() as usize] = step;
}

#[cfg(any(test, not(lanes)))]
impl<'t> Scalar<'t> {
    pub(crate) fn new(bytes: &'t [u8]) -> Self {
        Self { bytes, at: 2 }
    }
}

#[cfg(any(test, not(lanes)))]
impl Iterator for Scalar<'_> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        // Written back once at the end: otherwise every step would be stored.
        let (bytes, mut at) = (self.bytes, self.at);
        let found = loop {
            let Some(&byte) = bytes.get(at) else { break None };
            let step = STEP[usize::from(byte)];
            // By a constant where that will do: the next byte is loaded before this step is known.
            if step == LONGEST {
                at += usize::from(LONGEST);
                continue;
            }
            if step > 0 {
                at += usize::from(step);
                continue;
            }
            let end = at;
            at += 1;
            let three = [bytes[end - 2] | 0x20, bytes[end - 1] | 0x20, byte | 0x20];
            // `:` and `/` have the bit of lower case anyway.
            if matches!(&three, b"://" | b"ssw" | b"pwd")
                || byte >= 0x80 && is_invisible([bytes[end - 2], bytes[end - 1], byte])
            {
                break Some(end);
            }
        };
        self.at = at;
        found
    }
}

#[cfg(any(test, not(lanes)))]
fn is_invisible([first, second, third]: [u8; 3]) -> bool {
    INVISIBLE
        .iter()
        .any(|&(one, two, [from, to])| (one, two) == (first, second) && (from..=to).contains(&third))
}

#[cfg(lanes)]
mod blocks {
    use crate::simd;
    use crate::simd::BLOCK;

    /// The same as the scalar form, block by block.
    pub(crate) struct Triggers<'t> {
        bytes: &'t [u8],
        block: usize,
        mask: u64,
    }

    impl<'t> Triggers<'t> {
        pub(crate) fn new(bytes: &'t [u8]) -> Self {
            Self { bytes, block: 0, mask: read(bytes, 0) }
        }
    }

    impl Iterator for Triggers<'_> {
        type Item = usize;

        fn next(&mut self) -> Option<usize> {
            while self.mask == 0 {
                self.block += BLOCK;
                if self.block >= self.bytes.len() {
                    return None;
                }
                self.mask = read(self.bytes, self.block);
            }
            let first = self.mask.trailing_zeros() as usize;
            self.mask &= self.mask - 1;
            Some(self.block + first + 2)
        }
    }

    fn read(bytes: &[u8], at: usize) -> u64 {
        simd::padded(bytes.get(at..).unwrap_or_default(), simd::triggers)
    }
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn misses_none(text in "([sSpPwWdD:/ax]{0,6}|password|PWD|://|[é€、\u{200a}-\u{200e}\u{2060}\u{ad}\u{feff}]){0,30}") {
            let bytes = text.as_bytes();
            let found: Vec<usize> = Scalar::new(bytes).collect();
            prop_assert_eq!(&Triggers::new(bytes).collect::<Vec<_>>(), &found);
            let expected: Vec<usize> = (2..bytes.len())
                .filter(|&end| {
                    matches!(&bytes[end - 2..=end].to_ascii_lowercase()[..], b"://" | b"ssw" | b"pwd")
                        || ["\u{200b}", "\u{200c}", "\u{200d}", "\u{2060}", "\u{feff}"]
                            .iter()
                            .any(|invisible| bytes[..=end].ends_with(invisible.as_bytes()))
                })
                .collect();
            prop_assert_eq!(found, expected);
        }
    }
}
