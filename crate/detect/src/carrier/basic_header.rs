//! `Authorization: Basic …`, whatever the header is called; `"auth": "…"` in the settings of Docker and `_auth=…` in those of npm.

const SCHEME: &[u8] = b"basic";
const FIELDS: [&[u8]; 2] = [b"\"auth", b"_auth"];

/// Whether a value that begins behind `before` is announced as credentials of the Basic scheme.
pub(crate) fn announces(before: &[u8]) -> bool {
    let behind = match before {
        [.., b'"' | b'='] => return is_field(before),
        [.., b'%', b'2', b'0'] => &before[..before.len() - 3],
        [.., b'+'] => &before[..before.len() - 1],
        [.., byte] if byte.is_ascii_whitespace() => before.trim_ascii_end(),
        _ => return false,
    };
    // Nearly every value ends here.
    matches!(behind, [.., b'c' | b'C']) && ends_with_scheme(behind)
}

fn ends_with_scheme(text: &[u8]) -> bool {
    text[text.len().saturating_sub(SCHEME.len())..].eq_ignore_ascii_case(SCHEME)
}

/// Whether the value of such a field begins behind `before`; its quotes may be escaped.
fn is_field(before: &[u8]) -> bool {
    let quote = |byte: &u8| matches!(byte, b'"' | b'\\' | b' ');
    let trim = |text: &[u8]| text.len() - text.iter().rev().take_while(|byte| quote(byte)).count();
    let Some((b':' | b'=', name)) = before[..trim(before)].split_last() else { return false };
    let name = &name[..trim(name)];
    name.last() == Some(&b'h') && FIELDS.iter().any(|field| name.ends_with(field))
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
