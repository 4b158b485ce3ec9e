//! Sixteen bytes at a time, where the target can: WebAssembly with SIMD, and every x86-64.
//!
//! Each function answers for 64 bytes at once, one bit for each, the first byte lowest. The scalar forms in `run` and
//! `trigger` give the same answers and are made for the JavaScript form.

#[cfg(target_arch = "wasm32")]
use core::arch::wasm32 as arch;
#[cfg(target_arch = "x86_64")]
use core::arch::x86_64 as arch;

/// Bytes that one answer covers.
pub(crate) const BLOCK: usize = 64;

#[cfg(target_arch = "wasm32")]
pub(crate) type Lanes = arch::v128;
#[cfg(target_arch = "x86_64")]
pub(crate) type Lanes = arch::__m128i;

/// Bytes that are loaded at once.
pub(crate) const LANES: usize = 16;

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

pub(crate) fn each(block: &[u8; BLOCK], test: impl Fn(Lanes) -> Lanes) -> u64 {
    lanes(|lane| test(lane_of(block, lane)))
}

/// The answers for the lanes of a block, one after the other.
pub(crate) fn lanes(test: impl Fn(usize) -> Lanes) -> u64 {
    (0..BLOCK / LANES).fold(0, |mask, lane| mask | u64::from(bits(test(lane))) << (LANES * lane))
}

pub(crate) fn lane_of(block: &[u8; BLOCK], lane: usize) -> Lanes {
    load(&block.as_chunks().0[lane])
}

#[allow(unsafe_code, reason = "loading lanes takes a pointer; the array is sixteen bytes long")]
pub(crate) fn load(bytes: &[u8; LANES]) -> Lanes {
    #[cfg(target_arch = "wasm32")]
    return unsafe { arch::v128_load(bytes.as_ptr().cast()) };
    #[cfg(target_arch = "x86_64")]
    return unsafe { arch::_mm_loadu_si128(bytes.as_ptr().cast()) };
}

#[cfg(target_arch = "wasm32")]
mod arithmetic {
    use super::Lanes;
    use super::arch;

    pub(crate) fn splat(byte: u8) -> Lanes {
        arch::u8x16_splat(byte)
    }
    pub(crate) fn or(one: Lanes, other: Lanes) -> Lanes {
        arch::v128_or(one, other)
    }
    pub(crate) fn and(one: Lanes, other: Lanes) -> Lanes {
        arch::v128_and(one, other)
    }
    pub(crate) fn equals(bytes: Lanes, byte: u8) -> Lanes {
        arch::u8x16_eq(bytes, splat(byte))
    }
    pub(crate) fn in_range(bytes: Lanes, first: u8, last: u8) -> Lanes {
        arch::u8x16_le(arch::u8x16_sub(bytes, splat(first)), splat(last - first))
    }
    pub(crate) fn bits(lanes: Lanes) -> u16 {
        arch::i8x16_bitmask(lanes)
    }
}

#[cfg(target_arch = "x86_64")]
#[allow(unsafe_code, reason = "every x86-64 has SSE2, which is all that is used here")]
mod arithmetic {
    use super::Lanes;
    use super::arch;

    pub(crate) fn splat(byte: u8) -> Lanes {
        unsafe { arch::_mm_set1_epi8(byte.cast_signed()) }
    }
    pub(crate) fn or(one: Lanes, other: Lanes) -> Lanes {
        unsafe { arch::_mm_or_si128(one, other) }
    }
    pub(crate) fn and(one: Lanes, other: Lanes) -> Lanes {
        unsafe { arch::_mm_and_si128(one, other) }
    }
    pub(crate) fn equals(bytes: Lanes, byte: u8) -> Lanes {
        unsafe { arch::_mm_cmpeq_epi8(bytes, splat(byte)) }
    }
    pub(crate) fn in_range(bytes: Lanes, first: u8, last: u8) -> Lanes {
        let above = unsafe { arch::_mm_sub_epi8(bytes, splat(first)) };
        unsafe { arch::_mm_cmpeq_epi8(arch::_mm_min_epu8(above, splat(last - first)), above) }
    }
    pub(crate) fn bits(lanes: Lanes) -> u16 {
        (unsafe { arch::_mm_movemask_epi8(lanes) }) as u16
    }
}

pub(crate) use arithmetic::and;
pub(crate) use arithmetic::bits;
pub(crate) use arithmetic::equals;
pub(crate) use arithmetic::in_range;
pub(crate) use arithmetic::or;
pub(crate) use arithmetic::splat;
