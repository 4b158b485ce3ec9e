//! `Authorization: Basic …`, whatever the header is called.

const SCHEME: &[u8] = b"basic";

/// Whether a value that begins behind `before` is announced as credentials of the Basic scheme.
pub(crate) fn announces(before: &[u8]) -> bool {
    // Nearly every value ends here.
    if !before.last().is_some_and(|byte| byte.is_ascii_whitespace() || matches!(byte, b'0' | b'+')) {
        return false;
    }
    let plain = before.trim_ascii_end();
    let spaced = if plain.len() < before.len() { Some(plain) } else { None };
    let escaped = || before.strip_suffix(b"%20").or_else(|| before.strip_suffix(b"+"));
    spaced.or_else(escaped).is_some_and(|text| {
        let scheme = &text[text.len().saturating_sub(SCHEME.len())..];
        scheme.eq_ignore_ascii_case(SCHEME)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_scheme_in_any_case() {
        for before in ["Authorization: Basic ", "AUTHORIZATION: basic  ", "\"BASIC ", "Basic%20"] {
            assert!(announces(before.as_bytes()), "{before}");
        }
        for before in ["Bearer ", "basic", "basic: ", "", " "] {
            assert!(!announces(before.as_bytes()), "{before}");
        }
    }
}
