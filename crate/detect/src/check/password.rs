//! Whether a value is a password that somebody has set, where its name or its place in a command says that it is one.

use super::name;
use super::words::holds;
use super::words::letter;
use crate::base64;
use crate::placeholder;

/// A shorter value, and one with fewer kinds of characters, can be any word.
const SHORTEST: usize = 8;
const KINDS: u32 = 3;
/// In a command even a shorter one tells enough.
pub(crate) const SHORT: usize = 6;

/// How long an encoded password can be, in bytes.
const ENCODED: usize = 128;
/// Of letters that no password was encoded to, so many bytes are hardly ever all printable.
const PRINTABLE: usize = 6;

/// Words in values that stand for something else, or say that somebody has to put one in.
const STANDS_FOR: [&[u8]; 10] =
    [b"xxxx", b"change", b"your", b"dummy", b"sample", b"insert", b"replace", b"foobar", b"vault", b"param"];

/// What only pieces of programs, patterns and templates have, references to what is kept elsewhere, and texts that OpenSSL has encrypted.
const PROGRAM: [&[u8]; 26] = [
    b"=>",
    b"->",
    b"::",
    b"()",
    b"(?",
    b"):",
    b"[0]",
    b"[1]",
    b"[a-",
    b"[^",
    b"\\d",
    b"\\w",
    b"{8",
    b"<%",
    b"||",
    b"&&",
    b"!=",
    b"{}",
    b"enc[",
    b"enc(",
    b"secrets.",
    b"arn:",
    b"%s",
    b"%v",
    b"://",
    b"u2fsdgvkx1",
];

/// How a person shows that they have cut a value.
const CUT: [&[u8]; 2] = [b"...", "\u{2026}".as_bytes()];

/// Words for what it is, in a password that documents show.
const WORDS: [&[u8]; 4] = [b"password", b"pass", b"secret", b"test"];
/// With more numbers than these beside such a word it may be one that somebody uses.
const NUMBERS: usize = 2;

/// Whether the value can be a password at all: whole, no template or word for one, no address, path or hash, no piece of a program.
pub(crate) fn may_be(value: &[u8]) -> bool {
    !(value.iter().any(|byte| byte.is_ascii_whitespace() || byte.is_ascii_control())
        || CUT.iter().any(|cut| value.ends_with(cut))
        || is_reference(value)
        || is_path(value)
        || is_hash(value)
        || holds(value, &PROGRAM, u8::to_ascii_lowercase)
        || holds(value, &STANDS_FOR, u8::to_ascii_lowercase)
        || holds(value, &STANDS_FOR, letter)
        || name::is_guid(value)
        || names_itself(value)
        || placeholder::is_password(value))
}

/// Whether a name alone is enough for this value: three kinds of characters, as the rules of most systems want them.
pub(crate) fn is_strong(value: &[u8]) -> bool {
    let (mut kinds, mut length, mut foreign, mut rest) = (0u8, 0, 0, value);
    while let Some((code, behind)) = next_character(rest) {
        rest = behind;
        length += 1;
        kinds |= match u8::try_from(code) {
            Ok(b'a'..=b'z') => 1,
            Ok(b'A'..=b'Z') => 2,
            Ok(b'0'..=b'9') => 4,
            Ok(byte) if is_symbol(byte) => 8,
            _ => 0,
        };
        foreign += usize::from(code > 0x7F);
    }
    // What is written in another alphabet is the word for a password.
    length >= SHORTEST
        && 2 * foreign < length
        && kinds.count_ones() >= KINDS
        && !is_dotted(value)
        && !is_encoded_text(value)
        && may_be(value)
}

/// Whether a value is one where a command expects a password: a number or sign besides letters, and no name of something.
pub(crate) fn is_likely(value: &[u8]) -> bool {
    value.len() >= SHORT
        && value.iter().any(u8::is_ascii_alphabetic)
        && value.iter().any(|byte| byte.is_ascii_digit() || is_symbol(*byte))
        && !is_dotted(value)
        && may_be(value)
}

/// Whether a value looks drawn, so that it may be real whatever the host beside it is called: all three kinds of letters are there.
pub(crate) fn is_drawn(value: &[u8]) -> bool {
    let kinds = [u8::is_ascii_lowercase, u8::is_ascii_uppercase, u8::is_ascii_digit];
    value.len() >= SHORTEST && kinds.iter().all(|is| value.iter().any(is))
}

/// The code of the first character, also if it is escaped as in a URL or a string, and what stands behind it.
fn next_character(text: &[u8]) -> Option<(u32, &[u8])> {
    let code = |digits: &[u8]| -> Option<u32> {
        digits.iter().try_fold(0, |code, digit| Some(code << 4 | char::from(*digit).to_digit(16)?))
    };
    let escapes: [(&[u8], usize); 3] = [(b"%", 2), (b"\\x", 2), (b"\\u", 4)];
    let escaped = escapes.into_iter().find_map(|(mark, length)| {
        let (digits, rest) = text.strip_prefix(mark)?.split_at_checked(length)?;
        Some((code(digits)?, rest))
    });
    escaped.or_else(|| text.split_first().map(|(byte, rest)| (u32::from(*byte), rest)))
}

