//! CRC-32 written out at the end of a token.
//!
//! Sources: GitHub, "Behind GitHub's new authentication token formats" (2021); GitLab, design of routable tokens.

use crate::checksum::crc32::crc32;

const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// Whether the last six of the letters behind the last `_` are the CRC-32 of those before them.
pub(super) fn base62_holds(token: &[u8]) -> bool {
    let start = token.iter().rposition(|&byte| byte == b'_').map_or(0, |at| at + 1);
    let signed = token[start..].split_last_chunk::<6>();
    signed.is_some_and(|(signed, sum)| base62(crc32(signed.iter().copied())) == *sum)
}

/// Whether the last seven letters are the CRC-32 of everything before them.
pub(super) fn base36_holds(token: &[u8]) -> bool {
    token.split_last_chunk::<7>().is_some_and(|(signed, sum)| base36(crc32(signed.iter().copied())) == *sum)
}

/// Six digits of `0-9A-Za-z`.
pub(crate) fn base62(number: u32) -> [u8; 6] {
    written(number, 62, |digit| DIGITS[digit])
}

/// Seven digits of `0-9a-z`.
pub(crate) fn base36(number: u32) -> [u8; 7] {
    written(number, 36, |digit| DIGITS[digit].to_ascii_lowercase())
}

fn written<const N: usize>(mut number: u32, base: u32, digit: impl Fn(usize) -> u8) -> [u8; N] {
    let mut digits = [b'0'; N];
    for place in digits.iter_mut().rev() {
        *place = digit((number % base) as usize);
        number /= base;
    }
    digits
}
