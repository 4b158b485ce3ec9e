//! The sets of bytes that tokens and encodings are written in.

#[cfg(lanes)]
use crate::simd;
#[cfg(lanes)]
use crate::simd::BLOCK;
#[cfg(lanes)]
use crate::simd::LANES;
#[cfg(lanes)]
use crate::simd::Lanes;

/// Letters and digits, `A-Za-z0-9`.
pub(crate) const BASE62: u8 = 1;
/// Lower-case base 32 of RFC 4648, `a-z2-7`.
pub(crate) const BASE32: u8 = 2;
/// Base 64 in both spellings, `A-Za-z0-9+/` and `A-Za-z0-9-_`, without padding.
pub(crate) const BASE64: u8 = 4;

/// What nearly every secret is written in, `A-Za-z0-9_./+~-`: base 64 in both spellings, dots and tildes.
pub(crate) const TOKEN: u8 = 8;

/// What letters and digits are left without capitals, `a-z0-9`.
pub(crate) const LOWER: u8 = 16;

/// What stands between a name and its value.
pub(crate) const OPERATORS: u8 = 32;

/// What four letters of base 64 begin with that stand for three letters or digits: their first six bits are 12 to 14, 16 to 22 or 24 to 30.
pub(crate) const LETTERS_IN_BASE64: u8 = 64;

/// Which bytes of a block belong to the alphabet, one bit for each, the first byte lowest.
#[cfg(lanes)]
pub(crate) fn all<const ALPHABET: u8>(block: &[u8; BLOCK]) -> u64 {
    simd::each(block, |bytes| belongs(ALPHABET, bytes))
}

/// The same of sixteen bytes.
#[cfg(lanes)]
fn members(alphabet: u8, bytes: &[u8; LANES]) -> u16 {
    simd::bits(belongs(alphabet, simd::load(bytes)))
}

#[cfg(lanes)]
fn belongs(alphabet: u8, bytes: Lanes) -> Lanes {
    let lower = |bytes| simd::in_range(bytes, b'a', b'z');
    let letters = || lower(simd::or(bytes, simd::splat(0x20)));
    let digits = |first| simd::in_range(bytes, first, b'9');
    let any =
        |list: &[u8]| list.iter().fold(simd::splat(0), |all, byte| simd::or(all, simd::equals(bytes, *byte)));
    match alphabet {
        BASE32 => simd::or(lower(bytes), simd::in_range(bytes, b'2', b'7')),
        LOWER => simd::or(lower(bytes), digits(b'0')),
        LETTERS_IN_BASE64 => {
            let ranges = [(b'M', b'O'), (b'Q', b'W'), (b'Y', b'Z'), (b'a', b'e')];
            ranges
                .into_iter()
                .fold(simd::splat(0), |all, (first, last)| simd::or(all, simd::in_range(bytes, first, last)))
        }
        BASE64 => simd::or(simd::or(letters(), digits(b'/')), any(b"+-_")),
        TOKEN => simd::or(simd::or(letters(), digits(b'-')), any(b"_+~")),
        _ => simd::or(letters(), digits(b'0')),
    }
}

/// One load instead of several comparisons: this is asked for every byte that is looked at.
static CLASS: [u8; 256] = classes();

const fn classes() -> [u8; 256] {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 128 {
        let is = byte as u8;
        if is.is_ascii_alphanumeric() {
            table[byte] |= BASE62 | BASE64 | TOKEN;
        }
        if is.is_ascii_lowercase() || matches!(is, b'2'..=b'7') {
            table[byte] |= BASE32;
        }
        if is.is_ascii_lowercase() || is.is_ascii_digit() {
            table[byte] |= LOWER;
        }
        if matches!(is, b'+' | b'/' | b'-' | b'_') {
            table[byte] |= BASE64 | TOKEN;
        }
        if matches!(is, b'=' | b':' | b'>' | b',' | b'(' | b'{' | b'|' | b'?' | b'%' | b'&') {
            table[byte] |= OPERATORS;
        }
        if matches!(is, b'M'..=b'O' | b'Q'..=b'W' | b'Y' | b'Z' | b'a'..=b'e') {
            table[byte] |= LETTERS_IN_BASE64;
        }
        if matches!(is, b'.' | b'~') {
            table[byte] |= TOKEN;
        }
        byte += 1;
    }
    table
}

