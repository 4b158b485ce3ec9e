//! Entra client secrets. Raises the confidence only: published secrets that look real do not pass.
//!
//! Source: microsoft/security-utilities (MIT).

use crate::checksum::marvin32::marvin32;

const SEED: u64 = u64::from_be_bytes(*b"AadPwd00");
const SIGNED: usize = 37;
const DIGITS: &[u8; 66] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ1234567890.-_~";

/// Whether the last three of forty letters are the first digits of the checksum of the others.
pub(super) fn holds(secret: &[u8]) -> bool {
    let signed = secret.split_at_checked(SIGNED);
    signed.is_some_and(|(signed, sum)| *sum == digits(marvin32(signed, SEED))[..3])
}

/// Six digits in base 66.
pub(crate) fn digits(mut number: u32) -> [u8; 6] {
    let mut digits = [DIGITS[0]; 6];
    for place in digits.iter_mut().rev() {
        *place = DIGITS[(number % 66) as usize];
        number /= 66;
    }
    digits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_published_sample() {
        assert!(holds(b"zzz8Q~zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzblP"));
        assert!(!holds(b"zzz8Q~zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzblQ"));
    }
}
