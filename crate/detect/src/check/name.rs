//! Whether a value is the name, the address or the number of something rather than a secret.

/// So many letters of one case in a row are a word, or a part of one.
const WORD: usize = 3;
/// How long the groups of a GUID are.
const GUID: [usize; 5] = [8, 4, 4, 4, 12];

/// Whether it is one: the rest of a URL, a GUID, or words with a number here and there.
pub(super) fn is(value: &[u8]) -> bool {
    value.starts_with(b"//") || is_guid(value) || are_words(value)
}

pub(super) fn is_guid(value: &[u8]) -> bool {
    let groups = || value.split(|byte| *byte == b'-');
    groups().map(<[u8]>::len).eq(GUID) && groups().flatten().all(u8::is_ascii_hexdigit)
}

/// Whether two letters in three stand in words, and no part between signs has more than one number.
fn are_words(value: &[u8]) -> bool {
    let (mut letters, mut in_words) = (0, 0);
    for part in value.split(|byte| !byte.is_ascii_alphanumeric()) {
        let mut numbers = 0;
        // Digits, capitals and small letters differ in these bits.
        for row in part.chunk_by(|one, other| one & 0x60 == other & 0x60) {
            if row[0].is_ascii_digit() {
                numbers += 1;
                continue;
            }
            letters += row.len();
            in_words += if row.len() < WORD { 0 } else { row.len() };
        }
        if numbers > 1 {
            return false;
        }
    }
    3 * in_words >= 2 * letters
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::*;
    use crate::random::Random;

    #[test]
    fn knows_names_addresses_and_numbers() {
        for value in [
            "html_js_1.TAG_ID.SELECT",
            "TLS13_CHACHA20_POLY1305_SHA256_INTERNAL",
            "x25519_generate_private_key",
            "formstackOAuth2Api",
            "DriverUtils_1.DriverUtils.buildDriverOptions",
            "//login.contoso.com/services/oauth2/token",
            "/secrets/db-password-2/versions/latest",
            "126f360e-c79e-4e75-8f7c-7d91bfd2f0b8",
            "YOUR_TOKEN_GOES_HERE",
            "restfulpowerpass12",
        ] {
            assert!(is(value.as_bytes()), "{value}");
        }
    }

    #[test]
    fn takes_hardly_anything_drawn_for_a_name() {
        let all = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+/";
        for (letters, length) in [(&all[..], 20), (&all[..62], 20), (&all[..62], 32)] {
            let mut random = Random::new(7);
            let mut is_name = |_: &u32| {
                is(&(0..length).map(|_| letters[random.below(letters.len() as u64)]).collect::<Vec<_>>())
            };
            let names = (0..1000).filter(|number| is_name(number)).count();
            assert!(names < 30, "{names} of {length} letters of {}", letters.len());
        }
    }
}
