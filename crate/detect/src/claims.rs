//! What a JSON Web Token says about itself.
//!
//! Source: RFC 7519, section 4.1. Only to word a message: Azure DevOps will encrypt its tokens, and then nothing of this
//! can be read.

use alloc::string::String;
use alloc::vec;

use crate::Finding;
use crate::base64;

/// The audience that Entra names in tokens for Azure DevOps.
const AZURE_DEVOPS: &str = "499b84ac-1321-427f-aa17-267ca6975798";

/// The claims that tell whose token it is and how long it lives. They are public, the signature is not among them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claims {
    /// Who issued it, `iss`.
    pub issuer: Option<String>,
    /// For whom, `aud`; the first if there are several.
    pub audience: Option<String>,
    /// When it ends, `exp`, in seconds since 1970. Nobody has checked that it is true.
    pub expires: Option<u64>,
}

impl Claims {
    /// Whether the token opens Azure DevOps.
    #[must_use]
    pub fn is_for_azure_devops(&self) -> bool {
        self.audience.as_deref().is_some_and(|audience| audience.contains(AZURE_DEVOPS))
            || self.issuer.as_deref().is_some_and(|issuer| issuer.contains("vstoken."))
    }
}

/// The claims of the token that the finding in `text` is, if it is one and can be read.
#[must_use]
pub fn claims(text: &str, finding: &Finding) -> Option<Claims> {
    let token = text.get(finding.range.clone())?;
    let mut parts = token.split('.');
    let payload = parts.next().filter(|head| head.starts_with("eyJ")).and(parts.next())?;
    let mut bytes = vec![0; payload.len()];
    let length = base64::decode(payload.as_bytes(), &mut bytes);
    let json = core::str::from_utf8(&bytes[..length]).ok().filter(|json| json.starts_with('{'))?;
    let words = |key: &str| {
        let value = value(json, key)?;
        let value = value.strip_prefix('[').map_or(value, str::trim_start).strip_prefix('"')?;
        Some(String::from(&value[..value.find('"')?]))
    };
    let expires = value(json, "exp").and_then(|value| {
        let digits = value.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(value.len());
        value[..digits].parse().ok()
    });
    Some(Claims { issuer: words("iss"), audience: words("aud"), expires })
}

/// What follows the first such key.
fn value<'t>(json: &'t str, key: &str) -> Option<&'t str> {
    json.match_indices(key).find_map(|(at, _)| {
        let is_key = json[..at].ends_with('"');
        let behind = json[at + key.len()..].strip_prefix('"').filter(|_| is_key)?;
        behind.trim_start().strip_prefix(':').map(str::trim_start)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scan;

    fn of(payload: &str) -> Option<Claims> {
        let encoded =
            |text: &str| base64::encode(text).trim_end_matches('=').replace('+', "-").replace('/', "_");
        let token =
            format!("{}.{}.c2lnbmF0dXJlLW9mLXRoZS10b2tlbg", encoded("{\"alg\":\"RS256\"}"), encoded(payload));
        let text = format!("Authorization: Bearer {token}");
        let [finding] = &scan(&text)[..] else { panic!("{text}") };
        claims(&text, finding)
    }

    #[test]
    fn tells_whose_token_it_is_and_until_when() {
        let claims = of(&format!(
            "{{\"aud\": \"{AZURE_DEVOPS}\", \"iss\":\"https://sts.windows.net/x/\",\"exp\":1767225600}}"
        ));
        let claims = claims.unwrap();
        assert_eq!(claims.issuer.as_deref(), Some("https://sts.windows.net/x/"));
        assert_eq!(claims.expires, Some(1_767_225_600));
        assert!(claims.is_for_azure_devops());
        assert!(!of("{\"aud\":[\"other\",\"more\"],\"exp\":1}").unwrap().is_for_azure_devops());
    }

    #[test]
    fn says_nothing_where_there_is_nothing_to_read() {
        let empty = Claims { issuer: None, audience: None, expires: None };
        assert_eq!(of("{\"sub\":\"somebody else\"}"), Some(empty));
        let text = "npm_abc";
        assert_eq!(scan(text).first().and_then(|finding| claims(text, finding)), None);
    }
}
