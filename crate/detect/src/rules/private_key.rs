//! Private keys in text: `-----BEGIN … PRIVATE KEY-----` and what follows. Certificates and public keys are no secrets.
//!
//! Sources: RFC 7468, RFC 1421 (headers of encrypted keys), RFC 4880 (PGP).

use core::ops::Range;

#[cfg(any(test, feature = "generate"))]
use super::coded::Example;
use super::coded::InRun;
use crate::Confidence;
use crate::Rule;
use crate::alphabet;
use crate::alphabet::BASE64;
use crate::found::Match;
use crate::mask;

const DASHES: &[u8] = b"-----";
const BEGIN: &[u8] = b"-----BEGIN";
const END: &[u8] = b"-----END";
const KIND: &[u8] = b"PRIVATE KEY";

/// How far before its content a key may begin, in bytes, if headers stand between.
const HEADERS: usize = 256;
/// How long a first line may be, in bytes.
const LINE: usize = 64;
/// A key has so many letters at least; less is a sample.
const SHORTEST: usize = 64;
/// How far its end is looked for, in bytes.
const LONGEST: usize = 16 * 1024;

pub(super) const RULE: InRun = InRun {
    behind: [FILLERS, FILLERS_AND_DASH],
    last: false,
    find,
    #[cfg(any(test, feature = "generate"))]
    example: Example {
        rule: Rule::PRIVATE_KEY,
        parts: |random| {
            let lines = [random.letters(64), random.letters(40)].join("\n");
            let key = ["-----BEGIN PRIVATE KEY-----", &lines, "-----END PRIVATE KEY-----"].join("\n");
            ["".into(), key, "\n".into()]
        },
    },
};

/// What may stand between the lines of a key: line ends, also escaped, and the quotes of a string in several pieces.
const FILLERS: &[u8] = b" \t\n\x0C\r\\nr\"'+,>|.";
/// The same, or the last of the dashes.
const FILLERS_AND_DASH: &[u8] = b" \t\n\x0C\r\\nr\"'+,>|.-";

/// The key whose content begins with `run`, which stands behind a filler.
pub(crate) fn find(text: &[u8], run: &Range<usize>) -> Option<Match> {
    let start = begin(text, run.start)?;
    let (letters, last) = content(text, run.start);
    if letters < SHORTEST {
        return None;
    }
    let reach = &text[last..text.len().min(run.start + LONGEST)];
    let end = position(&reach[..reach.len().min(LINE)], END).and_then(|at| {
        let name = last + at + END.len();
        let close = position(&text[name..text.len().min(name + LINE)], DASHES)?;
        Some(name + close + DASHES.len())
    });
    Some(Match::new(Rule::PRIVATE_KEY, start..end.unwrap_or(last), Confidence::Certain))
}

/// Where the first line of the key begins, if the content at `at` is that of a private key.
fn begin(text: &[u8], at: usize) -> Option<usize> {
    let filler = text[at.saturating_sub(LINE)..at].iter().rev().take_while(|&&byte| is_filler(byte)).count();
    let line_end = at - filler;
    let before = match (&text[..line_end], &text[line_end..at]) {
        ([.., b'-'], _) if text[..line_end].ends_with(DASHES) => &text[line_end.saturating_sub(LINE)..at],
        // An empty line ends the headers.
        (_, [.., b'\n', b'\n'] | [.., b'\n', b'\r', b'\n']) => &text[at.saturating_sub(HEADERS)..at],
        _ => return None,
    };
    let start = at - before.len() + last_position(before, BEGIN)?;
    // What stands beyond a mask has nothing to do with it.
    if position(&text[start..at], mask::OPEN.as_bytes()).is_some() {
        return None;
    }
    let line = &text[start..at.min(start + LINE)];
    position(line, KIND).map(|_| start)
}

fn is_filler(byte: u8) -> bool {
    FILLERS.contains(&byte)
}

/// How many letters the content has, and where the last of them ends.
fn content(text: &[u8], start: usize) -> (usize, usize) {
    let (mut letters, mut last) = (0, start);
    for (at, &byte) in text.iter().enumerate().skip(start).take(LONGEST) {
        if byte == b'-' && text[at..].starts_with(DASHES) {
            break;
        }
        if alphabet::contains(BASE64, byte) || byte == b'=' {
            (letters, last) = (letters + 1, at + 1);
        } else if !is_filler(byte) {
            break;
        }
    }
    (letters, last)
}

fn position(text: &[u8], part: &[u8]) -> Option<usize> {
    text.windows(part.len()).position(|at| at.first() == part.first() && at == part)
}

fn last_position(text: &[u8], part: &[u8]) -> Option<usize> {
    text.windows(part.len()).rposition(|at| at == part)
}

#[cfg(test)]
mod tests {
    use alloc::format;
    use alloc::string::String;

    use crate::scan;

    fn key(kind: &str, line_end: &str) -> String {
        let line = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQDndJt7NaG8T64/";
        format!("-----BEGIN {kind}-----{line_end}{line}{line_end}{line}{line_end}-----END {kind}-----")
    }

    fn only(text: &str) -> &str {
        let [finding] = &scan(text)[..] else { panic!("{text}") };
        assert_eq!(finding.rule.id(), "private-key");
        &text[finding.range.clone()]
    }

    #[test]
    fn takes_the_whole_key() {
        for kind in ["PRIVATE KEY", "RSA PRIVATE KEY", "OPENSSH PRIVATE KEY", "PGP PRIVATE KEY BLOCK"] {
            for line_end in ["\n", "\r\n", "\\n", "\\r\\n", "\n    ", "\" +\n\""] {
                let key = key(kind, line_end);
                assert_eq!(only(&format!("key: '{key}'\n")), key);
            }
        }
    }

    #[test]
    fn reads_past_the_headers_of_an_encrypted_key() {
        let headers = "Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,0123456789ABCDEF0123456789ABCDEF\n\n";
        let key = key("RSA PRIVATE KEY", "\n").replacen("KEY-----\n", &format!("KEY-----\n{headers}"), 1);
        assert_eq!(only(&key), key);
    }

    #[test]
    fn leaves_public_things_and_samples_alone() {
        for kind in ["CERTIFICATE", "PUBLIC KEY"] {
            let text = key(kind, "\n")
                .replace("MIIEvQIBADANBgkqhkiG9w0BAQEFAASC", "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A");
            assert_eq!(scan(&text), []);
        }
        assert_eq!(
            scan("-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG...\n-----END PRIVATE KEY-----"),
            []
        );
    }
}
