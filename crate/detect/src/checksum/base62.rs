//! A 32-bit hash written in base 62, as Azure's identifiable keys do.

const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// The six digits of `hash`: its bytes, least significant first, read as one big-endian number, most significant
/// digit first, one `0` for each leading zero byte, and filled up with `0` **on the right**.
///
/// Source: microsoft/security-utilities, its identifiable secrets.
pub(crate) fn digits(hash: u32) -> [u8; 6] {
    let mut number = hash.swap_bytes();
    let zeros = (number.leading_zeros() / 8) as usize;

    let mut backwards = [b'0'; 6];
    let mut count = 0;
    while number > 0 {
        backwards[count] = DIGITS[(number % 62) as usize];
        number /= 62;
        count += 1;
    }

    let mut digits = [b'0'; 6];
    for (to, from) in digits.iter_mut().skip(zeros).zip(backwards[..count].iter().rev()) {
        *to = *from;
    }
    digits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_the_published_examples() {
        assert_eq!(&digits(0x5de2_cac7), b"3eqUUX");
        assert_eq!(&digits(0x3983_0d33), b"vxsuP0", "five digits are filled up on the right");
    }

    #[test]
    fn keeps_leading_zero_bytes() {
        assert_eq!(&digits(0), b"000000");
        assert_eq!(&digits(0x0100_0000), b"000100");
    }
}
