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

use crate::Confidence;
use crate::Rule;
use crate::alphabet;
use crate::check::cask::FAMILY;
use crate::check::cask::SIGNED;
use crate::check::cask::checksum;
use crate::check::cask::issued;
use crate::escape;
use crate::found::Match;
use crate::placeholder;

pub(crate) const RANDOM: usize = 52;
pub(crate) const LENGTH: usize = 84;
const LONG: usize = LENGTH + 2;

const PROVIDER: Range<usize> = SIGNED - 4..SIGNED;

/// How many of its first letters a token may lack, since a selection began behind them: they are soon tried. Of its last ones it may lack
/// four: they are the checksum, and follow from the others.
const CUT_BEFORE: usize = 2;

/// The first token in `run`. One whose checksum holds may stand anywhere in it, glued to other letters (`3A` of a
/// percent-encoded colon, `n` of an escaped line end); any other must be the whole run, and may lack letters at its ends.
///
/// Without a checksum both signatures speak for it, nine letters in their places: one in 62^9 random runs of such a length has them.
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
        let issued = issued(&text[start + RANDOM..]);
        let range = start..start + length;
        return Some(Match { issued, ..Match::new(Rule::AZURE_DEVOPS_PAT, range, Confidence::Certain) });
    }

    let start = escape::end(text, run.clone());
    let (token, behind) = (&text[start..run.end], &text[run.end..]);
    let is_there = |lacks: &usize| token.get(PROVIDER.start - lacks..PROVIDER.end - lacks) == Some(b"AZDO");
    let lacks = (0..=CUT_BEFORE).find(is_there)?;
    let length = lacks + token.len();
    let long = length == LONG && lacks == 0 && behind.starts_with(b"==");
    if !long && length > LENGTH {
        return None;
    }
    let is_cut = lacks > 0 || length < LENGTH;
    let (random, rest) = token.split_at(RANDOM - lacks);
    let family = rest.starts_with(b"JQQJ9");
    if placeholder::is(random) || is_cut && !family {
        return None;
    }
    let confidence = if family { Confidence::High } else { Confidence::Medium };
    let range = start..run.end + if long { 2 } else { 0 };
    Some(Match { issued: issued(rest), ..Match::new(Rule::AZURE_DEVOPS_PAT, range, confidence) })
}

