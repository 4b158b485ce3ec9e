//! JSON Web Tokens: header and content are JSON objects in base 64.

use super::Validity;
use crate::base64;

/// A longer header is not read to its end; in bytes.
const HEADER: usize = 384;

/// Wrong unless the first two parts begin like JSON objects and the first one names an algorithm, as it must (RFC 7515, section 4.1.1).
pub(super) fn validity(token: &[u8]) -> Validity {
    let mut parts = token.split(|&byte| byte == b'.');
    let (header, content) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    if begins_like_json(header) && begins_like_json(content) && names_algorithm(header) {
        Validity::Unknown
    } else {
        Validity::Wrong
    }
}

fn names_algorithm(header: &[u8]) -> bool {
    let mut text = [0; HEADER];
    let length = base64::decode(header, &mut text);
    length == HEADER || text[..length].windows(5).any(|part| part == b"\"alg\"")
}

/// An object is open, and a name or its end follows, with any white space between.
fn begins_like_json(part: &[u8]) -> bool {
    let mut start = [0; 12];
    let length = base64::decode(part, &mut start);
    let text = start[..length].strip_prefix(b"{").map(<[u8]>::trim_ascii_start);
    text.is_some_and(|text| matches!(text.first(), Some(b'"' | b'}')))
}

#[cfg(test)]
mod tests {
    use alloc::format;

    use crate::base64::encode;
    use crate::scan;

    #[test]
    fn wants_the_name_of_an_algorithm() {
        let token = |header: &str| {
            let part = |text: &str| encode(text).replace('=', "");
            format!(
                "{}.{}.kH3bV1-qYt0ZcR9xWm2Lf8NsPd5GjUa7EoTiBv4KyXw",
                part(header),
                part("{\"sub\":\"ada\"}")
            )
        };
        assert_eq!(scan(&token("{\"alg\":\"RS256\",\"typ\":\"JWT\"}")).len(), 1);
        assert_eq!(scan(&token("{\"typ\":\"JWT\",\"kid\":\"1\"}")), []);
    }
}
