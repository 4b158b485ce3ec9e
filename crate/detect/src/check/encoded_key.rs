//! A private key in the form of RFC 7468, encoded once more.

use super::Verdict;
use crate::base64;

const MARK: &[u8] = b"PRIVATE KEY";

/// Wrong unless the first line names a private key.
pub(super) fn verdict(token: &[u8]) -> Verdict {
    let mut line = [0; 48];
    let length = base64::decode(token, &mut line);
    if line[..length].windows(MARK.len()).any(|part| part == MARK) { Verdict::Valid } else { Verdict::Wrong }
}
