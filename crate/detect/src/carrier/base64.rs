//! Base 64: a token, a `user:token` pair or a small file, encoded.

use core::ops::Range;

use super::wrapped;
use crate::Carrier;
use crate::alphabet;
use crate::alphabet::BASE64;
use crate::alphabet::LETTERS_IN_BASE64;
use crate::rule::Match;

/// The encoded lengths worth decoding, in letters.
const SHORTEST: usize = 52;
const LONGEST: usize = 4096;
/// From here on letters before the encoded token may have shifted it: a token of the newer form has 112.
const SHIFTED: usize = 112;
/// So many groups in a row are looked for that can decode to letters and digits.
const ROW: usize = 8;
/// How many bytes may stand between two lines: a line end and what sets the next line in.
const BETWEEN: usize = 18;
const LONGEST_DECODED: usize = LONGEST / 4 * 3;

/// The token inside one of the encoded stretches around these runs of letters; its range is the whole stretch.
///
/// A stretch is read from its first letter; from each of the next three, since letters that touch it may have shifted
/// it; and from where the runs begin, in case a path or the rest of an escape (`%20`) touches it; then the same together with the
/// next line, where tools break long lines, and from the line before: at the usual widths of 64 and 76 letters a token of the newer form can
/// stand on three. `inside` finds a token in what comes out.
#[inline(never)]
pub(crate) fn find(text: &[u8], runs: &[Range<usize>], inside: fn(&[u8]) -> Option<Match>) -> Option<Match> {
    let mut known = 0..0;
    let mut may_hold = false;
    for run in runs {
        let start = super::escape::end(text, run.clone());
        let is_known = known.contains(&run.start);
        if !is_known {
            let before = &text[run.start.saturating_sub(LONGEST)..run.start];
            known = run.start - alphabet::suffix(BASE64, before)..line(text, run.end);
            may_hold = may_hold_letters(text, known.clone())
                || next_line(text, known.end).is_some_and(|next| may_hold_letters(text, next));
        }
        let whole = (!is_known && known.start < start).then_some(known.start);
        let shifts = if is_known || known.len() < SHIFTED { 0 } else { 3 };
        let shifted = (1..=shifts).map(|shift| known.start + shift);
        let found = whole
            .into_iter()
            .chain([start])
            .chain(shifted)
            .filter(|&start| {
                let letters = &text[start..known.end];
                may_hold || begins_as_text(letters) || begins_wide(letters)
            })
            .chain(if may_hold && !is_known { line_before(text, known.start) } else { None })
            .find_map(|start| read(text, start..known.end, inside));
        if found.is_some() {
            return found;
        }
    }
    None
}

/// The end of the letters of base 64 from `at`, as far as they can matter.
fn line(text: &[u8], at: usize) -> usize {
    at + alphabet::prefix(BASE64, &text[at..text.len().min(at + LONGEST)])
}

/// The letters behind a line end at `at`, set in or not.
fn next_line(text: &[u8], at: usize) -> Option<Range<usize>> {
    let start = wrapped::next_line(text, at)?;
    Some(start..line(text, start))
}

/// Where the letters begin on the line before the one that begins at `at`: signs may leave no run in it that is long enough to be looked at.
fn line_before(text: &[u8], at: usize) -> Option<usize> {
    let before = &text[at.saturating_sub(LONGEST)..at];
    let between = before.iter().rev().take(BETWEEN).take_while(|byte| is_between(**byte)).count();
    let (line, between) = before.split_at(before.len() - between);
    let letters = alphabet::suffix(BASE64, line);
    (letters > 0 && between.contains(&b'\n')).then_some(at - between.len() - letters)
}

/// Reads the stretch alone, then together with the next line.
fn read(text: &[u8], stretch: Range<usize>, inside: fn(&[u8]) -> Option<Match>) -> Option<Match> {
    decoded(text, stretch.clone(), inside)
        .or_else(|| decoded(text, stretch.start..next_line(text, stretch.end)?.end, inside))
}

