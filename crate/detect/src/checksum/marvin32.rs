//! Marvin32, the keyed hash of .NET and SymCrypt.

/// Marvin32 of `bytes`, both halves of the state folded into 32 bits.
pub(crate) fn marvin32(bytes: &[u8], seed: u64) -> u32 {
    let (low, high) = state(bytes, seed);
    low ^ high
}

/// The low and high half of the final state.
fn state(bytes: &[u8], seed: u64) -> (u32, u32) {
    let mut low = seed as u32;
    let mut high = (seed >> 32) as u32;
    let (words, rest) = bytes.as_chunks::<4>();
    for word in words {
        low = low.wrapping_add(u32::from_le_bytes(*word));
        (low, high) = mix(low, high);
    }
    // What is left over, closed by one byte 0x80.
    let mut tail = [0; 4];
    for (to, from) in tail.iter_mut().zip(rest.iter().chain(&[0x80])) {
        *to = *from;
    }
    low = low.wrapping_add(u32::from_le_bytes(tail));
    (low, high) = mix(low, high);
    mix(low, high)
}

fn mix(mut low: u32, mut high: u32) -> (u32, u32) {
    high ^= low;
    low = low.rotate_left(20).wrapping_add(high);
    high = high.rotate_left(9) ^ low;
    low = low.rotate_left(27).wrapping_add(high);
    high = high.rotate_left(19);
    (low, high)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Published with Microsoft's SymCrypt.
    #[test]
    fn agrees_with_the_published_test_values() {
        assert_eq!(state(b"abc", 0xd53c_d9ce_cd08_93b7), (0x4927_69bf, 0x22c7_4339));
        assert_eq!(state(b"abcdefghijklmnopqrstuvwxyz", 0x0ddd_deee_efff_f000), (0x7260_aca2, 0xa128_eb7e));
    }

    #[test]
    fn folds_both_halves() {
        assert_eq!(marvin32(b"abc", u64::from_be_bytes(*b"Default0")), 0x1a4c_888e);
    }
}
