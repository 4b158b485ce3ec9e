//! Hosts that exist in documents only.
//!
//! Source: RFC 2606, sections 2 and 3.

/// Names that nobody can own. Those below them count as well.
const NAMES: [&[u8]; 6] = [b"example.com", b"example.net", b"example.org", b"example", b"test", b"invalid"];

/// Whether one of the hosts in the text, or what could be one, exists in documents only.
pub(crate) fn is_in(text: &[u8]) -> bool {
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.');
    text.split(|byte| !is_part(byte)).any(is)
}

/// Whether the host exists in documents only.
pub(crate) fn is(host: &[u8]) -> bool {
    let host = host.strip_suffix(b".").unwrap_or(host);
    NAMES.iter().any(|name| {
        let Some((before, end)) = host.split_at_checked(host.len().wrapping_sub(name.len())) else {
            return false;
        };
        // A name without a dot may be anything, also a machine of one's own.
        end.eq_ignore_ascii_case(name)
            && (before.ends_with(b".") || before.is_empty() && name.contains(&b'.'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_reserved_names() {
        for host in
            ["example.com", "db.EXAMPLE.org", "a.b.example.net.", "foo.test", "nothing.invalid", "db.example"]
        {
            assert!(is(host.as_bytes()), "{host}");
        }
        for host in [
            "myexample.com",
            "example.com.contoso.io",
            "example.co",
            "test.contoso.com",
            "test",
            "contest",
            "example",
            "",
        ] {
            assert!(!is(host.as_bytes()), "{host}");
        }
    }
}
