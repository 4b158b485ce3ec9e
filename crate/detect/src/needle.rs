//! The prefilter for secrets of any length: a few bytes, one of which stands beside each.
//!
//! Every text is searched for all of them, so that each costs something in every text.

#[cfg(not(lanes))]
pub(crate) use self::Scalar as Needles;
#[cfg(lanes)]
pub(crate) use blocks::Needles;

#[cfg(any(test, not(lanes)))]
use crate::invisible;

/// Three bytes in a row, letters in lower case: they count in any case.
pub(crate) type Needle = [u8; 3];

/// Behind the scheme of a URL.
pub(crate) const URL: Needle = *b"://";
/// In `password` and `passwd`.
pub(crate) const PASSWORD: Needle = *b"ssw";
pub(crate) const PWD: Needle = *b"pwd";
/// Options of commands. All begin with a blank and one of two signs, so that most texts are looked through for those alone.
pub(crate) const OPTIONS: [Needle; 6] = [*b" -p", *b" -u", *b" -w", *b" --", *b" /p", *b" /u"];

/// The others of ASCII, each with the place of the two bytes of it that are rarer than the other two.
const ASCII: [(Needle, usize); 3] = [(URL, 0), (PASSWORD, 1), (PWD, 1)];

/// Whether the three bytes are the needle.
pub(crate) fn is(needle: Needle, bytes: [u8; 3]) -> bool {
    let number = |[first, second, third]: [u8; 3]| u32::from_le_bytes([first, second, third, 0]);
    let case = needle.map(|letter| if letter.is_ascii_lowercase() { 0x20 } else { 0 });
    number(bytes) | number(case) == number(needle)
}

#[cfg(any(test, not(lanes)))]
fn is_any(bytes: [u8; 3]) -> bool {
    ASCII.iter().any(|(needle, _)| is(*needle, bytes))
        || bytes[0] == b' ' && OPTIONS.iter().any(|needle| is(*needle, bytes))
        || bytes[2] >= 0x80 && invisible::OF_THREE_BYTES.contains(&bytes)
}

/// The places of the needles in a text, in order: the index of their last byte.
#[cfg(any(test, not(lanes)))]
pub(crate) struct Scalar<'t> {
    bytes: &'t [u8],
    at: usize,
}

/// The longest step, in bytes: over a whole needle.
#[cfg(any(test, not(lanes)))]
const LONGEST: u8 = 3;

#[cfg(any(test, not(lanes)))]
/// How far to step from a byte, if it is the last of three that are looked at: no needle can end any sooner.
static STEP: [u8; 256] = steps();

#[cfg(any(test, not(lanes)))]
const fn steps() -> [u8; 256] {
    let mut table = [LONGEST; 256];
    let mut at = 0;
    while at < ASCII.len() {
        shorten(&mut table, ASCII[at].0);
        at += 1;
    }
    let mut at = 0;
    while at < OPTIONS.len() {
        shorten(&mut table, OPTIONS[at]);
        at += 1;
    }
    let mut at = 0;
    while at < invisible::OF_THREE_BYTES.len() {
        shorten(&mut table, invisible::OF_THREE_BYTES[at]);
        at += 1;
    }
    table
}

#[cfg(any(test, not(lanes)))]
const fn shorten(table: &mut [u8; 256], needle: Needle) {
    let mut at = 0;
    while at < needle.len() {
        let step = LONGEST - 1 - at as u8;
        let cases = [needle[at], needle[at].to_ascii_uppercase()];
        let mut case = 0;
        while case < cases.len() {
            let known = &mut table[cases[case] as usize];
            if step < *known {
                *known = step;
            }
            case += 1;
        }
        at += 1;
    }
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
            if is_any([bytes[end - 2], bytes[end - 1], byte]) {
                break Some(end);
            }
        };
        self.at = at;
        found
    }
}

#[cfg(lanes)]
mod blocks {
    use super::ASCII;
    use super::Needle;
    use super::OPTIONS;
    use crate::invisible;
    use crate::simd;
    use crate::simd::BLOCK;
    use crate::simd::Lanes;

