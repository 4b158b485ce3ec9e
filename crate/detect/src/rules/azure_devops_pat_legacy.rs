//! Azure DevOps personal access tokens and application secrets of the older form, still accepted by the service.
//!
//! 32 bytes in lower-case base 32 without padding: 52 letters, the last of which carries a single bit and so is `a`
//! or `q`. Bytes 2, 7, 8 and 22 hold the CRC-32 of the others, xor a constant that tells the two kinds apart.
//!
//! Source: microsoft/sarif-pattern-matcher (MIT), `SEC101_102_AdoPat`.

use core::ops::Range;

use crate::Confidence;
use crate::Rule;
use crate::alphabet;
use crate::alphabet::BASE32;
use crate::checksum::crc32::crc32;
use crate::escape;
use crate::found::Match;
use crate::placeholder;
use crate::run::Runs;

const LENGTH: usize = 52;
const BYTES: usize = 32;

/// Where the bytes of the checksum stand, most significant first.
pub(crate) const CHECKSUM_AT: [usize; 4] = [2, 7, 8, 22];
pub(crate) const PAT_MARK: u32 = 0xE0B9_692D;
pub(crate) const APP_SECRET_MARK: u32 = 0x1019_F92E;

/// The first token in `run`. If its checksum fails, its neighbours must lie outside the run; otherwise it may stand anywhere in it, also
/// among letters of its own alphabet.
///
/// Each place in such letters is tried, for the odds allow it: one place in 16 has the last letter, and of those one in 2^31 one of the two
/// checksums, so that 34 billion random places give one false token.
pub(super) fn find(text: &[u8], run: Range<usize>) -> Option<Match> {
    if run.len() < LENGTH {
        return None;
    }
    // The letters of an escape need not be base 32 themselves (`\u0022`).
    let behind_escape = escape::end(text, run.clone());
    if behind_escape > run.start {
        let stretch = |from: usize| from..from + alphabet::prefix(BASE32, &text[from..run.end]);
        let token = stretch(behind_escape);
        if let Some(found) = examine(text, token.clone(), token.end == run.end) {
            return Some(found);
        }
    }
    let mut stretches = Runs::<BASE32, LENGTH>::new(&text[..run.end], run.start);
    stretches.find_map(|stretch| match stretch.len() {
        LENGTH => examine(text, stretch.clone(), stretch == run),
        _ => among_others(text, stretch),
    })
}

/// The first token in a longer stretch of letters of its alphabet.
#[inline(never)]
fn among_others(text: &[u8], stretch: Range<usize>) -> Option<Match> {
    let tokens = text[stretch.clone()].windows(LENGTH).enumerate();
    // A row of one letter is spared the arithmetic.
    let is_likely = |token: &[u8]| matches!(token[LENGTH - 1], b'a' | b'q') && looks_random(token);
    tokens.filter(|(_, token)| is_likely(token)).find_map(|(at, _)| {
        let start = stretch.start + at;
        examine(text, start..start + LENGTH, false)
    })
}

fn examine(text: &[u8], range: Range<usize>, whole: bool) -> Option<Match> {
    let token = &text[range.clone()];
    let bytes = decode(token)?;
    let found = |rule, confidence, needs_context| {
        Some(Match { needs_context, ..Match::new(rule, range.clone(), confidence) })
    };
    match stored(&bytes) ^ checksum(&bytes) {
        PAT_MARK => found(Rule::AZURE_DEVOPS_PAT_LEGACY, Confidence::Certain, false),
        APP_SECRET_MARK => found(Rule::AZURE_DEVOPS_APP_SECRET, Confidence::Certain, false),
        // Edited before it was published, or from a server that marks its tokens otherwise; or no token at all.
        _ if whole && looks_random(token) && !names_an_i2p_host(&text[range.end..]) => {
            found(Rule::AZURE_DEVOPS_PAT_LEGACY, Confidence::Medium, true)
        }
        _ => None,
    }
}

