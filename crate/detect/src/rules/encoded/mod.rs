//! Base 64: a token, a `user:token` pair or a file, encoded.

mod block;
mod likely;

use core::ops::Range;

use self::likely::begins_as_text;
use self::likely::begins_wide;
use self::likely::rows;

use crate::Carrier;
use crate::alphabet;
use crate::alphabet::BASE64;
use crate::base64::decode;
use crate::context;
use crate::engine;
use crate::escape;
use crate::found::Match;
use crate::gap;

/// The shortest encoding worth decoding, in letters.
const SHORTEST: usize = 52;
/// Lines of so many letters are looked at themselves.
const SHORTEST_LINE: usize = 16;
/// So many letters are decoded at once.
const PART: usize = 4096;
/// So many of them once more with the next ones: more than the longest token has that is looked for, encoded twice.
const AGAIN: usize = 1024;
/// So much of an encoding is enough to see whether it is a long file, in bytes.
const NEAR: usize = 4096;
/// From here on letters before the encoded token may have shifted it: a token of the newer form has 112.
const SHIFTED: usize = 112;

/// The token inside the encoding that one of these stretches of letters belongs to; its range is the whole encoding, on all its lines.
///
/// Groups of four letters are read from each place where they can begin, since what touches an encoding shifts it: a path, or the rest of an
/// escape (`%20`). `inside` finds a token in what comes out. What begins before `read` has been looked at, and is passed over.
#[inline(never)]
pub(crate) fn find(
    text: &[u8],
    stretches: &[Range<usize>],
    read: &mut usize,
    inside: fn(&[u8]) -> Option<Match>,
) -> Option<Match> {
    for stretch in stretches {
        if stretch.end <= *read {
            continue;
        }
        let start = escape::end(text, stretch.clone()).max(*read);
        let before = alphabet::suffix(BASE64, &text[*read..start]);
        let line = start - before..line_end(text, stretch.end);
        *read = line.end;
        let found = in_line(text, &line, start, read, inside);
        if found.is_some() {
            return found;
        }
    }
    None
}

/// The token whose encoding stands on this line or begins there, and may go on over others. Its first letters may be another's up to `start`.
fn in_line(
    text: &[u8],
    line: &Range<usize>,
    start: usize,
    read: &mut usize,
    inside: fn(&[u8]) -> Option<Match>,
) -> Option<Match> {
    let letters = &text[line.clone()];
    let begins = begins(letters, start - line.start);
    let next = || gap::end(text, line.end).is_some_and(|next| rows(&text[next..line_end(text, next)]) != 0);
    if begins == 0 && rows(letters) == 0 && !next() {
        return None;
    }
    // Of what began on the line before, signs may leave no stretch there that is long enough to be looked at.
    let before = line_before(text, line.start, start);
    let mut from = before.start;
    let begins_here = rotated(begins, before.len());
    let mut buffer = [0; PART];
    loop {
        let (letters, end) = block::letters(text, from, &mut buffer);
        let phases = begins_here | rows(letters);
        for phase in (0..4).filter(|phase| phases >> phase & 1 == 1) {
            if let Some((found, token)) = decoded(letters.get(phase..)?, inside) {
                let token = token.start + phase..token.end + phase;
                let own = block::line_of(text, from, token.start);
                // What stands on another line alone is its own, for it does not matter what comes before.
                if own.start >= line.end && own.len() >= SHORTEST_LINE && begins == 0 {
                    *read = (*read).max(gap::start(text, own.start).unwrap_or(line.end));
                    return None;
                }
                let around = |most| block::around(text, from, phase, token.clone(), start, most);
                // Most that need a word beside them have none, and then the rest of a long file need not be walked for each line.
                if found.needs_context && !context::near(text, &around(NEAR)) {
                    continue;
                }
                return Some(Match { range: around(usize::MAX), ..found });
            }
        }
        if end.is_none() {
            *read = (*read).max(block::place(text, from, letters.len()));
            return None;
        }
        let next = block::place(text, from, letters.len() - AGAIN);
        *read = (*read).max(next);
        // Other lines are looked at when they come, unless only their beginning tells what they are.
        if next >= line.end && begins == 0 {
            return None;
        }
        from = next;
    }
}