    /// The same as the scalar form, block by block.
    pub(crate) struct Needles<'t> {
        bytes: &'t [u8],
        block: usize,
        mask: u64,
    }

    impl<'t> Needles<'t> {
        pub(crate) fn new(bytes: &'t [u8]) -> Self {
            Self { bytes, block: 0, mask: read(bytes, 0) }
        }
    }

    impl Iterator for Needles<'_> {
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
        simd::padded(bytes.get(at..).unwrap_or_default(), begins)
    }

    /// At which bytes of a block a needle begins, given the two bytes behind it as well.
    fn begins(block: &[u8; BLOCK + 2]) -> u64 {
        let part = |at: usize| -> Option<&[u8; BLOCK]> { block[at..].first_chunk() };
        let (Some(first), Some(second), Some(third)) = (part(0), part(1), part(2)) else { return 0 };
        let parts = |lane| [first, second, third].map(|part| simd::lane_of(part, lane));
        // Two bytes of the three are rare enough, and so is what an invisible character begins with.
        let (mut likely, mut option, mut high) = (simd::splat(0), simd::splat(0), simd::splat(0));
        for lane in 0..BLOCK / simd::LANES {
            let bytes = parts(lane);
            likely = ASCII.iter().fold(likely, |all, (needle, rare)| {
                simd::or(all, simd::and(is(*needle, bytes, *rare), is(*needle, bytes, rare + 1)))
            });
            // A dash and a slash differ in one bit.
            let sign = simd::equals(simd::or(bytes[1], simd::splat(b'-' ^ b'/')), b'/');
            option = simd::or(option, simd::and(simd::equals(bytes[0], b' '), sign));
            high = invisible::OF_THREE_BYTES
                .iter()
                .fold(high, |all, needle| simd::or(all, simd::equals(bytes[0], needle[0])));
        }
        let mut mask = 0;
        if simd::bits(likely) != 0 {
            mask |= simd::lanes(|lane| any(ASCII.map(|(needle, _)| needle), parts(lane)));
        }
        if simd::bits(option) != 0 {
            mask |= simd::lanes(|lane| any(OPTIONS, parts(lane)));
        }
        if simd::bits(high) != 0 {
            mask |= simd::lanes(|lane| any(invisible::OF_THREE_BYTES, parts(lane)));
        }
        mask
    }

    /// Where one of the needles begins.
    fn any<const N: usize>(needles: [Needle; N], bytes: [Lanes; 3]) -> Lanes {
        needles.into_iter().fold(simd::splat(0), |all, needle| {
            let whole =
                simd::and(is(needle, bytes, 0), simd::and(is(needle, bytes, 1), is(needle, bytes, 2)));
            simd::or(all, whole)
        })
    }

    /// Where the byte of the needle is that stands `at` in it.
    fn is(needle: Needle, bytes: [Lanes; 3], at: usize) -> Lanes {
        let folded =
            if needle[at].is_ascii_lowercase() { simd::or(bytes[at], simd::splat(0x20)) } else { bytes[at] };
        simd::equals(folded, needle[at])
    }
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn misses_none(text in "([sSpPwWdD:/ax\\\\ uU\u{1a}\u{0f}-]{0,6}|password|PWD|://|[é€、\u{200a}-\u{200e}\u{2060}\u{ad}\u{feff}]){0,30}") {
            let bytes = text.as_bytes();
            let found: Vec<usize> = Scalar::new(bytes).collect();
            prop_assert_eq!(&Needles::new(bytes).collect::<Vec<_>>(), &found);
            let expected: Vec<usize> = (2..bytes.len())
                .filter(|&end| {
                    let three = &bytes[end - 2..=end].to_ascii_lowercase()[..];
                    matches!(three, b"://" | b"ssw" | b"pwd" | b" -p" | b" -u" | b" -w" | b" --" | b" /p" | b" /u")
                        || ["\u{200b}", "\u{200c}", "\u{200d}", "\u{2060}", "\u{feff}"]
                            .iter()
                            .any(|invisible| bytes[..=end].ends_with(invisible.as_bytes()))
                })
                .collect();
            prop_assert_eq!(found, expected);
        }
    }
}