/// The 32 bytes behind 52 letters of base 32, if the letters are written as the service writes them.
fn decode(token: &[u8]) -> Option<[u8; BYTES]> {
    if token.len() != LENGTH || !matches!(token[LENGTH - 1], b'a' | b'q') {
        return None;
    }
    let mut bytes = [0; BYTES];
    let (mut filled, mut bits, mut held) = (0, 0u32, 0);
    for &letter in token {
        bits = bits << 5 | u32::from(alphabet::base32_value(letter));
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
    let different = token.iter().fold(0u32, |seen, &byte| seen | 1 << alphabet::base32_value(byte));
    (3..=20).contains(&digits) && different.count_ones() >= 18 && !placeholder::is(token)
}

/// An address in the I2P network has the same 52 letters in front of `.b32.i2p`.
fn names_an_i2p_host(behind: &[u8]) -> bool {
    behind.starts_with(b".b32")
}

#[cfg(test)]
mod tests {
    use alloc::format;
    use alloc::string::String;
    use alloc::vec::Vec;

    use super::*;
    use crate::generate;
    use crate::scan;

    fn verdict(text: &str) -> Option<(&'static str, Confidence)> {
        scan(text).first().map(|finding| (finding.rule.id(), finding.confidence))
    }

    /// A token whose checksum fails: one letter in the middle is another.
    fn edited(seed: u64) -> String {
        let mut token = generate::azure_devops_pat_legacy(seed);
        let other = if &token[30..31] == "k" { "m" } else { "k" };
        token.replace_range(30..31, other);
        token
    }

    #[test]
    fn is_certain_of_a_valid_checksum() {
        for seed in 0..200 {
            let token = generate::azure_devops_pat_legacy(seed);
            assert_eq!(verdict(&token), Some((Rule::AZURE_DEVOPS_PAT_LEGACY.id(), Confidence::Certain)));
            assert_eq!(scan(&format!("'{token}'"))[0].range, 1..53);
        }
    }

    /// A sample that Microsoft published as well-formed and long expired.
    #[test]
    fn knows_a_published_token() {
        let bytes = decode(b"h5lxeqkz4zujkyvzg5emkejgelxj4x64tvyzclprekuloawbbz5q").unwrap();
        assert_eq!((checksum(&bytes), stored(&bytes)), (0x922c_0bbc, 0x7295_6291));
        assert_eq!(checksum(&bytes) ^ stored(&bytes), PAT_MARK);
    }

    #[test]
    fn tells_an_application_secret_from_a_personal_token() {
        let secret = generate::azure_devops_app_secret(4);
        assert_eq!(verdict(&secret), Some((Rule::AZURE_DEVOPS_APP_SECRET.id(), Confidence::Certain)));
    }

    #[test]
    fn a_failed_checksum_counts_only_in_context() {
        let token = edited(6);
        assert_eq!(verdict(&format!("digest: {token}")), None);
        assert_eq!(
            verdict(&format!("ADO_PAT={token}")),
            Some((Rule::AZURE_DEVOPS_PAT_LEGACY.id(), Confidence::Medium))
        );
        assert_eq!(verdict(&format!("ADO_PAT=Z{token}")), None, "glued to another letter");
        assert_eq!(verdict(&format!("azure http://{token}.b32.i2p/")), None, "an I2P host");
    }

    #[test]
    fn passes_over_what_only_looks_like_a_token() {
        for text in [
            "deadbeefdeadbeefdeadbeefdeadbeefdeadbeefdeadbeefdead",
            "thisisaverylongidentifierwithonlylowercaselettersyesq",
            "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxya",
            "qwerty234qwerty234qwerty234qwerty2qwerty2qwerty2qwea",
            "xxxxxxxxxxxxxxxxxxxxxxxxxx234xxxxxxxxxxxxxxxxxxxxxxa",
        ] {
            assert_eq!(verdict(&format!("azure pat {text}")), None);
        }
    }

    #[test]
    fn wants_the_unused_bits_of_the_last_letter_to_be_zero() {
        let mut token = generate::azure_devops_pat_legacy(6);
        let last = if token.ends_with('a') { "b" } else { "r" };
        token.replace_range(51.., last);
        assert_eq!(verdict(&format!("ADO_PAT={token}")), None);
    }

    #[test]
    fn finds_a_token_behind_an_escape() {
        for token in [generate::azure_devops_pat_legacy(6), edited(6)] {
            for before in ["%3a", "%3A", "\\n", "\\u0022", "\u{1b}[32m"] {
                let text = format!("{before}{token}%40dev.azure.com");
                let findings = scan(&text);
                assert_eq!(findings.len(), 1, "{text}");
                assert_eq!(&text[findings[0].range.clone()], token);
            }
        }
        assert_eq!(scan(&format!("\\u0022{}z%40dev.azure.com", edited(6))), []);
    }

    #[test]
    fn is_found_among_letters_of_its_own_alphabet() {
        for seed in 0..50 {
            let (token, other) =
                (generate::azure_devops_pat_legacy(seed), generate::azure_devops_app_secret(seed));
            let new = generate::azure_devops_pat(seed);
            for (before, behind) in [
                ("-p", ""),
                ("", "azdo"),
                ("pat", "end"),
                ("a", "a"),
                ("token", &other[..30]),
                (&other[20..], ""),
                ("ghijklmnopqrstuvwxyz234567", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"),
            ] {
                let text = format!("{before}{token}{behind}");
                assert_eq!(
                    verdict(&text),
                    Some((Rule::AZURE_DEVOPS_PAT_LEGACY.id(), Confidence::Certain)),
                    "{text}"
                );
                assert_eq!(&text[scan(&text)[0].range.clone()], token);
            }
            for tokens in [[&token, &other], [&token, &token], [&token, &new], [&new, &token], [&other, &new]]
            {
                let text = format!("{}{}", tokens[0], tokens[1]);
                let found: Vec<_> = scan(&text).into_iter().map(|finding| &text[finding.range]).collect();
                assert_eq!(found, tokens, "{text}");
            }
        }
    }

    #[test]
    fn a_failed_checksum_does_not_count_among_other_letters() {
        let token = edited(6);
        for text in
            [format!("ADO_PAT=a{token}"), format!("ADO_PAT={token}a"), format!("ADO_PAT={token}{token}")]
        {
            assert_eq!(verdict(&text), None, "{text}");
        }
    }
}
