//! URLs with a token in their user part, plain or percent-encoded.

use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use super::Carrier;
use super::organization;

/// How far from the token the rest of the URL is looked for, in bytes.
const REACH: usize = 256;

/// The kind of URL that the token at `range` is the user or password of, and the organization that it names.
pub(crate) fn find(text: &[u8], range: &Range<usize>) -> Option<(Carrier, Option<String>)> {
    let before = &text[range.start.saturating_sub(REACH)..range.start];
    let behind = &text[range.end..text.len().min(range.end + REACH)];

    if let Some(rest) = behind.strip_prefix(b"@") {
        let user = before.iter().rposition(|&byte| byte == b'/' || ends(byte))? + 1;
        return before[..user].ends_with(b"//").then(|| (Carrier::GitUrl, organization::of(url(rest))));
    }
    if behind.starts_with(b"%40") || behind.starts_with(b"%2540") {
        let start = before.iter().rposition(|&byte| ends(byte)).map_or(0, |at| at + 1);
        let decoded = decode(&before[start..]);
        let has_scheme = decoded.windows(2).any(|part| part == b"//");
        let rest = decode(url(behind));
        return has_scheme.then(|| {
            let host = rest.strip_prefix(b"@").unwrap_or_default();
            (Carrier::PercentEncodedUrl, organization::of(host))
        });
    }
    None
}

fn url(text: &[u8]) -> &[u8] {
    &text[..text.iter().position(|&byte| ends(byte)).unwrap_or(text.len())]
}

/// Whether a byte cannot belong to the URL, whatever surrounds it.
fn ends(byte: u8) -> bool {
    byte.is_ascii_whitespace()
        || matches!(byte, b'"' | b'\'' | b'`' | b'<' | b'>' | b'(' | b')' | b'&' | b'@')
}

/// Undoes percent-encoding, also where it was done twice.
fn decode(text: &[u8]) -> Vec<u8> {
    let mut decoded = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((&byte, behind)) = rest.split_first() {
        rest = behind;
        decoded.push(byte);
        while let Some(value) = rest.get(..2).and_then(hex)
            && decoded.last() == Some(&b'%')
        {
            decoded.pop();
            decoded.push(value);
            rest = &rest[2..];
        }
    }
    decoded
}

fn hex(digits: &[u8]) -> Option<u8> {
    let [high, low] = digits else { return None };
    let value = |digit: u8| char::from(digit).to_digit(16);
    u8::try_from(value(*high)? << 4 | value(*low)?).ok()
}

#[cfg(test)]
mod tests {
    use alloc::format;

    use super::*;
    use crate::generate;
    use crate::scan;

    fn only(text: &str) -> (&str, Carrier, Option<String>) {
        let [finding] = &scan(text)[..] else { panic!("{text}") };
        (&text[finding.range.clone()], finding.carrier, finding.organization.clone())
    }

    #[test]
    fn names_the_organization_of_a_git_url() {
        let fabrikam = Some(String::from("fabrikam"));
        for token in [generate::azure_devops_pat(3), generate::azure_devops_pat_legacy(3)] {
            for text in [
                format!("https://{token}@dev.azure.com/fabrikam/Fiber/_git/web"),
                format!("git clone 'https://any:{token}@dev.azure.com/fabrikam'"),
                format!("https://x:{token}@fabrikam.visualstudio.com/Fiber/_git/web"),
                format!(
                    "--index-url https://build:{token}@pkgs.dev.azure.com/fabrikam/_packaging/f/pypi/simple/"
                ),
            ] {
                assert_eq!(only(&text), (token.as_str(), Carrier::GitUrl, fabrikam.clone()));
            }
            for text in [
                format!("?url=https%3A%2F%2Fany%3A{token}%40dev.azure.com%2Ffabrikam%2FFiber"),
                format!("url=https%3a%2f%2f{token}%40dev.azure.com%2ffabrikam&x=1"),
                format!("https%253A%252F%252Fany%253A{token}%2540dev.azure.com%252Ffabrikam%252FFiber"),
            ] {
                assert_eq!(only(&text), (token.as_str(), Carrier::PercentEncodedUrl, fabrikam.clone()));
            }
        }
    }

    #[test]
    fn does_not_take_a_mail_address_for_a_url() {
        let token = generate::azure_devops_pat(3);
        assert_eq!(only(&format!("{token}@example.org")).1, Carrier::Bare);
        assert_eq!(only(&format!("https://a/{token}@example.org")).1, Carrier::Bare);
        assert_eq!(only(&format!("https://{token}@example.org/fabrikam")), (&*token, Carrier::GitUrl, None));
    }
}
