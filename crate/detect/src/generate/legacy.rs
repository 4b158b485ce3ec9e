use alloc::string::String;

use crate::random::Random;
use crate::rules::azure_devops_pat_legacy;

/// A personal access token of the older form. The same seed gives the same token.
#[must_use]
pub fn azure_devops_pat_legacy(seed: u64) -> String {
    legacy(seed, azure_devops_pat_legacy::PAT_MARK)
}

/// An application secret, which has the older form too. The same seed gives the same secret.
#[must_use]
pub fn azure_devops_app_secret(seed: u64) -> String {
    legacy(seed, azure_devops_pat_legacy::APP_SECRET_MARK)
}

fn legacy(seed: u64, mark: u32) -> String {
    let mut random = Random::new(seed);
    let mut bytes = [0; 32];
    bytes.fill_with(|| random.below(256) as u8);
    let sum = azure_devops_pat_legacy::checksum(&bytes) ^ mark;
    for (at, byte) in azure_devops_pat_legacy::CHECKSUM_AT.into_iter().zip(sum.to_be_bytes()) {
        bytes[at] = byte;
    }
    base32(&bytes)
}

fn base32(bytes: &[u8; 32]) -> String {
    const DIGITS: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
    let bit = |at: usize| bytes.get(at / 8).map_or(0, |byte| byte >> (7 - at % 8) & 1);
    let value = |letter: usize| (0..5).fold(0, |value, at| value << 1 | bit(letter * 5 + at));
    (0..52).map(|letter| char::from(DIGITS[usize::from(value(letter))])).collect()
}