fn decoded(text: &[u8], stretch: Range<usize>, inside: fn(&[u8]) -> Option<Match>) -> Option<Match> {
    if !(SHORTEST..=LONGEST).contains(&stretch.len()) {
        return None;
    }
    let mut buffer = [0; LONGEST_DECODED];
    let mut length = decode(&text[stretch.clone()], &mut buffer);
    let found = match inside(&buffer[..length]) {
        None if begins_wide(&text[stretch.clone()]) => {
            length = narrow(&mut buffer[..length]);
            inside(&buffer[..length])?
        }
        found => found?,
    };
    // As in the pair of a Basic header.
    let is_pair = buffer[..found.range.start].ends_with(b":");
    let carrier = if is_pair { Carrier::BasicHeader } else { Carrier::Base64 };
    Some(Match { range: stretch.start..padded(text, stretch.end), carrier, ..found })
}

/// Whether the first letters decode to printable ASCII.
fn begins_as_text(letters: &[u8]) -> bool {
    let is_printable = |byte: &u8| matches!(byte, b' '..=b'~' | b'\n' | b'\r' | b'\t');
    // Of three bytes each, which nearly always the first letters show: six bits of the first byte.
    let may_begin = |letter: &u8| matches!(letter, b'C' | b'D' | b'I'..=b'Z' | b'a'..=b'f');
    let Some(groups) = letters.as_chunks::<4>().0.first_chunk::<3>() else { return false };
    groups.iter().all(|[first, ..]| may_begin(first))
        && groups.iter().all(|group| {
            let mut bytes = [0; 3];
            decode(group, &mut bytes) == bytes.len() && bytes.iter().all(is_printable)
        })
}

/// Whether the first letters decode to UTF-16 of ASCII, as PowerShell takes encoded commands.
#[inline]
fn begins_wide(letters: &[u8]) -> bool {
    // Nearly always one letter tells: the last six bits of a byte that must be 0.
    letters.get(7) == Some(&b'A') && is_wide(letters)
}

#[inline(never)]
fn is_wide(letters: &[u8]) -> bool {
    let mut bytes = [0; 12];
    decode(letters, &mut bytes) == bytes.len()
        && bytes.as_chunks().0.iter().all(|[low, high]| *low != 0 && *high == 0)
}

/// Leaves the lower half of each UTF-16 unit. Gives how many there are.
fn narrow(bytes: &mut [u8]) -> usize {
    let units = bytes.len() / 2;
    for at in 0..units {
        bytes[at] = bytes[2 * at];
    }
    units
}

/// Whether eight groups of four in a row can decode to letters and digits, wherever the groups begin. The 52 letters of the shortest token
/// fill 17, of which a line end leaves eight together, so it cannot be missed; nearly everything else is spared the decoding.
#[cfg(not(lanes))]
fn may_hold_letters(text: &[u8], stretch: Range<usize>) -> bool {
    may_hold_letters_scalar(&text[stretch])
}

#[cfg(any(test, not(lanes)))]
fn may_hold_letters_scalar(letters: &[u8]) -> bool {
    (0..4).any(|mut start| {
        // As with runs, the place that a row would have to reach is looked at first.
        while let Some(row) = letters.get(start..start + 4 * ROW) {
            match row.iter().step_by(4).rposition(|first| !alphabet::contains(LETTERS_IN_BASE64, *first)) {
                Some(group) => start += 4 * (group + 1),
                None => return true,
            }
        }
        false
    })
}

#[cfg(lanes)]
fn may_hold_letters(text: &[u8], stretch: Range<usize>) -> bool {
    use crate::simd;
    use crate::simd::BLOCK;

    let starts = (stretch.end + 1).saturating_sub(4 * ROW);
    // A row that goes on behind a block begins in the next one as well; one that goes on behind the stretch does not count.
    (stretch.start..starts).step_by(BLOCK - 4 * (ROW - 1)).any(|at| {
        let first = simd::padded(&text[at..], simd::all::<LETTERS_IN_BASE64>);
        let two = first & first >> 4;
        let four = two & two >> 8;
        let rows = four & four >> 16;
        rows & u64::MAX >> BLOCK.saturating_sub(starts - at) != 0
    })
}

/// The end of the padding behind the letters, plain or percent-encoded.
pub(crate) fn padded(text: &[u8], mut end: usize) -> usize {
    for _ in 0..2 {
        let behind = &text[end..];
        end += match behind {
            [b'=', ..] => 1,
            [b'%', b'3', b'D' | b'd', ..] => 3,
            _ => 0,
        };
    }
    end
}

/// Whether it may stand between two lines.
fn is_between(byte: u8) -> bool {
    matches!(byte, b'\r' | b'\n' | b' ' | b'\t' | b'>')
}