/// From which of the first four places the letters, or those from `start` on, decode to the beginning of a text; one bit for each.
fn begins(letters: &[u8], start: usize) -> u8 {
    let begins =
        |at: usize| letters.get(at..).is_some_and(|letters| begins_as_text(letters) || begins_wide(letters));
    let shifts = if letters.len() < SHIFTED { 1 } else { 4 };
    let first = (0..shifts).filter(|at| begins(*at)).fold(0, |all, at| all | 1 << at);
    if start > 0 && begins(start) { first | 1 << (start % 4) } else { first }
}

/// The end of the letters of base 64 from `at`.
fn line_end(text: &[u8], at: usize) -> usize {
    at + alphabet::prefix(BASE64, &text[at..])
}

/// The same places counted from so many letters further ahead.
fn rotated(places: u8, by: usize) -> u8 {
    let twice = u16::from(places) << (by % 4);
    ((twice | twice >> 4) & 15) as u8
}

/// The letters on the line before, if a gap ends before this one, whose first letters may be those of an escape up to `start`.
fn line_before(text: &[u8], line: usize, start: usize) -> Range<usize> {
    let end = gap::start(text, start).or_else(|| gap::start(text, line));
    let before = end.map(|end| block::line_to(text, end).start.max(end.saturating_sub(PART / 2))..end);
    // What ends with padding has ended, and the line after it begins anew.
    before.filter(|before| !before.is_empty() && text.get(before.end) != Some(&b'=')).unwrap_or(line..line)
}

/// The token in what the letters stand for, and on which of the letters it stands.
fn decoded(letters: &[u8], inside: fn(&[u8]) -> Option<Match>) -> Option<(Match, Range<usize>)> {
    if letters.len() < SHORTEST {
        return None;
    }
    let mut buffer = [0; PART / 4 * 3];
    let mut length = decode(letters, &mut buffer);
    let mut width = 1;
    let found = match inside(&buffer[..length]) {
        None => {
            width = narrow(&mut buffer, &mut length)?;
            inside(&buffer[..length])?
        }
        Some(found) => found,
    };
    // As in the pair of a Basic header.
    let before = &buffer[..found.range.start];
    let is_pair = before.ends_with(b":");
    let carrier = if is_pair { Carrier::BasicHeader } else { Carrier::Base64 };
    let needs_context = found.needs_context
        && (!is_pair || engine::is_public(before))
        && !context::near(&buffer[..length], &found.range);
    let token =
        found.range.start * width * 4 / 3..(found.range.end * width * 4).div_ceil(3).min(letters.len());
    Some((Match { carrier, needs_context, ..found }, token))
}

/// Leaves the bytes that are not 0 if many are, as in UTF-16, in which PowerShell takes commands. Gives how many bytes there were for each.
fn narrow(bytes: &mut [u8], length: &mut usize) -> Option<usize> {
    let zeros = bytes[..*length].iter().filter(|byte| **byte == 0).count();
    if zeros * 5 < *length * 2 {
        return None;
    }
    let mut kept = 0;
    for at in 0..*length {
        if bytes[at] != 0 {
            bytes[kept] = bytes[at];
            kept += 1;
        }
    }
    *length = kept;
    Some(2)
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
    fn finds_a_blob_below_a_line_that_ends_as_one_does() {
        let blob = encode(&format!("{}{}", "x ".repeat(99), tokens()[0]));
        for before in ["TOKEN=", "hy=", "86hy=", "sha256-aGV5IGpvZQ=="] {
            assert_eq!(only(&format!("{before}\n{blob}\n")).0, blob, "{before}");
        }
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