/// Whether `byte` belongs to the alphabet.
pub(crate) fn contains(alphabet: u8, byte: u8) -> bool {
    CLASS[byte as usize] & alphabet != 0
}

/// How many bytes at the start of `bytes` belong to the alphabet.
#[cfg_attr(lanes, inline(always))]
pub(crate) fn prefix(alphabet: u8, bytes: &[u8]) -> usize {
    #[cfg(lanes)]
    let (blocks, rest) = bytes.as_chunks();
    #[cfg(lanes)]
    for (at, block) in blocks.iter().enumerate() {
        let members = members(alphabet, block).trailing_ones() as usize;
        if members < LANES {
            return at * LANES + members;
        }
    }
    #[cfg(not(lanes))]
    let rest = bytes;
    let mut members = 0;
    while members < rest.len() && contains(alphabet, rest[members]) {
        members += 1;
    }
    bytes.len() - rest.len() + members
}

/// How many bytes at the end of `bytes` belong to the alphabet.
#[cfg_attr(lanes, inline(always))]
pub(crate) fn suffix(alphabet: u8, bytes: &[u8]) -> usize {
    #[cfg(lanes)]
    let (rest, blocks) = bytes.as_rchunks();
    #[cfg(lanes)]
    for (at, block) in blocks.iter().rev().enumerate() {
        let members = members(alphabet, block).leading_ones() as usize;
        if members < LANES {
            return at * LANES + members;
        }
    }
    #[cfg(not(lanes))]
    let rest = bytes;
    let mut others = rest.len();
    while others > 0 && contains(alphabet, rest[others - 1]) {
        others -= 1;
    }
    bytes.len() - others
}

/// How many bytes at the end of eight belong to the alphabet, without a jump.
#[cfg(any(test, not(lanes)))]
#[inline(always)]
pub(crate) fn suffix_of_eight(alphabet: u8, bytes: &[u8; 8]) -> usize {
    let (mut all, mut members) = (usize::from(alphabet), 0);
    for byte in bytes.iter().rev() {
        all &= usize::from(CLASS[usize::from(*byte)]);
        members += all;
    }
    members / usize::from(alphabet)
}

/// The value of each byte as a digit of base 64, in either spelling; 64 for those that are none. A table, since whole texts of it occur.
static BASE64_VALUES: [u8; 256] = base64_values();

const fn base64_values() -> [u8; 256] {
    let mut table = [64; 256];
    let mut value = 0;
    while value < 26 {
        table[(b'A' + value) as usize] = value;
        table[(b'a' + value) as usize] = value + 26;
        value += 1;
    }
    let mut digit = 0;
    while digit < 10 {
        table[(b'0' + digit) as usize] = digit + 52;
        digit += 1;
    }
    (table[b'+' as usize], table[b'-' as usize]) = (62, 62);
    (table[b'/' as usize], table[b'_' as usize]) = (63, 63);
    table
}

/// The value of a base 64 digit, 0 to 63, in either spelling.
pub(crate) fn base64_value(byte: u8) -> Option<u8> {
    let value = BASE64_VALUES[usize::from(byte)];
    (value < 64).then_some(value)
}

/// The value of a base 32 digit, 0 to 31; of any other byte something up to 31 as well.
pub(crate) fn base32_value(digit: u8) -> u8 {
    // `2` is 50 and stands for 26, `a` is 97 and stands for 0.
    digit.wrapping_sub(24 + digit / 64 * 9) & 31
}

#[cfg(all(test, lanes))]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn lanes_agree_with_the_table(bytes: [u8; 32]) {
            let mut block = [0; BLOCK];
            block[7..39].copy_from_slice(&bytes);
            let mask = all::<TOKEN>(&block);
            for (at, byte) in block.into_iter().enumerate() {
                prop_assert_eq!(mask >> at & 1 == 1, contains(TOKEN, byte));
            }
        }
    }
}
