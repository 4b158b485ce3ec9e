//! A private key in the form of RFC 7468, encoded once more.

use super::Validity;
use crate::base64;

const MARK: &[u8] = b"PRIVATE KEY";

/// Wrong unless the first line names a private key.
pub(super) fn validity(token: &[u8]) -> Validity {
    let mut line = [0; 48];
    let length = base64::decode(token, &mut line);
    if line[..length].windows(MARK.len()).any(|part| part == MARK) {
        Validity::Valid
    } else {
        Validity::Wrong
    }
}
