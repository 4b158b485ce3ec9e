//! JSON Web Tokens: header and content are JSON objects in base 64.

use super::Validity;
use crate::base64;
use crate::claims::Claims;

/// A longer part is not read to its end; in bytes.
const LONGEST: usize = 384;

/// What stands in tokens of documents only, all of it in any order: of jwt.io, its older pages, and RFC 7515 and RFC 7519.
const SAMPLES: [&[&[u8]]; 4] =
    [&[b"\"1234567890\"", b" Doe\""], &[b":1516239022"], &[b":1422779638"], &[b"\"joe\"", b":1300819380"]];

/// Wrong unless the first two parts begin like JSON objects and the first one names an algorithm, as it must (RFC 7515, section 4.1.1).
pub(super) fn validity(token: &[u8]) -> Validity {
    let mut parts = token.split(|&byte| byte == b'.');
    let (header, content) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    if begins_like_json(header) && begins_like_json(content) && names_algorithm(header) && !is_sample(token) {
        Validity::Unknown
    } else {
        Validity::Wrong
    }
}

/// Whether it says that it opens Azure DevOps.
pub(super) fn is_for_azure_devops(token: &[u8]) -> bool {
    Claims::of(token).is_some_and(|claims| claims.is_for_azure_devops())
}

fn names_algorithm(header: &[u8]) -> bool {
    let mut text = [0; LONGEST];
    let length = base64::decode(header, &mut text);
    length == LONGEST || text[..length].windows(5).any(|part| part == b"\"alg\"")
}

/// Whether it is a token of documents only, or no more than a header, as documents cut it: `eyJ0eXAiOiJKV1QiLCJhbGciOi…`.
pub(super) fn is_sample(token: &[u8]) -> bool {
    let Some(content) = token.split(|&byte| byte == b'.').nth(1).filter(|content| !content.is_empty()) else {
        return begins_like_header(token);
    };
    let mut text = [0; LONGEST];
    let length = base64::decode(content, &mut text);
    let has = |part: &&[u8]| text[..length].windows(part.len()).any(|at| at == *part);
    SAMPLES.iter().any(|sample| sample.iter().all(has))
}

/// Whether the first thing named is one that headers begin with.
fn begins_like_header(token: &[u8]) -> bool {
    let mut start = [0; 6];
    base64::decode(token, &mut start);
    matches!(&start, b"{\"alg\"" | b"{\"typ\"")
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
    use alloc::vec::Vec;

    use crate::Confidence;
    use crate::base64::encode;
    use crate::scan;

    #[test]
    fn knows_the_tokens_of_documents() {
        let token = |content: &str| {
            let part = |text: &str| encode(text).replace('=', "");
            format!(
                "{}.{}.kH3bV1-qYt0ZcR9xWm2Lf8NsPd5GjUa7EoTiBv4KyXw",
                part("{\"alg\":\"HS256\"}"),
                part(content)
            )
        };
        for content in [
            "{\"sub\":\"1234567890\",\"name\":\"John Doe\",\"admin\":true}",
            "{ \"name\": \"Jane Doe\", \"sub\": \"1234567890\" }",
            "{\"sub\":\"ada\",\"iat\":1516239022}",
            "{\"iss\":\"joe\",\r\n \"exp\":1300819380,\r\n \"http://example.com/is_root\":true}",
        ] {
            assert_eq!(scan(&token(content)), [], "{content}");
            assert_eq!(scan(&format!("Authorization: Bearer {}", token(content))), [], "{content}");
        }
        for content in [
            "{\"sub\":\"ada\",\"name\":\"John Doe\",\"iat\":1516239023}",
            "{\"iss\":\"joe\",\"exp\":1900819380}",
        ] {
            assert_eq!(scan(&token(content)).len(), 1, "{content}");
        }
    }

    #[test]
    fn a_header_alone_opens_nothing() {
        for text in [
            "Authorization: Bearer eyJ0eXAiOiJKV1QiLCJhbGciOi...",
            "Authorization: Bearer eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiIsIng1dCI6Ik5HVEZ2ZEst\u{2026}",
            "Authorization: Bearer eyJhbGciOiJSUzI1NiIsImtpZCI6IjdGM0E5QzFF[...]",
        ] {
            assert_eq!(scan(text), [], "{text}");
        }
        // Some tokens are an object in base 64, and no more.
        let other = encode("{\"k\":\"kH3bV1-qYt0ZcR9xWm2Lf8NsPd5GjUa7\",\"n\":\"ci\",\"id\":1}");
        assert_eq!(scan(&format!("Authorization: Bearer {other}")).len(), 1);
    }

    #[test]
    fn names_the_tokens_of_azure_devops() {
        let part = |text: &str| encode(text).replace('=', "");
        let token = |claims: &str| {
            format!(
                "{}.{}.kH3bV1-qYt0ZcR9xWm2Lf8NsPd5GjUa7EoTiBv4KyXw",
                part("{\"alg\":\"RS256\"}"),
                part(claims)
            )
        };
        let found =
            |text: &str| scan(text).iter().map(|it| (it.rule.id(), it.confidence)).collect::<Vec<_>>();
        let (other, entra) =
            (token("{\"aud\":\"x\"}"), token("{\"aud\":\"499b84ac-1321-427f-aa17-267ca6975798\"}"));
        let encrypted =
            format!("{}..kH3bV1qYt0.ZcR9xWm2Lf8NsPd5Gj.Ua7EoTiBv4KyXw", part("{\"enc\":\"A256GCM\"}"));
        for (text, id) in [
            (format!("Authorization: Bearer {entra}"), "azure-devops-access-token"),
            (entra.clone(), "azure-devops-access-token"),
            (format!("SYSTEM_ACCESSTOKEN={entra}"), "azure-devops-job-token"),
            (format!("$env:SYSTEM_ACCESSTOKEN = '{other}'"), "azure-devops-job-token"),
            (format!("  System.AccessToken: {encrypted}"), "azure-devops-job-token"),
            (format!("{{\"name\":\"SYSTEM_ACCESSTOKEN\",\"value\":\"{other}\"}}"), "azure-devops-job-token"),
            (format!("Cookie: a=b; UserAuthentication={other}; c=d"), "azure-devops-session"),
            (format!("curl -b 'UserAuthentication={encrypted}'"), "azure-devops-session"),
            (format!("Set-Cookie: HostAuthentication={other}; path=/"), "azure-devops-session"),
            (format!("\"name\": \"AadAuthentication\", \"value\": \"{other}\""), "azure-devops-session"),
        ] {
            assert_eq!(found(&text), [(id, Confidence::High)], "{text}");
        }
        assert_eq!(found(&format!("Authorization: Bearer {other}")), [("jwt", Confidence::Medium)]);
        for text in [
            "SYSTEM_ACCESSTOKEN: $(System.AccessToken)\n  # 6e38bd17654eb32a901cab81c93a572fdfac248d6e38bd17654eb32a",
            "SYSTEM_ACCESSTOKEN: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            "UserAuthentication=Microsoft.AspNetCore.Authentication.Cookies",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

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
