//! Sixteen bytes at a time, where the target can: WebAssembly with SIMD, and every x86-64.
//!
//! Each function answers for 64 bytes at once, one bit for each, the first byte lowest. The scalar forms in `run` and
//! `trigger` give the same answers and are made for the JavaScript form.

#[cfg(target_arch = "wasm32")]
use core::arch::wasm32 as arch;
#[cfg(target_arch = "x86_64")]
use core::arch::x86_64 as arch;

use crate::alphabet::BASE32;
use crate::alphabet::BASE64;
use crate::alphabet::LETTERS_IN_BASE64;
use crate::alphabet::LOWER;
use crate::alphabet::TOKEN;
use crate::trigger::INVISIBLE;

/// Bytes that one answer covers.
pub(crate) const BLOCK: usize = 64;

#[cfg(target_arch = "wasm32")]
type Lanes = arch::v128;
#[cfg(target_arch = "x86_64")]
type Lanes = arch::__m128i;

/// Bytes that are loaded at once.
pub(crate) const LANES: usize = 16;

/// Which bytes belong to the alphabet.
pub(crate) fn all<const ALPHABET: u8>(block: &[u8; BLOCK]) -> u64 {
    each(block, |bytes| belongs(ALPHABET, bytes))
}

/// Which of sixteen bytes belong to the alphabet, one bit for each, the first byte lowest.
pub(crate) fn members(alphabet: u8, bytes: &[u8; LANES]) -> u16 {
    bits(belongs(alphabet, load(bytes)))
}

fn belongs(alphabet: u8, bytes: Lanes) -> Lanes {
    let lower = |bytes| in_range(bytes, b'a', b'z');
    let letters = || lower(or(bytes, splat(0x20)));
    let any = |list: &[u8]| list.iter().fold(splat(0), |all, byte| or(all, equals(bytes, *byte)));
    match alphabet {
        BASE32 => or(lower(bytes), in_range(bytes, b'2', b'7')),
        LOWER => or(lower(bytes), in_range(bytes, b'0', b'9')),
        LETTERS_IN_BASE64 => {
            let ranges = [(b'M', b'O'), (b'Q', b'W'), (b'Y', b'Z'), (b'a', b'e')];
            ranges.into_iter().fold(splat(0), |all, (first, last)| or(all, in_range(bytes, first, last)))
        }
        BASE64 => or(or(letters(), in_range(bytes, b'/', b'9')), any(b"+-_")),
        TOKEN => or(or(letters(), in_range(bytes, b'-', b'9')), any(b"_+~")),
        _ => or(letters(), in_range(bytes, b'0', b'9')),
    }
}

/// Which of the first bytes of a text, as many as a block has at most, are letters or digits, which are digits, and which are letters that
/// are no digits of base 16.
#[inline(always)]
pub(crate) fn letters_and_digits(text: &[u8], count: usize) -> [u64; 3] {
    let count = count.min(BLOCK);
    let mut masks = [0; 3];
    for lane in (0..count).step_by(LANES) {
        let part = padded(&text[lane..], |bytes| {
            let (bytes, folded) = (load(bytes), or(load(bytes), splat(0x20)));
            let digits = in_range(bytes, b'0', b'9');
            [or(in_range(folded, b'a', b'z'), digits), digits, in_range(folded, b'g', b'z')]
        });
        masks = core::array::from_fn(|at| masks[at] | u64::from(bits(part[at])) << lane);
    }
    masks.map(|mask| mask & u64::MAX >> (BLOCK - count))
}

/// At which bytes `://`, `ssw` or `pwd` begins, in any case, or three bytes that end an invisible character, given the two bytes behind the
/// block as well.
pub(crate) fn triggers(block: &[u8; BLOCK + 2]) -> u64 {
    let part = |at: usize| -> Option<&[u8; BLOCK]> { block[at..].first_chunk() };
    let (Some(first), Some(second), Some(third)) = (part(0), part(1), part(2)) else { return 0 };
    let lower = |bytes, lane| or(lane_of(bytes, lane), splat(0x20));
    let pair =
        |lane, letter, next| and(equals(lower(second, lane), letter), equals(lower(third, lane), next));
    let url = |lane| and(equals(lane_of(first, lane), b':'), equals(lane_of(second, lane), b'/'));
    // Two letters of the three are rare enough, and so is what an invisible character begins with.
    let (mut likely, mut high) = (splat(0), splat(0));
    for lane in 0..BLOCK / LANES {
        likely = or(likely, or(url(lane), or(pair(lane, b's', b'w'), pair(lane, b'w', b'd'))));
        let begin = INVISIBLE.into_iter().map(|(byte, ..)| equals(lane_of(first, lane), byte));
        high = begin.fold(high, or);
    }
    let mut mask = 0;
    if bits(likely) != 0 {
        let is = |lane, letter, next, last| and(equals(lower(first, lane), letter), pair(lane, next, last));
        mask |= lanes(|lane| {
            let url = and(url(lane), equals(lane_of(third, lane), b'/'));
            or(url, or(is(lane, b's', b's', b'w'), is(lane, b'p', b'w', b'd')))
        });
    }
    if bits(high) != 0 {
        mask |= lanes(|lane| {
            let [one, two, three] = [first, second, third].map(|bytes| lane_of(bytes, lane));
            INVISIBLE.into_iter().fold(splat(0), |all, (byte, next, [from, to])| {
                or(all, and(and(equals(one, byte), equals(two, next)), in_range(three, from, to)))
            })
        });
    }
    mask
}