/// Decodes letters of either spelling, line ends between them and what sets lines in left out, into `out` and returns how many bytes there
/// are. Stops at the first other byte and when `out` is full.
///
/// Many call it: inside them all it would weigh more than it gains.
#[inline(never)]
pub(crate) fn decode(letters: &[u8], out: &mut [u8]) -> usize {
    let (mut filled, mut bits, mut held) = (0, 0u32, 0);
    for &letter in letters {
        let Some(value) = alphabet::base64_value(letter) else {
            if is_between(letter) {
                continue;
            }
            break;
        };
        bits = bits << 6 | u32::from(value);
        held += 6;
        if held >= 8 {
            held -= 8;
            let Some(byte) = out.get_mut(filled) else { break };
            *byte = (bits >> held) as u8;
            filled += 1;
        }
    }
    filled
}

#[cfg(any(test, feature = "generate"))]
pub(crate) fn encode(text: &str) -> alloc::string::String {
    encode_bytes(text.as_bytes())
}

#[cfg(any(test, feature = "generate"))]
fn encode_bytes(bytes: &[u8]) -> alloc::string::String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    bytes
        .chunks(3)
        .flat_map(|bytes| {
            let at = |index: usize| u32::from(bytes.get(index).copied().unwrap_or_default());
            let word = at(0) << 16 | at(1) << 8 | at(2);
            [18, 12, 6, 0].map(move |shift| (shift, word)).into_iter().enumerate().map(
                |(index, (shift, word))| {
                    if index > bytes.len() { '=' } else { DIGITS[(word >> shift & 63) as usize] as char }
                },
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use alloc::format;
    use alloc::string::String;
    use alloc::vec::Vec;

    use proptest::prelude::*;

    use super::*;
    use crate::Carrier;
    use crate::generate;
    use crate::scan;

    proptest! {
        #[test]
        fn both_forms_know_what_may_hold_letters(
            letters in "([M-Za-e][A-Za-z0-9+/]{3}){0,12}[A-Za-z0-9+/]{0,5}([MQYZa][+/]{3}){6,9}([A-Za-z0-9]{9,99})?", cut in 0..5usize, skip in 0..5usize,
        ) {
            let stretch = skip..letters.len() - cut;
            let scalar = may_hold_letters_scalar(&letters.as_bytes()[stretch.clone()]);
            prop_assert_eq!(may_hold_letters(letters.as_bytes(), stretch), scalar);
        }
    }

    fn only(text: &str) -> (&str, Carrier) {
        let findings = scan(text);
        assert_eq!(findings.len(), 1, "{text}");
        (&text[findings[0].range.clone()], findings[0].carrier)
    }

    fn tokens() -> [String; 2] {
        tokens_of(11)
    }

    fn tokens_of(seed: u64) -> [String; 2] {
        [generate::azure_devops_pat(seed), generate::azure_devops_pat_legacy(seed)]
    }

    #[test]
    fn encodes_the_examples_of_the_standard() {
        for (text, encoded) in [("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")] {
            assert_eq!(encode(text), encoded);
            let mut out = [0; 8];
            let length = decode(encoded.as_bytes(), &mut out);
            assert_eq!(&out[..length], text.as_bytes());
        }
    }

    #[test]
    fn finds_a_pair_behind_a_user_name_of_any_length() {
        for token in tokens() {
            for user in ["", "x", "xy", "xyz", "Jürgen", "DOMAIN\\build", "a?b>c~"] {
                let blob = encode(&format!("{user}:{token}"));
                let text = format!("curl -H 'Authorization: Basic {blob}' https://dev.azure.com/fabrikam");
                assert_eq!(only(&text), (blob.as_str(), Carrier::BasicHeader), "user {user}");
                assert_eq!(only(&blob), (blob.as_str(), Carrier::BasicHeader), "user {user}, alone");
            }
        }
    }

    #[test]
    fn finds_a_token_encoded_without_a_user() {
        for token in tokens() {
            let blob = encode(&token);
            assert_eq!(only(&format!("data:\n  AZP_TOKEN: {blob}\n")), (blob.as_str(), Carrier::Base64));
            assert_eq!(only(&format!("authorization: BASIC {blob}")), (blob.as_str(), Carrier::BasicHeader));
        }
    }

    #[test]
    fn finds_a_blob_that_touches_other_letters() {
        let blob = encode(&format!(":{}", tokens()[0]));
        assert_eq!(only(&format!("header=Basic%20{blob}")).0, blob);
        assert_eq!(only(&format!("\\n{blob}\\n")).0, blob);
        assert_eq!(only(&format!("a/path/{blob}")).0, blob);
        let percent = blob.replace('=', "%3D");
        assert_eq!(only(&format!("auth={percent}&x=1")).0, percent);
    }

    #[test]
    fn finds_a_blob_broken_into_two_lines() {
        let blob = encode(&format!("build:{}", tokens()[0]));
        let (first, second) = blob.split_at(76);
        let broken = format!("{first}\r\n{second}");
        assert_eq!(only(&format!("{broken}\r\nnext")), (broken.as_str(), Carrier::BasicHeader));
    }

    #[test]
    fn finds_a_token_on_up_to_three_lines_of_an_encoded_file() {
        for token in tokens() {
            for before in 0..60 {
                let blob = encode(&format!(
                    "{}\npassword={token}\n{}",
                    "?".repeat(before),
                    "always-auth ".repeat(9)
                ));
                for (width, gap) in [(64, "\n"), (76, "\r\n"), (76, "\n    "), (76, "\r\n> ")] {
                    let lines: Vec<&str> =
                        blob.as_bytes().chunks(width).map(|line| str::from_utf8(line).unwrap()).collect();
                    let text = lines.join(gap);
                    let (range, carrier) = only(&text);
                    assert_eq!(carrier, Carrier::Base64, "{text}");
                    assert!(lines.iter().any(|line| range.starts_with(line)), "{text}");
                    let letters = range.replace(gap, "");
                    let mut decoded = [0; 999];
                    let length = decode(letters.as_bytes(), &mut decoded);
                    assert!(
                        decoded[..length].windows(token.len()).any(|part| part == token.as_bytes()),
                        "{text}"
                    );
                }
            }
        }
    }

    #[test]
    fn finds_a_token_in_a_command_encoded_for_powershell() {
        for token in tokens() {
            let wide: Vec<u8> =
                format!("$env:PAT='{token}'; git pull").encode_utf16().flat_map(u16::to_le_bytes).collect();
            let blob = encode_bytes(&wide);
            let text = format!("powershell -EncodedCommand {blob} -NoProfile");
            assert_eq!(only(&text), (blob.as_str(), Carrier::Base64));
            // Begins like one.
            let blob = encode(&format!("{}{token}", "?\0".repeat(6)));
            assert_eq!(only(&blob), (blob.as_str(), Carrier::Base64));
        }
    }

    #[test]
    fn finds_a_token_in_a_small_encoded_file() {
        let file = format!("machine dev.azure.com\nlogin build\npassword {}\n", tokens()[1]);
        let blob = encode(&file);
        assert_eq!(only(&blob), (blob.as_str(), Carrier::Base64));
    }

    #[test]
    fn finds_a_private_key_in_a_small_encoded_file() {
        let lines = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQDndJt7NaG8T64/\n".repeat(3);
        let file = format!("tls:\n  key: |\n-----BEGIN PRIVATE KEY-----\n{lines}-----END PRIVATE KEY-----\n");
        let blob = encode(&file);
        assert_eq!(only(&format!("value: {blob}\n")), (blob.as_str(), Carrier::Base64));
    }

    #[test]
    fn sees_that_letters_may_be_inside_whatever_stands_before_and_wherever_a_line_ends() {
        let may_hold = |letters: &str| may_hold_letters(letters.as_bytes(), 0..letters.len());
        for (token, seed) in (0..200).flat_map(|seed| tokens_of(seed).map(|token| (token, seed))) {
            let blob = encode(&format!("{}{token}", "?".repeat(seed as usize % 7)));
            let blob = format!("{}{blob}", "x".repeat(seed as usize % 5));
            assert!(may_hold(&blob), "{seed}");
            let (first, second) = blob.split_at(seed as usize * 7 % blob.len());
            assert!(may_hold(first) || may_hold(second), "{seed}");
        }
    }

    #[test]
    fn leaves_other_encoded_content_alone() {
        let words: Vec<_> = (0..30).map(|number| format!("word {number} ")).collect();
        assert_eq!(scan(&encode(&words.concat())), []);
    }
}