/// Whether the 84 letters carry both signatures and the checksum.
fn is_genuine(token: &[u8]) -> bool {
    token[FAMILY] == *b"JQQJ99" && checksum(&token[..SIGNED]).is_some_and(|sum| token[SIGNED..] == sum[..4])
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

#[cfg(test)]
mod tests {
    use alloc::format;
    use alloc::string::String;
    use alloc::vec::Vec;

    use super::*;
    use crate::Finding;
    use crate::Month;
    use crate::base64;
    use crate::generate;
    use crate::scan;

    fn only(text: &str) -> Finding {
        let mut findings = scan(text);
        assert_eq!(findings.len(), 1, "{text}");
        findings.remove(0)
    }

    fn confidence(text: &str) -> Option<Confidence> {
        scan(text).first().map(|finding| finding.confidence)
    }

    /// The long form of a token: all six digits of the checksum, as base 64 of whole bytes.
    fn long(token: &str) -> String {
        let sum = checksum(&token.as_bytes()[..SIGNED]).unwrap();
        let sixth = b"AQgw"[usize::from(alphabet::base64_value(sum[5]).unwrap() >> 4)];
        format!("{token}{}{}==", char::from(sum[4]), char::from(sixth))
    }

    #[test]
    fn is_certain_of_a_valid_checksum() {
        for seed in 0..200 {
            let token = generate::azure_devops_pat(seed);
            let finding = only(&token);
            assert_eq!(finding.rule, Rule::AZURE_DEVOPS_PAT);
            assert_eq!(finding.confidence, Confidence::Certain);
            assert_eq!(finding.range, 0..LENGTH);
        }
    }

    #[test]
    fn knows_published_tokens() {
        let published = concat!(
            "6RtqHqPc66Y6DYbkydbrrFJTYnRoA7r40ts7LWS2SkINSFsRABxhJQQJ99BF",
            "ACAAAAALGcqjAAASAZDO3eqU"
        );
        let finding = only(published);
        assert_eq!(finding.confidence, Confidence::Certain);
        assert_eq!(finding.issued, Some(Month { year: 2025, month: 6 }));
    }

    #[test]
    fn tells_the_month_of_issue() {
        for issued in [Month { year: 2024, month: 7 }, Month { year: 2026, month: 12 }] {
            assert_eq!(only(&generate::azure_devops_pat_issued(1, issued)).issued, Some(issued));
        }
    }

    #[test]
    fn is_less_sure_when_any_one_letter_is_wrong() {
        let token = generate::azure_devops_pat(8);
        for at in (0..RANDOM).chain(60..76).chain(SIGNED..LENGTH) {
            let mut letters: Vec<u8> = token.bytes().collect();
            letters[at] = if letters[at] == b'x' { b'y' } else { b'x' };
            let mistyped = String::from_utf8(letters).unwrap();
            assert_eq!(confidence(&mistyped), Some(Confidence::High), "letter {at}");
        }
    }

    #[test]
    fn is_least_sure_without_the_signature_of_the_family() {
        let random = generate::azure_devops_pat(8).replace("JQQJ", "abcd");
        assert_eq!(confidence(&random), Some(Confidence::Medium));
        assert_eq!(confidence(&random.replace("AZDO", "abcd")), None);

        let sum = checksum(&random.as_bytes()[..SIGNED]).unwrap();
        let valid = format!("{}{}", &random[..SIGNED], core::str::from_utf8(&sum[..4]).unwrap());
        assert_eq!(confidence(&valid), Some(Confidence::Medium), "a checksum does not make up for it");
    }

    #[test]
    fn takes_the_long_form_whole() {
        for seed in 0..50 {
            let token = generate::azure_devops_pat(seed);
            let long = long(&token);
            assert_eq!(only(&long).range, 0..88);
            assert_eq!(only(&format!("{} next", long.trim_end_matches('='))).range, 0..86);
            assert_eq!(only(&long).confidence, Confidence::Certain);
            // Two other letters behind it are not part of it.
            assert_eq!(only(&format!("{token}!!")).range, 0..84);
        }
        let mistyped =
            long(&generate::azure_devops_pat(1)).replacen('7', "8", 1).replacen("JQQJ99C", "JQQJ99B", 1);
        assert_eq!((only(&mistyped).range, only(&mistyped).confidence), (0..88, Confidence::High));
    }

    #[test]
    fn finds_a_valid_token_glued_to_other_letters() {
        let token = generate::azure_devops_pat(2);
        for (before, behind) in [("\\n", ""), ("%3A", "%40"), ("token", ""), ("", "EOF"), ("3A", "40")] {
            let text = format!("{before}{token}{behind}");
            assert_eq!(&text[only(&text).range], token, "{text}");
        }
        let both = format!("{token}{}", generate::azure_devops_pat(3));
        assert_eq!(
            scan(&both).iter().map(|finding| finding.range.clone()).collect::<Vec<_>>(),
            [0..84, 84..168]
        );
    }

    #[test]
    fn is_nearly_sure_of_a_token_that_lacks_letters_at_its_ends() {
        for seed in 0..50 {
            let token = generate::azure_devops_pat(seed);
            for (first, last) in [(0, 1), (0, 2), (0, 3), (0, 4), (1, 0), (2, 0), (1, 1), (2, 4)] {
                let cut = &token[first..LENGTH - last];
                for (before, behind) in
                    [("", ""), ("PAT=", "\n"), ("https://x:", "@dev.azure.com"), ("(", ").")]
                {
                    let text = format!("{before}{cut}{behind}");
                    let finding = only(&text);
                    assert_eq!(&text[finding.range], cut);
                    assert_eq!(finding.confidence, Confidence::High, "{text}");
                    assert_eq!(finding.issued, Some(Month { year: 2026, month: 3 }));
                }
                let blob = base64::encode(&format!("x:{cut}"));
                assert_eq!(only(&blob).range, 0..blob.len());
            }
            for cut in [&token[..LENGTH - 5], &token[3..], &token.replace("JQQJ", "abcd")[1..]] {
                assert_eq!(confidence(cut), None, "{cut}");
            }
        }
    }

    #[test]
    fn wants_a_mistyped_token_to_stand_alone() {
        let mistyped =
            generate::azure_devops_pat(2).replace("AZDO", "AZDOx")[..LENGTH].replace("99CC", "99CB");
        assert_eq!(confidence(&mistyped), Some(Confidence::High));
        assert_eq!(confidence(&format!("\\n{mistyped}")), Some(Confidence::High));
        assert_eq!(confidence(&format!("x{mistyped}")), None);
        assert_eq!(confidence(&format!("{mistyped}x")), None);
    }

    #[test]
    fn passes_over_placeholders() {
        let tail = "JQQJ99CCACAAAAAAAAAAAAASAZDOxxxx";
        assert_eq!(confidence(&format!("{}{tail}", "x".repeat(52))), None);
        let example = format!("{:A<52}{tail}", "ThisIsAnExample0of1a2token3that4nobody5must6take7f8");
        assert_eq!(confidence(&example), None);
    }
}
