//! JSON Web Tokens: header and content are JSON objects in base 64.

use super::Verdict;
use crate::carrier::base64;

/// Wrong unless the first two parts begin like JSON objects.
pub(super) fn verdict(token: &[u8]) -> Verdict {
    let mut parts = token.split(|&byte| byte == b'.');
    let is_object = |part: Option<&[u8]>| part.is_some_and(begins_like_json);
    if is_object(parts.next()) && is_object(parts.next()) { Verdict::Unknown } else { Verdict::Wrong }
}

/// An object is open, and a name or its end follows, with any white space between.
fn begins_like_json(part: &[u8]) -> bool {
    let mut start = [0; 12];
    let length = base64::decode(part, &mut start);
    let text = start[..length].strip_prefix(b"{").map(<[u8]>::trim_ascii_start);
    text.is_some_and(|text| matches!(text.first(), Some(b'"' | b'}')))
}
