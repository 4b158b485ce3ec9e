//! Values that stand for a secret without being one.

use crate::mask;

/// Letters in a row that no random source produces.
const SAME_IN_A_ROW: usize = 7;
/// Letters in alphabetical order that no random source produces.
const IN_ORDER: usize = 16;
/// The same two or three letters again and again, over so many letters.
const REPEATED: usize = 15;

/// A shorter value can have so few digits by chance.
const NAME: usize = 24;
/// Of letters and digits at random at least one in so many is a digit.
const DIGIT: usize = 16;
/// So many digits can be the number of something; two fewer behind a word.
const NUMBER: usize = 5;
/// So many small letters in a row are a word.
const WORD: usize = 3;

const WORDS: [&[u8]; 7] =
    [b"example", b"placeholder", b"redacted", b"changeme", b"yourtoken", b"your_", b"your-"];

/// What the makers published for everybody: the keys of Azure's storage and Cosmos DB emulators, the token in GitHub's documents, and the
/// examples of RFC 6749 and RFC 6750.
const PUBLIC: [&[u8]; 8] = [
    b"Eby8vdM02x",
    b"C2y6yDjf5/R+ob0N8A7Cgv30VR",
    b"gho_16C7e42F292c6912E7",
    b"2YotnFZFEjr1zCsicMWpAA",
    b"tGzv3JOkF0XG5Qx2TlKWIA",
    b"7Fjfp0ZBr1KtDRbnfVdmIw",
    b"gX1fBat3bV",
    b"mF_9.B5f-4.1JqM",
];

/// Whether the letters were typed to fill a place: the same over and over, or a word that says so; or are known to
/// everybody. Ask only where no checksum has spoken.
pub(crate) fn is(letters: &[u8]) -> bool {
    let same = |one: u8, other: u8| one == other;
    has_row(letters, 1, SAME_IN_A_ROW, same)
        || has_row(letters, 2, REPEATED, same)
        || has_row(letters, 3, REPEATED, same)
        || has_row(letters, 1, IN_ORDER, follows)
        || PUBLIC.iter().any(|known| letters.starts_with(known))
        || holds_word(letters)
}

/// Whether in a stretch of so many letters each goes with the one so far behind it.
fn has_row(letters: &[u8], apart: usize, length: usize, goes_with: impl Fn(u8, u8) -> bool) -> bool {
    let pairs = letters.len().saturating_sub(apart);
    let goes = |at: usize| goes_with(letters[at], letters[at + apart]);
    let mut end = length - apart;
    // As with runs, the place that a row would have to reach is looked at first.
    while end <= pairs {
        let start = end - (length - apart);
        match (start..end).rposition(|at| !goes(at)) {
            Some(other) => end += other + 1,
            None => return true,
        }
    }
    false
}

/// Whether the second of two letters comes after the first in the alphabet, or after the digits.
fn follows(one: u8, other: u8) -> bool {
    one.wrapping_add(1) == other || one == b'9' && other | 0x20 == b'a'
}

fn holds_word(letters: &[u8]) -> bool {
    let starts =
        |rest: &[u8], word: &[u8]| rest.get(..word.len()).is_some_and(|part| part.eq_ignore_ascii_case(word));
    // What the words begin with: most places end here.
    let begins = |pair: &[u8]| {
        matches!(
            [pair[0] | 0x20, pair[1] | 0x20],
            [b'e', b'x'] | [b'p', b'l'] | [b'r', b'e'] | [b'c', b'h'] | [b'y', b'o']
        )
    };
    let mut places = letters.windows(2).enumerate().filter(|(_, pair)| begins(pair));
    places.any(|(at, _)| WORDS.iter().any(|word| starts(&letters[at..], word)))
}

/// Whether the letters are the name of something in a program rather than chosen at random: words, and hardly a digit. Ask only where
/// nothing but a word announces the letters.
pub(crate) fn is_name(letters: &[u8]) -> bool {
    let (mut digits, mut capitals, mut others, mut in_words, mut row) = (0, 0, 0, 0, 0);
    for letter in letters {
        row = if letter.is_ascii_lowercase() { row + 1 } else { 0 };
        in_words += match row {
            0..WORD => 0,
            WORD => WORD,
            _ => 1,
        };
        match letter {
            b'0'..=b'9' => digits += 1,
            b'A'..=b'Z' => capitals += 1,
            b'_' | b'-' | b'.' => others += 1,
            _ => {}
        }
    }
    if others > 1 && are_words(letters) {
        return true;
    }
    let is_mixed = capitals > 0 && capitals + digits + others < letters.len();
    let is_long = letters.len() >= NAME && digits * DIGIT <= letters.len();
    if is_mixed { is_long && 2 * in_words >= letters.len() } else { digits == 0 || is_long && others > 0 }
}

/// Whether signs stand between words of small letters, which may end with a number, and numbers: `test-token-2`.
fn are_words(letters: &[u8]) -> bool {
    letters.split(|letter| matches!(letter, b'_' | b'-' | b'.')).all(|part| {
        let word = part.iter().take_while(|letter| letter.is_ascii_lowercase()).count();
        let digits = part.len() - word;
        let number = if word > 0 { NUMBER - 2 } else { NUMBER };
        digits <= number && part[word..].iter().all(u8::is_ascii_digit)
    })
}

