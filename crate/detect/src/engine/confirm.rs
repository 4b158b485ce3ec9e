//! From the place where a pattern matches to a secret, if it passes every test of its rule.

use core::ops::Range;

use super::tables::Spec;
use crate::Confidence;
use crate::Rule;
use crate::check;
use crate::check::Check;
use crate::check::Validity;
use crate::check::cask;
use crate::check::lines;
use crate::found::Match;
use crate::placeholder;

/// The match of a rule, given its index, if the secret passes every test of the rule.
pub(crate) fn confirm(index: usize, text: &[u8], range: Range<usize>) -> Option<Match> {
    let (spec, token) = (Spec::of(index), text.get(range.clone())?);
    let confidence = match check::validity(spec.check, token) {
        Validity::Valid => Confidence::Certain,
        Validity::Unknown if placeholder::is(token) || different(token) < u32::from(spec.distinct) => {
            return None;
        }
        Validity::Unknown => spec.confidence,
        Validity::Wrong => return None,
    };
    let range = match spec.check {
        Check::EncodedKey | Check::Lines => range.start..lines::end(text, range.start, range.end),
        _ => range,
    };
    let issued = if spec.check == Check::Cask { cask::issued(&token[cask::FAMILY.start..]) } else { None };
    Some(Match { issued, ..Match::new(Rule::new(index as u16), range, confidence) })
}

/// How many different characters there are.
fn different(token: &[u8]) -> u32 {
    let mut seen = [0u32; 4];
    for byte in token {
        seen[usize::from(byte >> 5 & 3)] |= 1 << (byte & 31);
    }
    seen.iter().map(|bits| bits.count_ones()).sum()
}
