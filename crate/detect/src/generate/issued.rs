use alloc::string::String;

use crate::Month;
use crate::check::cask;
use crate::random::Random;
use crate::rules::azure_devops_pat;

/// A personal access token as issued since July 2024, in the month given: a year from 2024 to 2049. The same seed gives the same token.
#[must_use]
pub fn azure_devops_pat_issued(seed: u64, issued: Month) -> String {
    const BASE62: &[u8; 62] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    let mut random = Random::new(seed);
    let mut letter = || BASE62[random.below(62)] as char;

    let mut token: String = (0..azure_devops_pat::RANDOM).map(|_| letter()).collect();
    token.push_str("JQQJ99");
    token.push((b'A' + (issued.year.saturating_sub(2024) % 26) as u8) as char);
    token.push((b'A' + (issued.month.saturating_sub(1) % 12)) as char);
    token.push_str("ACAAAAA");
    token.extend((0..5).map(|_| letter()));
    token.push_str("AAASAZDO");
    let digits = cask::checksum(token.as_bytes()).unwrap_or_default();
    token.extend(digits[..4].iter().map(|&digit| digit as char));
    token
}
