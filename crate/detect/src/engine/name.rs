//! What a value is called: its name can say that it is public, or a hash of a file.

use core::ops::Range;

/// How long a name may be, in bytes.
const LONGEST: usize = 64;
/// How far before the value its name may end, in bytes.
const APART: usize = 64;

/// What the name of a value ends with that is public, and as random as a secret: hashes, and what logs follow a request by. Without
/// what stands between words.
const PUBLIC: &[u8] = b"hash sha1 sha256 sha384 sha512 digest checksum integrity md5 commit revision ref sha etag trace \
    traceid traceparent requestid correlationid operationid activityid spanid sessionid publickey thumbprint fingerprint";
/// What the names of files end with.
const FILES: &[u8] = b"js mjs cjs ts tsx jsx css map json html htm xml yml yaml md txt pdf svg png jpg gif ico ttf woff woff2 wasm zip \
    gz tgz xz bz2 zst 7z tar jar war nupkg snupkg whl deb rpm apk dmg msi exe dll so dylib bin iso vsix crx pem p8 p12 pfx crt cer ppk \
    py go rs rb php java kt cs cpp cc h swift sh ps1 sql lock";
/// What a name that tells of a secret holds.
const SECRET: [&[u8]; 10] =
    [b"key", b"token", b"secret", b"pass", b"pwd", b"auth", b"cred", b"sas", b"bearer", b"login"];

/// Where the name of the value that begins behind `before` stands; empty if it has none.
pub(super) fn of(before: &[u8]) -> Range<usize> {
    let near = &before[before.len().saturating_sub(APART)..];
    let Some(last) = near.iter().rposition(u8::is_ascii_alphanumeric) else {
        return before.len()..before.len();
    };
    let end = before.len() - near.len() + last + 1;
    let is_part =
        |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b'/' | b'@');
    let length = before[..end].iter().rev().take(LONGEST).take_while(is_part).count();
    end - length..end
}

/// Whether a name is that of something public.
pub(super) fn is_public(name: &[u8]) -> bool {
    words(PUBLIC).any(|word| ends_with(name, word))
}

/// In any case of its letters, and whatever stands between words.
fn ends_with(name: &[u8], word: &[u8]) -> bool {
    let mut letters = name.iter().rev().filter(|byte| !matches!(byte, b'_' | b'-'));
    word.iter().rev().all(|letter| letters.next().is_some_and(|byte| byte.eq_ignore_ascii_case(letter)))
}

/// Whether a name is that of a file.
pub(super) fn is_file(name: &[u8]) -> bool {
    let dot = name.iter().rposition(|byte| *byte == b'.').filter(|dot| *dot > 0);
    dot.is_some_and(|dot| words(FILES).any(|end| name[dot + 1..].eq_ignore_ascii_case(end)))
}

/// Whether the name is that of a secret and of nothing else.
pub(super) fn is_of_secret(name: &[u8]) -> bool {
    ends_with(name, b"key") || ends_with(name, b"secret")
}

/// Whether a text tells of a secret.
pub(super) fn tells_of_secret(text: &[u8]) -> bool {
    let has = |part: &[u8]| text.windows(part.len()).any(|at| at.eq_ignore_ascii_case(part));
    SECRET.iter().any(|part| has(part))
}

/// Whether a value with this name looks as a hash does, or as the number of something.
pub(super) fn may_be_public(name: &[u8], value: &[u8]) -> bool {
    let is_hex = |byte: &u8| byte.is_ascii_hexdigit();
    match value.len() {
        32 | 40 | 56 | 64 | 96 | 128 if value.iter().all(is_hex) => true,
        36 if value.split(|byte| *byte == b'-').map(<[u8]>::len).eq([8, 4, 4, 4, 12]) => {
            ends_with(name, b"id")
        }
        28 | 44 => value.ends_with(b"="),
        88 => value.ends_with(b"=="),
        _ => false,
    }
}

fn words(list: &[u8]) -> impl Iterator<Item = &[u8]> {
    list.split(|byte| *byte == b' ').filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(before: &str) -> &str {
        &before[of(before.as_bytes())]
    }

    #[test]
    fn stands_directly_before_the_value() {
        for (before, expected) in [
            ("openai: { \"api_key\": \"", "api_key"),
            ("\"assets/app.js\": \"", "assets/app.js"),
            ("Jwt__Key=", "Jwt__Key"),
            ("Jwt:Key = '", "Key"),
            ("sha512:\n    \"", "sha512"),
            ("", ""),
            ("(\"", ""),
        ] {
            assert_eq!(name(before), expected, "{before:?}");
        }
    }

    #[test]
    fn says_what_is_public() {
        for name in
            ["contentHash", "X-Trace-Id", "trace_id", "x-ms-correlation-id", "SHA-512", "spanId", "publicKey"]
        {
            assert!(is_public(name.as_bytes()), "{name}");
        }
        for name in ["api_key", "hashKey", "traceToken", "id", ""] {
            assert!(!is_public(name.as_bytes()), "{name}");
        }
    }

    #[test]
    fn says_what_is_a_file() {
        for name in ["app.min.js", "keys/id.PEM", "azure-storage-12.1.0.tar.gz"] {
            assert!(is_file(name.as_bytes()), "{name}");
        }
        for name in ["storage.key", "spring.datasource.password", ".env", "js", ""] {
            assert!(!is_file(name.as_bytes()), "{name}");
        }
    }
}
