//! Passwords in the user part of a URL, `scheme://user:password@host`.
//!
//! Source: RFC 3986, section 3.2.1.

use core::ops::Range;

use super::coded::AtNeedle;
#[cfg(any(test, feature = "generate"))]
use super::coded::Example;
use crate::Confidence;
use crate::Rule;
use crate::check::password::is_drawn;
use crate::found::Match;
use crate::needle;
use crate::placeholder;
use crate::sample_host;

/// How long the user part may be, in bytes.
const LONGEST: usize = 256;
const SHORTEST_PASSWORD: usize = 3;
const LONGEST_DEFAULT: usize = 8;

pub(super) const RULE: AtNeedle = AtNeedle {
    needles: &[needle::URL],
    find,
    #[cfg(any(test, feature = "generate"))]
    example: Some(Example {
        rule: Rule::URL_PASSWORD,
        parts: |random| ["postgres://app:".into(), random.letters(12), "@db.contoso.com:5432/app".into()],
    }),
};

/// The password of the URL behind `://`.
#[inline(never)]
fn find(text: &[u8], needle: &Range<usize>) -> Option<Match> {
    let scheme = &text[..needle.start];
    if !scheme.last()?.is_ascii_alphabetic() {
        return None;
    }
    let start = needle.end;
    let authority = &text[start..text.len().min(start + LONGEST)];
    let length = authority.iter().position(|&byte| ends(byte)).unwrap_or(authority.len());
    let authority = &authority[..length];
    let at = authority.iter().rposition(|&byte| byte == b'@')?;
    let colon = authority[..at].iter().position(|&byte| byte == b':')? + 1;
    if placeholder::holds_mask(authority) {
        return None;
    }
    let host = &authority[at + 1..];
    let has_host = host.first().is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'[');
    let (user, password) = (&authority[..colon - 1], &authority[colon..at]);
    // What a service is set up with, and documents show: `guest:guest`.
    let is_default = user.eq_ignore_ascii_case(password) && user.len() <= LONGEST_DEFAULT;
    let is_sample =
        is_default || placeholder::is_password(password) || sample_host::is_in(host) && !is_drawn(password);
    if !has_host || password.len() < SHORTEST_PASSWORD || is_sample {
        return None;
    }
    Some(Match::new(Rule::URL_PASSWORD, start + colon..start + at, Confidence::Medium))
}

/// Whether a byte cannot belong to the user part or the host.
fn ends(byte: u8) -> bool {
    byte.is_ascii_whitespace()
        || matches!(byte, b'/' | b'"' | b'\'' | b'`' | b'<' | b'>' | b'\\' | b',' | b'|')
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use crate::scan;

    fn passwords(text: &str) -> Vec<&str> {
        scan(text).into_iter().map(|finding| &text[finding.range]).collect()
    }

    #[test]
    fn takes_the_password_alone() {
        assert_eq!(passwords("mongodb+srv://app:q9V7nB2K@cluster0.contoso.com/db"), ["q9V7nB2K"]);
        assert_eq!(passwords("postgres://u:p%40ss@localhost:5432"), ["p%40ss"]);
        assert_eq!(passwords("mysql://u:my@pass@db.contoso.com"), ["my@pass"]);
        assert_eq!(passwords("mongodb://u:q9V7nB2K@db.example.com/x"), ["q9V7nB2K"]);
        assert_eq!(passwords("https://a8Kd92LmQpX7:a8Kd92LmQpX7@host"), ["a8Kd92LmQpX7"]);
    }

    #[test]
    fn passes_over_urls_without_one() {
        for text in [
            "https://dev.azure.com/fabrikam",
            "https://fabrikam@dev.azure.com/fabrikam",
            "https://host:8080/a@b:c",
            "https://user:$PASSWORD@host",
            "https://user:${PASSWORD}@host",
            "https://user:<password>@host",
            "https://user:***@host",
            "https://user:[redacted:url-password]@host",
            "https://[redacted:azure-devops-pat:2026-03]@host",
            "see://user:pass@",
            "amqp://guest:guest@localhost:5672",
            "mysql+pymysql://scott:tiger@localhost/test",
            "https://[^:]+:[^@]+@host",
            "postgres://u:kulgrej7@db.example.org:5432/x",
            "https://u:kulgrej7@example.com?x=1",
            "https://u:kulgrej7@build.test/",
        ] {
            assert_eq!(passwords(text), [""; 0], "{text}");
        }
    }
}
