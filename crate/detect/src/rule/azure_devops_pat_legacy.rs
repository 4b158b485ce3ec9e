//! Azure DevOps personal access tokens and application secrets of the older form, still accepted by the service.
//!
//! 32 bytes in lower-case base 32 without padding: 52 letters, the last of which carries a single bit and so is `a`
//! or `q`. Bytes 2, 7, 8 and 22 hold the CRC-32 of the others, xor a constant that tells the two kinds apart.
//!
//! Source: microsoft/sarif-pattern-matcher (MIT), `SEC101_102_AdoPat`.

use core::ops::Range;

use super::Match;
use super::Rule;
use crate::Confidence;
use crate::alphabet;
use crate::alphabet::BASE32;
use crate::carrier::escape;
use crate::checksum::crc32::crc32;
use crate::placeholder;

pub(super) static PAT: Rule = Rule {
    id: "azure-devops-pat-legacy",
    name: "Azure DevOps personal access token (older form)",
    provider: "Azure DevOps",
};

pub(super) static APP_SECRET: Rule =
    Rule { id: "azure-devops-app-secret", name: "Azure DevOps application secret", provider: "Azure DevOps" };

const LENGTH: usize = 52;
const BYTES: usize = 32;

/// Where the bytes of the checksum stand, most significant first.
pub(crate) const CHECKSUM_AT: [usize; 4] = [2, 7, 8, 22];
pub(crate) const PAT_MARK: u32 = 0xE0B9_692D;
const APP_SECRET_MARK: u32 = 0x1019_F92E;

/// The first token in `run`. Its neighbours must lie outside its own alphabet; if its checksum fails, outside the run.
pub(super) fn find(text: &[u8], run: Range<usize>) -> Option<Match> {
    let mut at = run.start;
    while at + LENGTH <= run.end {
        let end = at + alphabet::prefix(BASE32, &text[at..run.end]);
        if end - at >= LENGTH {
            let start = if at == run.start { escape::end(text, at..end) } else { at };
            let whole = at == run.start && end == run.end;
            if let Some(found) = examine(text, at, end, whole).or_else(|| examine(text, start, end, whole)) {
                return Some(found);
            }
        }
        at = end + 1;
    }
    None
}

fn examine(text: &[u8], start: usize, end: usize, whole: bool) -> Option<Match> {
    let token = &text[start..end];
    let bytes = decode(token)?;
    let found = |rule, confidence, needs_context| {
        Some(Match { rule, range: start..end, confidence, issued: None, needs_context })
    };
    match stored(&bytes) ^ checksum(&bytes) {
        PAT_MARK => found(&PAT, Confidence::Certain, false),
        APP_SECRET_MARK => found(&APP_SECRET, Confidence::Certain, false),
        // Edited before it was published, or from a server that marks its tokens otherwise; or no token at all.
        _ if whole && looks_random(token) && !is_onion_like(&text[end..]) => {
            found(&PAT, Confidence::Medium, true)
        }
        _ => None,
    }
}

/// The 32 bytes behind 52 letters, if the letters are written as the service writes them.
fn decode(token: &[u8]) -> Option<[u8; BYTES]> {
    if token.len() != LENGTH || !matches!(token[LENGTH - 1], b'a' | b'q') {
        return None;
    }
    let mut bytes = [0; BYTES];
    let (mut filled, mut bits, mut held) = (0, 0u32, 0);
    for &letter in token {
        bits = bits << 5 | u32::from(alphabet::base32_value(letter)?);
        held += 5;
        if held >= 8 {
            held -= 8;
            bytes[filled] = (bits >> held) as u8;
            filled += 1;
        }
    }
    Some(bytes)
}

/// The CRC-32 of all bytes that are not the checksum.
pub(crate) fn checksum(bytes: &[u8; BYTES]) -> u32 {
    crc32(bytes.iter().enumerate().filter(|(at, _)| !CHECKSUM_AT.contains(at)).map(|(_, &byte)| byte))
}

fn stored(bytes: &[u8; BYTES]) -> u32 {
    u32::from_be_bytes(CHECKSUM_AT.map(|at| bytes[at]))
}

/// Whether 52 letters could come from a random source: 3 to 20 digits and 18 different letters or more.
/// Of genuine tokens 0.2 % fail this, and those have a checksum to speak for them.
fn looks_random(token: &[u8]) -> bool {
    let digits = token.iter().filter(|byte| byte.is_ascii_digit()).count();
    let different = token.iter().fold(0u32, |seen, &byte| match alphabet::base32_value(byte) {
        Some(value) => seen | 1 << value,
        None => seen,
    });
    (3..=20).contains(&digits) && different.count_ones() >= 18 && !placeholder::is(token)
}

/// An address in the I2P network has the same 52 letters in front of `.b32.i2p`.
fn is_onion_like(behind: &[u8]) -> bool {
    behind.starts_with(b".b32")
}
