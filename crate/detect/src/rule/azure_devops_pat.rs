//! Azure DevOps personal access tokens as issued since July 2024.
//!
//! | offset | length | content                                                               |
//! |--------|--------|-----------------------------------------------------------------------|
//! | 0      | 52     | random letters and digits                                             |
//! | 52     | 6      | `JQQJ99`, the signature of the family and the kind of key             |
//! | 58     | 2      | year (`A` is 2024) and month (`A` is January) of issue                |
//! | 60     | 16     | platform and provider data                                            |
//! | 76     | 4      | `AZDO`                                                                |
//! | 80     | 4      | checksum; the long form has two more digits of it, and `==`           |
//!
//! Sources: learn.microsoft.com, "Use personal access tokens", changes to format; microsoft/security-utilities (MIT).

use core::ops::Range;

use super::Match;
use super::Rule;
use crate::Confidence;
use crate::Month;
use crate::alphabet;
use crate::carrier::base64;
use crate::carrier::escape;
use crate::checksum::base62;
use crate::checksum::marvin32::marvin32;
use crate::placeholder;

pub(super) static RULE: Rule =
    Rule { id: "azure-devops-pat", name: "Azure DevOps personal access token", provider: "Azure DevOps" };

pub(crate) const RANDOM: usize = 52;
pub(crate) const SIGNED: usize = 80;
pub(crate) const LENGTH: usize = 84;
const LONG: usize = LENGTH + 2;

const FAMILY: Range<usize> = RANDOM..RANDOM + 6;
const PROVIDER: Range<usize> = SIGNED - 4..SIGNED;
const SEED: u64 = u64::from_be_bytes(*b"Default0");

/// The first token in `run`. One whose checksum holds may stand anywhere in it, glued to other letters (`3A` of a
/// percent-encoded colon, `n` of an escaped line end); any other must be the whole run.
pub(super) fn find(text: &[u8], run: Range<usize>) -> Option<Match> {
    let letters = text.get(run.clone())?;
    let genuine =
        letters.windows(LENGTH).enumerate().filter(|(_, token)| token[PROVIDER] == *b"AZDO").find_map(
            |(offset, token)| {
                is_genuine(token).then(|| (offset, length(&letters[offset..], &text[run.end..])))
            },
        );
    if let Some((offset, length)) = genuine {
        let start = run.start + offset;
        return Some(found(text, start..start + length, Confidence::Certain));
    }

    let start = escape::end(text, run.clone());
    let (token, behind) = (&text[start..run.end], &text[run.end..]);
    let long = token.len() == LONG && behind.starts_with(b"==");
    if !(token.len() == LENGTH || long) || token[PROVIDER] != *b"AZDO" || placeholder::is(&token[..RANDOM]) {
        return None;
    }
    let family = token[FAMILY].starts_with(b"JQQJ9");
    let confidence = if family { Confidence::High } else { Confidence::Medium };
    Some(found(text, start..run.end + if long { 2 } else { 0 }, confidence))
}

fn found(text: &[u8], range: Range<usize>, confidence: Confidence) -> Match {
    let issued = issued(&text[range.clone()]);
    Match { rule: &RULE, range, confidence, issued, needs_context: false }
}

/// Whether the 84 letters carry both signatures and the checksum.
fn is_genuine(token: &[u8]) -> bool {
    token[FAMILY] == *b"JQQJ99" && checksum(&token[..SIGNED]).is_some_and(|sum| token[SIGNED..] == sum[..4])
}

/// The six digits of the checksum of the 80 letters before it.
pub(crate) fn checksum(signed: &[u8]) -> Option<[u8; 6]> {
    let mut bytes = [0; SIGNED / 4 * 3];
    let length = base64::decode(signed.iter().copied(), &mut bytes);
    (length == bytes.len()).then(|| base62::digits(marvin32(&bytes, SEED)))
}

/// The length of a genuine token at the start of `letters`, in bytes: 84, or 86 to 88 in the long form.
fn length(letters: &[u8], behind: &[u8]) -> usize {
    let Some([fifth, sixth]) = letters.get(LENGTH..LONG) else { return LENGTH };
    let Some(sum) = checksum(&letters[..SIGNED]) else { return LENGTH };
    // The sixth digit has been through base64 of whole bytes: its low four bits are gone.
    let kept = alphabet::base64_value(sum[5]).map(|value| value & 0x30);
    if *fifth != sum[4] || alphabet::base64_value(*sixth) != kept {
        return LENGTH;
    }
    match letters.len() {
        LONG => LONG + behind.iter().take(2).take_while(|&&byte| byte == b'=').count(),
        _ => LONG,
    }
}

/// The month of issue, if the token tells one.
fn issued(token: &[u8]) -> Option<Month> {
    if !token[FAMILY].starts_with(b"JQQJ9") {
        return None;
    }
    let (year, month) = (token[FAMILY.end], token[FAMILY.end + 1]);
    match (year, month) {
        (b'A'..=b'Z', b'A'..=b'L') => {
            Some(Month { year: 2024 + u16::from(year - b'A'), month: month - b'A' + 1 })
        }
        _ => None,
    }
}
