//! `Authorization: Basic …`: a user and a password in base 64.
//!
//! Source: RFC 7617.

use core::ops::Range;

#[cfg(any(test, feature = "generate"))]
use super::coded::Example;
use super::coded::InRun;
use crate::Carrier;
use crate::Confidence;
use crate::Rule;
use crate::alphabet;
use crate::alphabet::BASE64;
use crate::base64;
use crate::carrier::basic_header;
use crate::found::Match;
use crate::placeholder;

/// How long the encoded pair may be, in bytes.
const LONGEST: usize = 400;
const SHORTEST_PASSWORD: usize = 3;

pub(super) const RULE: InRun = InRun {
    // Blanks behind `Basic`, or the quotes and the operator behind `auth`, as `basic_header` reads them.
    behind: [b" \t\n\x0C\r\"=", b" \t\n\x0C\r\"\\:=cCh"],
    last: true,
    find,
    #[cfg(any(test, feature = "generate"))]
    example: Example {
        rule: Rule::BASIC_CREDENTIALS,
        parts: |random| {
            let pair = base64::encode(&["build:", &random.letters(12)].concat());
            ["Authorization: Basic ".into(), pair, "\r\n".into()]
        },
    },
};

/// The pair that `run` is, if a Basic header announces it.
#[inline(never)]
fn find(text: &[u8], run: &Range<usize>) -> Option<Match> {
    if !basic_header::announces(&text[..run.start]) {
        return None;
    }
    let letters = alphabet::prefix(BASE64, &text[run.clone()]);
    let mut buffer = [0; LONGEST / 4 * 3];
    let end = run.start + letters.min(LONGEST);
    let decoded = base64::decode(&text[run.start..end], &mut buffer);
    let pair = core::str::from_utf8(&buffer[..decoded]).ok()?;
    let password = &pair[pair.bytes().position(|byte| byte == b':')? + 1..];
    let is_text = !pair.contains(|letter: char| letter.is_control());
    if letters > LONGEST
        || !is_text
        || password.len() < SHORTEST_PASSWORD
        || placeholder::is_password(password.as_bytes())
    {
        return None;
    }
    Some(Match {
        carrier: Carrier::BasicHeader,
        ..Match::new(Rule::BASIC_CREDENTIALS, run.start..base64::padded(text, end), Confidence::Medium)
    })
}

#[cfg(test)]
mod tests {
    use alloc::format;

    use crate::base64::encode;
    use crate::scan;

    #[test]
    fn takes_the_encoded_pair() {
        let pair = encode("build-agent:hunter22!");
        let text = format!("curl -H 'Authorization: Basic {pair}' https://example.net");
        let [finding] = &scan(&text)[..] else { panic!("nothing found") };
        assert_eq!((finding.rule.id(), &text[finding.range.clone()]), ("basic-credentials", pair.as_str()));
    }

    #[test]
    fn passes_over_what_is_no_pair() {
        for inner in
            ["no colon in here at all", "user:${PASSWORD}_and_more", "user:password", "s6BhdRkqt3:gX1fBat3bV"]
        {
            assert_eq!(scan(&format!("Authorization: Basic {}", encode(inner))), [], "{inner}");
        }
        assert_eq!(scan(&format!("data: {}", encode("build-agent:hunter22!"))), []);
    }
}
