//! What a JSON Web Token says about itself.
//!
//! Source: RFC 7519, section 4.1. Only to name a token, or to say when it ends: Azure DevOps will encrypt its tokens, and then nothing of
//! this can be read.

use alloc::vec;
use alloc::vec::Vec;

use crate::base64;

/// The audience that Entra names in tokens for Azure DevOps.
const AZURE_DEVOPS: &str = "499b84ac-1321-427f-aa17-267ca6975798";
/// Whom Azure DevOps names as the issuer of its own tokens, in part.
const OWN: &str = "vstoken.";

/// The object between the first two dots of a token.
pub(crate) struct Claims(Vec<u8>);

impl Claims {
    /// The claims of a token, if it can be read.
    pub(crate) fn of(token: &[u8]) -> Option<Self> {
        let mut parts = token.split(|byte| *byte == b'.');
        let content = parts.next().filter(|head| head.starts_with(b"eyJ")).and(parts.next())?;
        let mut json = vec![0; content.len()];
        let length = base64::decode(content, &mut json);
        json.truncate(length);
        json.starts_with(b"{").then_some(Self(json))
    }

    /// Whether the token says that it opens Azure DevOps.
    pub(crate) fn is_for_azure_devops(&self) -> bool {
        self.has("aud", AZURE_DEVOPS) || self.has("iss", OWN)
    }

    /// When it ends, in seconds since 1970. The latest if it says so several times, as for a part of itself.
    pub(crate) fn expires(&self) -> Option<u64> {
        self.values("exp")
            .filter_map(|value| {
                let digits = value.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(value.len());
                value[..digits].parse().ok()
            })
            .max()
    }

    /// Whether the value of a key, or the first one in its list, holds the part.
    fn has(&self, key: &str, part: &str) -> bool {
        self.values(key).any(|value| {
            let value = value.strip_prefix('[').map_or(value, str::trim_start);
            value
                .strip_prefix('"')
                .and_then(|text| text.split('"').next())
                .is_some_and(|text| text.contains(part))
        })
    }

    /// What follows each such key.
    fn values<'c>(&'c self, key: &'c str) -> impl Iterator<Item = &'c str> {
        let json = core::str::from_utf8(&self.0).unwrap_or_default();
        json.match_indices(key).filter_map(move |(at, _)| {
            let is_key = json[..at].ends_with('"');
            let behind = json[at + key.len()..].strip_prefix('"').filter(|_| is_key)?;
            behind.trim_start().strip_prefix(':').map(str::trim_start)
        })
    }
}

#[cfg(test)]
mod tests {
    use alloc::format;
    use alloc::string::String;

    use super::*;

    fn claims(content: &str) -> Option<Claims> {
        let part =
            |text: &str| base64::encode(text).trim_end_matches('=').replace('+', "-").replace('/', "_");
        Claims::of(format!("{}.{}.c2lnbmF0dXJl", part("{\"alg\":\"RS256\"}"), part(content)).as_bytes())
    }

    #[test]
    fn tells_whether_a_token_is_for_azure_devops() {
        for content in [
            format!("{{\"aud\": \"{AZURE_DEVOPS}\", \"exp\":1767225600}}"),
            format!("{{\"aud\":[ \"https://fabrikam/{AZURE_DEVOPS}\"]}}"),
            String::from("{\"iss\":\"app.vstoken.visualstudio.com\"}"),
        ] {
            assert!(claims(&content).unwrap().is_for_azure_devops(), "{content}");
        }
        for content in [
            format!("{{\"aud\":\"other\",\"appid\":\"{AZURE_DEVOPS}\"}}"),
            String::from("{\"sub\":\"vstoken.\"}"),
            String::from("{}"),
        ] {
            assert!(!claims(&content).unwrap().is_for_azure_devops(), "{content}");
        }
    }

    #[test]
    fn tells_when_a_token_ends() {
        for (content, expires) in [
            ("{\"exp\":1767225600}", Some(1_767_225_600)),
            ("{\"exp\" : 1767225600.5,\"nbf\":1}", Some(1_767_225_600)),
            ("{\"act\":{\"exp\":1700000000},\"exp\":1767225600}", Some(1_767_225_600)),
            ("{\"exp\":\"soon\"}", None),
            ("{\"xexp\":1767225600}", None),
        ] {
            assert_eq!(claims(content).unwrap().expires(), expires, "{content}");
        }
    }

    #[test]
    fn says_nothing_where_there_is_nothing_to_read() {
        assert!(claims("no object").is_none());
        assert!(Claims::of(b"npm_abc").is_none());
        assert!(Claims::of(b"eyJ").is_none());
    }
}