/// At which bytes words start: letters behind what is neither a letter nor a digit, and capital letters behind anything else.
pub(crate) fn words(block: &[u8; BLOCK]) -> u64 {
    let digits = each(block, |bytes| in_range(bytes, b'0', b'9'));
    let capitals = each(block, |bytes| in_range(bytes, b'A', b'Z'));
    let letters = capitals | each(block, |bytes| in_range(bytes, b'a', b'z'));
    letters & !((letters | digits) << 1) | capitals & !(capitals << 1)
}

/// How many UTF-16 units the characters have whose first bytes these are: one, and one more for a character of four bytes.
pub(crate) fn units(block: &[u8; BLOCK]) -> usize {
    let all = (0..BLOCK / LANES).fold(splat(0), |all, lane| or(all, lane_of(block, lane)));
    if bits(all) == 0 {
        return BLOCK;
    }
    let count = |first, last| each(block, |bytes| in_range(bytes, first, last)).count_ones() as usize;
    BLOCK - count(0x80, 0xBF) + count(0xF0, 0xFF)
}

/// The answer for the first bytes of a text that may be shorter than a block; zeros stand for what is missing.
#[inline(always)]
pub(crate) fn padded<const N: usize, R>(text: &[u8], answer: impl Fn(&[u8; N]) -> R) -> R {
    match text.first_chunk() {
        Some(block) => answer(block),
        None => {
            let mut block = [0; N];
            block[..text.len()].copy_from_slice(text);
            answer(&block)
        }
    }
}

fn each(block: &[u8; BLOCK], test: impl Fn(Lanes) -> Lanes) -> u64 {
    lanes(|lane| test(lane_of(block, lane)))
}

/// The answers for the lanes of a block, one after the other.
fn lanes(test: impl Fn(usize) -> Lanes) -> u64 {
    (0..BLOCK / LANES).fold(0, |mask, lane| mask | u64::from(bits(test(lane))) << (LANES * lane))
}

fn lane_of(block: &[u8; BLOCK], lane: usize) -> Lanes {
    load(&block.as_chunks().0[lane])
}

#[allow(unsafe_code, reason = "loading lanes takes a pointer; the array is sixteen bytes long")]
fn load(bytes: &[u8; LANES]) -> Lanes {
    #[cfg(target_arch = "wasm32")]
    return unsafe { arch::v128_load(bytes.as_ptr().cast()) };
    #[cfg(target_arch = "x86_64")]
    return unsafe { arch::_mm_loadu_si128(bytes.as_ptr().cast()) };
}

#[cfg(target_arch = "wasm32")]
mod lanes {
    use super::Lanes;
    use super::arch;

    pub(super) fn splat(byte: u8) -> Lanes {
        arch::u8x16_splat(byte)
    }
    pub(super) fn or(one: Lanes, other: Lanes) -> Lanes {
        arch::v128_or(one, other)
    }
    pub(super) fn and(one: Lanes, other: Lanes) -> Lanes {
        arch::v128_and(one, other)
    }
    pub(super) fn equals(bytes: Lanes, byte: u8) -> Lanes {
        arch::u8x16_eq(bytes, splat(byte))
    }
    pub(super) fn in_range(bytes: Lanes, first: u8, last: u8) -> Lanes {
        arch::u8x16_le(arch::u8x16_sub(bytes, splat(first)), splat(last - first))
    }
    pub(super) fn bits(lanes: Lanes) -> u16 {
        arch::i8x16_bitmask(lanes)
    }
}

#[cfg(target_arch = "x86_64")]
#[allow(unsafe_code, reason = "every x86-64 has SSE2, which is all that is used here")]
mod lanes {
    use super::Lanes;
    use super::arch;

    pub(super) fn splat(byte: u8) -> Lanes {
        unsafe { arch::_mm_set1_epi8(byte.cast_signed()) }
    }
    pub(super) fn or(one: Lanes, other: Lanes) -> Lanes {
        unsafe { arch::_mm_or_si128(one, other) }
    }
    pub(super) fn and(one: Lanes, other: Lanes) -> Lanes {
        unsafe { arch::_mm_and_si128(one, other) }
    }
    pub(super) fn equals(bytes: Lanes, byte: u8) -> Lanes {
        unsafe { arch::_mm_cmpeq_epi8(bytes, splat(byte)) }
    }
    pub(super) fn in_range(bytes: Lanes, first: u8, last: u8) -> Lanes {
        let above = unsafe { arch::_mm_sub_epi8(bytes, splat(first)) };
        unsafe { arch::_mm_cmpeq_epi8(arch::_mm_min_epu8(above, splat(last - first)), above) }
    }
    pub(super) fn bits(lanes: Lanes) -> u16 {
        (unsafe { arch::_mm_movemask_epi8(lanes) }) as u16
    }
}

use lanes::and;
use lanes::bits;
use lanes::equals;
use lanes::in_range;
use lanes::or;
use lanes::splat;

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::alphabet;
    use crate::alphabet::TOKEN;

    proptest! {
        #[test]
        fn agrees_with_the_table(bytes: [u8; 32]) {
            let mut block = [0; BLOCK];
            block[7..39].copy_from_slice(&bytes);
            let mask = all::<TOKEN>(&block);
            for (at, byte) in block.into_iter().enumerate() {
                prop_assert_eq!(mask >> at & 1 == 1, alphabet::contains(TOKEN, byte));
            }
        }
    }
}
