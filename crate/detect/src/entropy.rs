//! How random a value looks.

/// Entropy after Shannon, in hundredths of a bit for each byte. Only the first 255 bytes count.
pub(crate) fn of(bytes: &[u8]) -> u32 {
    let bytes = &bytes[..bytes.len().min(255)];
    let mut counts = [0u8; 256];
    for byte in bytes {
        counts[usize::from(*byte)] += 1;
    }
    let spread: u32 = counts.iter().map(|&count| u32::from(count) * log2(u32::from(count))).sum();
    let length = bytes.len().max(1) as u32;
    ((log2(length) - spread / length) * 100) >> FRACTION
}

/// Binary places behind the point.
const FRACTION: u32 = 12;

/// The logarithm to base 2, with [`FRACTION`] binary places: the whole part counts the digits, then squaring the rest
/// brings out one binary place after the other.
fn log2(number: u32) -> u32 {
    let Some(whole) = number.checked_ilog2() else { return 0 };
    let mut rest = u64::from(number) << 31 >> whole;
    let mut result = whole;
    for _ in 0..FRACTION {
        rest = (rest * rest) >> 31;
        result <<= 1;
        if rest >= 1 << 32 {
            rest >>= 1;
            result |= 1;
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_what_can_be_computed_by_hand() {
        assert_eq!(of(b""), 0);
        assert_eq!(of(b"aaaaaaaa"), 0);
        assert_eq!(of(b"abababab"), 100);
        assert_eq!(of(b"abcdefgh"), 300);
        assert_eq!(of(b"aab"), 91, "(2/3 log2 3/2 + 1/3 log2 3)");
    }

    #[test]
    fn agrees_with_the_logarithm_of_the_standard_library() {
        for number in 1..=255u32 {
            let exact = f64::from(number).log2();
            assert!((f64::from(log2(number)) / 4096.0 - exact).abs() < 0.001, "{number}");
        }
    }
}