/// Whether the value is a password in base 64, as Kubernetes takes the values of a secret.
pub(crate) fn is_encoded(value: &[u8]) -> bool {
    let mut buffer = [0; ENCODED / 4 * 3];
    decoded(value, &mut buffer).is_some_and(|text| text.len() >= PRINTABLE && may_be(text))
}

/// Whether the value is base 64 of a text that is no password.
fn is_encoded_text(value: &[u8]) -> bool {
    let mut buffer = [0; ENCODED / 4 * 3];
    decoded(value, &mut buffer).is_some_and(|text| text.len() >= PRINTABLE && !may_be(text))
}

/// The text of which the value is the base 64.
fn decoded<'b>(value: &[u8], buffer: &'b mut [u8; ENCODED / 4 * 3]) -> Option<&'b [u8]> {
    if value.len() > ENCODED || !value.len().is_multiple_of(4) {
        return None;
    }
    let length = base64::decode(value, buffer);
    let padding = value.iter().rev().take_while(|byte| **byte == b'=').count();
    let text = &buffer[..length];
    let is_text =
        length + padding == value.len() / 4 * 3 && text.iter().all(|byte| matches!(byte, b' '..=b'~'));
    is_text.then_some(text)
}

/// What names of things do not have: those have dots, dashes and slashes.
fn is_symbol(byte: u8) -> bool {
    byte.is_ascii_punctuation() && !matches!(byte, b'-' | b'_' | b'.' | b'/' | b':')
}

/// Whether a word for what it is stands in it, and hardly a number beside.
fn names_itself(value: &[u8]) -> bool {
    let (mut is_named, mut numbers, mut before, mut rest) = (false, 0, None, value);
    while let [first, behind @ ..] = rest {
        let is = |word: &&&[u8]| {
            word.len() <= rest.len() && word.iter().copied().eq(rest[..word.len()].iter().map(letter))
        };
        if let Some(word) = WORDS.iter().find(is) {
            (is_named, before, rest) = (true, None, &rest[word.len()..]);
            continue;
        }
        // `1234` counts once.
        let goes_on = before.is_some_and(|before: u8| before + 1 == *first);
        numbers += usize::from(first.is_ascii_digit() && !goes_on);
        before = first.is_ascii_digit().then_some(*first);
        rest = behind;
    }
    is_named && numbers <= NUMBERS
}

/// `$name`, `@name`, `:name`, `&name`, `name(…`, an address, and a template with a name in it.
fn is_reference(value: &[u8]) -> bool {
    let is_part = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'-');
    let name = |text: &[u8]| text.iter().take_while(is_part).count();
    let holds_name =
        || value.split(|byte| *byte == b'{').skip(1).any(|part| part.get(name(part)) == Some(&b'}'));
    match value {
        [b'@' | b':' | b'&' | b'!' | b'?' | b'^' | b'\\' | b'%', rest @ ..] => name(rest) == rest.len(),
        [] => true,
        [first, ..] => {
            let end = name(value);
            let behind = &value[end..];
            let is_call = behind.first() == Some(&b'(') && (first.is_ascii_alphabetic() || *first == b'_');
            let is_address = behind.first() == Some(&b'@')
                && name(&behind[1..]) + 1 == behind.len()
                && behind.iter().rposition(|byte| *byte == b'.').is_some_and(|dot| behind.len() - dot > 2);
            is_call && value.last() == Some(&b')') || is_address || holds_name()
        }
    }
}

/// Parts of names with dots between them.
fn is_dotted(value: &[u8]) -> bool {
    let is_name = |part: &[u8]| {
        part.iter()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'$' | b'?' | b'!'))
            && part.first().is_some_and(|first| !first.is_ascii_digit())
    };
    value.contains(&b'.') && value.split(|byte| *byte == b'.').all(is_name)
}

/// The path of a file, or a user behind the name of a domain.
fn is_path(value: &[u8]) -> bool {
    let is_part =
        |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'-' | b'/' | b'\\' | b':');
    let digits = value.iter().filter(|byte| byte.is_ascii_digit()).count();
    matches!(value, [b'/' | b'~', ..] | [b'.', b'/' | b'.', ..] | [_, b':', b'\\', ..])
        || value.iter().any(|byte| matches!(byte, b'/' | b'\\')) && digits < 2 && value.iter().all(is_part)
}

/// A hash of a password tells how it was made: `$2b$12$…`, `pbkdf2_sha256$…`.
fn is_hash(value: &[u8]) -> bool {
    value.iter().filter(|byte| **byte == b'$').count() > 1 && value.len() > 30
}
