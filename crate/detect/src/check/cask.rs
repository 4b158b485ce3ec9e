//! The common annotated form of keys, which Azure DevOps uses too: 84 characters, of which the last four are the checksum.
//!
//! | offset | length | content                                                |
//! |--------|--------|--------------------------------------------------------|
//! | 52     | 6      | `JQQJ99`, the signature of the family and the kind of key |
//! | 58     | 2      | year (`A` is 2024) and month (`A` is January) of issue |
//! | 76     | 4      | the provider                                           |
//! | 80     | 4      | the first digits of the checksum                       |
//!
//! Source: microsoft/security-utilities (MIT).

use core::ops::Range;

use crate::Month;
use crate::base64;
use crate::checksum::base62;
use crate::checksum::marvin32::marvin32;

/// How many letters the checksum is about.
pub(crate) const SIGNED: usize = 80;
/// Where the signature of the family stands.
pub(crate) const FAMILY: Range<usize> = 52..58;

const SEED: u64 = u64::from_be_bytes(*b"Default0");

/// Whether the checksum holds, whatever the provider.
pub(super) fn holds(key: &[u8]) -> bool {
    let Some((signed, sum)) = key.split_at_checked(SIGNED) else { return false };
    let Some(digits) = checksum(signed) else { return false };
    sum.starts_with(&digits[..4])
}

/// The six digits of the checksum of the 80 letters before it.
pub(crate) fn checksum(signed: &[u8]) -> Option<[u8; 6]> {
    let mut bytes = [0; SIGNED / 4 * 3];
    let length = base64::decode(signed, &mut bytes);
    (length == bytes.len()).then(|| base62::digits(marvin32(&bytes, SEED)))
}

/// The month of issue, if what follows the random letters of the key tells one.
pub(crate) fn issued(behind_random: &[u8]) -> Option<Month> {
    match behind_random {
        [b'J', b'Q', b'Q', b'J', b'9', _, year @ b'A'..=b'Z', month @ b'A'..=b'L', ..] => {
            Some(Month { year: 2024 + u16::from(year - b'A'), month: month - b'A' + 1 })
        }
        _ => None,
    }
}
