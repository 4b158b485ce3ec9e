//! Whether a value looks as if a machine had drawn it: not as people write names, sentences, and passwords that they can remember.

use super::name;
use super::words::holds;
use super::words::letter;

/// Less can be anything.
const SHORTEST: usize = 20;
/// So many digits of base 16 are a key; less may be the number of something.
const HEX: usize = 32;
/// Letters of one case must be more, since words are written in them too.
const ONE_CASE: usize = 24;
/// So many small letters in a row are a word.
const WORD: usize = 4;
/// What people put into a value that they make up, also as `s3cr3t`.
const WORDS: [&[u8]; 10] =
    [b"secret", b"passw", b"token", b"test", b"key", b"client", b"dummy", b"fake", b"sample", b"super"];

/// What a value is made of.
#[derive(Default)]
struct Content {
    digits: usize,
    lower: usize,
    upper: usize,
    /// Signs between.
    others: usize,
    /// How often another kind follows.
    turns: usize,
    /// Letters in words.
    in_words: usize,
}

/// Whether nobody has made it up.
pub(super) fn is(value: &[u8]) -> bool {
    let length = value.iter().rposition(|byte| *byte != b'=').map_or(0, |last| last + 1);
    let value = &value[..length];
    let is_hex = |part: &[u8]| part.iter().all(u8::is_ascii_hexdigit);
    if name::is_guid(value) {
        return true;
    }
    let Content { digits, lower, upper, others, turns, in_words } = content(value);
    if is_hex(value) {
        return length >= HEX && digits > 0 && digits < length;
    }
    // Of letters drawn from both cases and the digits six in ten stand beside another kind, of those from one case four.
    let is_random = if lower > 0 && upper > 0 {
        length >= SHORTEST
            && digits > 1
            && 5 * turns >= 2 * length
            && 3 * in_words <= length
            && 5 * others <= length
    } else {
        length >= ONE_CASE && others == 0 && 8 * digits >= length && 4 * turns >= length
    };
    is_random && !holds(value, &WORDS, letter) && !is_in_order(value)
}

fn content(value: &[u8]) -> Content {
    let mut content = Content::default();
    let (mut before, mut row) = (None, 0);
    for byte in value {
        let kind = match byte {
            b'0'..=b'9' => &mut content.digits,
            b'a'..=b'z' => &mut content.lower,
            b'A'..=b'Z' => &mut content.upper,
            _ => &mut content.others,
        };
        *kind += 1;
        let kind = if byte.is_ascii_punctuation() { 0 } else { byte & 0x60 };
        content.turns += usize::from(before.is_some_and(|before| before != kind));
        before = Some(kind);
        row = if byte.is_ascii_lowercase() { row + 1 } else { 0 };
        content.in_words += match row {
            0..WORD => 0,
            WORD => WORD,
            _ => 1,
        };
    }
    content
}

/// Whether half of the letters follow each other, as in `aBcDeF` and `a1B2c3`.
fn is_in_order(value: &[u8]) -> bool {
    let follow = |three: &&[u8]| {
        let next = (three[0] | 0x20) + 1;
        three[1..].iter().any(|byte| byte | 0x20 == next)
    };
    2 * value.windows(3).filter(follow).count() >= value.len()
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::*;
    use crate::random::Random;

    #[test]
    fn knows_most_of_what_is_drawn() {
        let all = b"abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-_";
        let hex = b"0123456789abcdef";
        for (letters, length) in
            [(&all[..], 43), (&all[..62], 32), (&all[..62], 40), (&all[..36], 40), (hex, 32)]
        {
            let mut random = Random::new(7);
            let mut is_known = |_: &u32| {
                let mut letter = || letters[random.below(letters.len() as u64)];
                is(&(0..length).map(|_| letter()).collect::<Vec<_>>())
            };
            let known = (0..1000).filter(|number| is_known(number)).count();
            assert!(known > 920, "{known} of {length} letters of {}", letters.len());
        }
    }

    #[test]
    fn knows_what_people_write() {
        for value in [
            "Sup3rS3cretPassw0rdForTest",
            "ThisIsAFakeClientSecret1234",
            "my-super-secret-jwt-key-1",
            "kv-fabrikam-prod-client-secret-2",
            "X-Api-Key-V2-Header-Name",
            "settings.ClientSecretV2Value",
            "ApiKeyAuthenticationHandlerV2",
            "ThisIsMyV3ryLongS3cretK3yForJWT2024",
            "superSecretKey@345superSecretKey",
            "P@ssw0rd1234567890Abcd",
            "/run/secrets/Client_Value_v2",
            "thequickbrownfoxjumpsover13lazydogs",
            "20261201123456789012345678901234",
            "5f9d88b2c3a14e7d90bb1c2e",
            "a1B2c3D4e5F6g7H8i9J0k1L2",
            "AbCdEfGhIjKlMnOpQrStUvWxYz123456",
        ] {
            assert!(!is(value.as_bytes()), "{value}");
        }
    }
}