/// Whether a password is a variable, a template, or a word for itself.
pub(crate) fn is_password(text: &[u8]) -> bool {
    // One is what Oracle was set up with, and the last two are the examples of RFC 7617.
    const WORDS: [&[u8]; 12] = [
        b"password",
        b"pass",
        b"passwd",
        b"pwd",
        b"token",
        b"tiger",
        b"test",
        b"none",
        b"null",
        b"xxx",
        b"open sesame",
        b"opensesame",
    ];
    let first = text.first().copied().unwrap_or_default();
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'*' | b'_' | b'-' | b'.');
    let is_template = matches!(first, b'$' | b'<' | b'{' | b'#' | b'(' | b'[')
        || first == b'*' && text.iter().all(is_part)
        || first == b'%' && text.last() == Some(&b'%')
        || text.iter().any(|byte| b"${#*&[".contains(byte))
            && [&b"${"[..], b"$(", b"]+:[^", b"$env:", b"{{", b"#{", b"***", b"&lt;", mask::OPEN.as_bytes()]
                .iter()
                .any(|part| has(text, part));
    // `__NAME__`, `@@NAME@@`, and a name alone, as tools that replace them later want it.
    let is_constant = |byte: &u8| byte.is_ascii_uppercase() || *byte == b'_';
    let is_template = is_template
        || [&b"__"[..], b"@@"].iter().any(|mark| text.starts_with(mark) && text.ends_with(mark))
        || text.contains(&b'_') && text.iter().all(is_constant);
    is_template || WORDS.iter().any(|word| text.eq_ignore_ascii_case(word)) || is(text)
}

/// Whether a mask that [`redact`](crate::redact) has left stands in the text.
pub(crate) fn holds_mask(text: &[u8]) -> bool {
    has(text, mask::OPEN.as_bytes())
}

fn has(letters: &[u8], word: &[u8]) -> bool {
    letters.windows(word.len()).any(|part| part.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn sees_every_row(letters in "[ab]{0,40}", apart in 1..4usize, length in 4..9usize) {
            let letters = letters.as_bytes();
            let same = |one: u8, other: u8| one == other;
            let repeats = |part: &[u8]| part[apart..].iter().zip(part).all(|(one, other)| one == other);
            prop_assert_eq!(has_row(letters, apart, length, same), letters.windows(length).any(repeats));
        }
    }

    #[test]
    fn tells_names_from_what_is_random() {
        for name in [
            "Mistral3ForConditionalGeneration",
            "GoogleCloudRetailV2SearchRequest",
            "AwsEc2LaunchTemplateDataElasticGpuSpecificationSetList",
            "OAUTH2_CLIENT_CREDENTIALS",
            "LinuxWebAppAuthSettingsV2",
            "ElasticSearchV1Parameters",
            "privileged-access-pa-2-restrict-accounts",
            "bedrockagentcore",
            "test-token-abcdef-12345",
            "my_test_access_token_2",
            "this.is.a.fake.token1",
        ] {
            assert!(is_name(name.as_bytes()), "{name}");
        }
        for random in [
            "fjlof7vquijofaqnciyfoxjgey",
            "kQ9dLmXvTbRz7WcYpHsNfGjA",
            "ZXQWKJHGVBNMPLRTY3DSFCAEUIO",
            "0b1e4c6f9a8d3275e4c1b0a9f8d7c6e5",
            "f3a9c1d2-77be-4c1d-9a0e-55b1c2d3e4f5",
            "qkzjw-4821937-xmwpt",
            "SearchServiceRequest",
        ] {
            assert!(!is_name(random.as_bytes()), "{random}");
        }
    }

    #[test]
    fn knows_filled_places_from_random_letters() {
        assert!(is(b"aB3xxxxxxxxxxxxx"));
        assert!(is(b"GR134894112312312312312312312"));
        assert!(is(b"Qsb_abcdefghijklmnopqrst"));
        assert!(is(b"AKIA0123456789ABCDEF"));
        assert!(is(b"ThisIsMyExampleToken"));
        assert!(is(b"2YotnFZFEjr1zCsicMWpAA"));
        assert!(is(b"Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq"));
        assert!(!is(b"58oo4mvqr2tpw7b4w3loeckwfu5o6nw3sihfckvlwoxgqimlddza"));
    }

    #[test]
    fn knows_variables_from_passwords() {
        for text in [
            "__pwd1__",
            "@@FILE:/x@@",
            "DB_PASSWORD",
            "$PASSWORD",
            "${PASSWORD}",
            "pre${x}",
            "<password>",
            "{0}",
            "***",
            "%PASSWORD%",
            "password",
        ] {
            assert!(is_password(text.as_bytes()), "{text}");
        }
        for text in ["hunter2", "p%40ss", "myPassword", "__hunter2", "HUNTER", "HUNTER_2"] {
            assert!(!is_password(text.as_bytes()), "{text}");
        }
    }
}
