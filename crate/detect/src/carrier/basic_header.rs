//! `Authorization: Basic …`, whatever the header is called; `"auth": "…"` in the settings of Docker and `_auth=…` in those of npm.

const SCHEME: &[u8] = b"basic";
const FIELDS: [&[u8]; 2] = [b"\"auth", b"_auth"];

/// Whether a value that begins behind `before` is announced as credentials of the Basic scheme.
pub(crate) fn announces(before: &[u8]) -> bool {
    if matches!(before.last(), Some(b'"' | b'=')) {
        return is_field(before);
    }
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

/// Whether the value of such a field begins behind `before`; its quotes may be escaped.
fn is_field(before: &[u8]) -> bool {
    let quote = |byte: &u8| matches!(byte, b'"' | b'\\' | b' ');
    let trim = |text: &[u8]| text.len() - text.iter().rev().take_while(|byte| quote(byte)).count();
    let Some((b':' | b'=', name)) = before[..trim(before)].split_last() else { return false };
    FIELDS.iter().any(|field| name[..trim(name)].ends_with(field))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_scheme_in_any_case_and_the_field() {
        for before in ["Authorization: Basic ", "AUTHORIZATION: basic  ", "\"BASIC ", "Basic%20"] {
            assert!(announces(before.as_bytes()), "{before}");
        }
        for before in ["registry/:_auth=", "_auth = \"", "\"auth\": \"", "{\\\"auth\\\":\\\""] {
            assert!(announces(before.as_bytes()), "{before}");
        }
        for before in ["auth: \"", "\"oauth\": \"", "\"auth\" \"", "Bearer ", "basic", "basic: ", "", " "] {
            assert!(!announces(before.as_bytes()), "{before}");
        }
    }
}
