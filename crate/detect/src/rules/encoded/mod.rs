//! Base 64: a token, a `user:token` pair or a small file, encoded.

mod likely;

use core::ops::Range;

use self::likely::begins_as_text;
use self::likely::begins_wide;
use self::likely::may_hold_letters;

use crate::Carrier;
use crate::alphabet;
use crate::alphabet::BASE64;
use crate::base64::decode;
use crate::base64::is_between;
use crate::base64::padded;
use crate::context;
use crate::engine;
use crate::escape;
use crate::found::Match;
use crate::line;

/// The encoded lengths worth decoding, in letters.
const SHORTEST: usize = 52;
const LONGEST: usize = 4096;
/// From here on letters before the encoded token may have shifted it: a token of the newer form has 112.
const SHIFTED: usize = 112;
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
        let start = escape::end(text, run.clone());
        let is_known = known.contains(&run.start);
        if !is_known {
            let before = &text[run.start.saturating_sub(LONGEST)..run.start];
            known = run.start - alphabet::suffix(BASE64, before)..line_end(text, run.end);
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
fn line_end(text: &[u8], at: usize) -> usize {
    at + alphabet::prefix(BASE64, &text[at..text.len().min(at + LONGEST)])
}

/// The letters behind a line end at `at`, set in or not.
fn next_line(text: &[u8], at: usize) -> Option<Range<usize>> {
    let start = line::next(text, at)?;
    Some(start..line_end(text, start))
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
    let before = &buffer[..found.range.start];
    let is_pair = before.ends_with(b":");
    let carrier = if is_pair { Carrier::BasicHeader } else { Carrier::Base64 };
    let needs_context = found.needs_context
        && (!is_pair || engine::is_public(before))
        && !context::near(&buffer[..length], &found.range);
    Some(Match { range: stretch.start..padded(text, stretch.end), carrier, needs_context, ..found })
}

/// Leaves the lower half of each UTF-16 unit. Gives how many there are.
fn narrow(bytes: &mut [u8]) -> usize {
    let units = bytes.len() / 2;
    for at in 0..units {
        bytes[at] = bytes[2 * at];
    }
    units
}

#[cfg(test)]
mod tests {
    use alloc::format;
    use alloc::string::String;
    use alloc::vec::Vec;

    use super::*;
    use crate::Carrier;
    use crate::base64::encode;
    use crate::base64::encode_bytes;
    use crate::generate;
    use crate::scan;

    fn only(text: &str) -> (&str, Carrier) {
        let findings = scan(text);
        assert_eq!(findings.len(), 1, "{text}");
        (&text[findings[0].range.clone()], findings[0].carrier)
    }

    fn tokens() -> [String; 2] {
        [generate::azure_devops_pat(11), generate::azure_devops_pat_legacy(11)]
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
    fn an_edited_token_counts_beside_a_word_that_is_encoded_too_and_as_a_password() {
        let mut token = generate::azure_devops_pat_legacy(11);
        token.replace_range(30..31, if &token[30..31] == "k" { "m" } else { "k" });
        let ids =
            |inner: &str| -> Vec<_> { scan(&encode(inner)).iter().map(|found| found.rule.id()).collect() };
        assert_eq!(ids(&format!("{{\"patToken\": \"{token}\"}}")), ["azure-devops-pat-legacy"]);
        assert_eq!(ids(&format!("build:{token}")), ["azure-devops-pat-legacy"]);
        assert_eq!(ids(&format!("{{\"digest\": \"{token}\"}}")), [""; 0]);
        assert_eq!(ids(&format!("{{\"d\": \"sha256:{token}\"}}")), [""; 0]);
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
    fn leaves_other_encoded_content_alone() {
        let words: Vec<_> = (0..30).map(|number| format!("word {number} ")).collect();
        assert_eq!(scan(&encode(&words.concat())), []);
    }
}
