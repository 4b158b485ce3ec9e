//! How a command line is read: where a command begins, its words and its arguments.

use core::ops::Range;

use crate::context;

/// How far the rest of a command is looked for, in bytes.
pub(super) const REACH: usize = 200;
/// How long a password may be, in bytes.
pub(super) const LONGEST: usize = 128;

/// What stands before `at` of the command there, also on lines that go on.
pub(super) fn command(text: &[u8], at: usize) -> &[u8] {
    let before = context::before(&text[..at], REACH);
    let (mut start, mut quote) = (0, None);
    for (at, byte) in before.iter().enumerate() {
        match byte {
            b'\n' => {
                let line = before[..at].strip_suffix(b"\r").unwrap_or(&before[..at]);
                if !matches!(line.last(), Some(b'\\' | b'`' | b'^')) {
                    (start, quote) = (at + 1, None);
                }
            }
            b'"' | b'\'' if quote.is_none() => quote = Some(byte),
            _ if quote == Some(byte) => quote = None,
            b'|' | b';' if quote.is_none() => start = at + 1,
            b'&' if matches!(before.get(at + 1), Some(b'&' | b' ')) => start = at + 1,
            _ => {}
        }
    }
    &before[start..]
}

/// Its words, without the signs between.
pub(super) fn words(command: &[u8]) -> impl Iterator<Item = &[u8]> {
    command.split(|byte| !byte.is_ascii_alphanumeric()).filter(|word| !word.is_empty())
}

/// Whether the word stands in the command.
pub(super) fn has(command: &[u8], word: &[u8]) -> bool {
    words(command).any(|part| is_word(part, word))
}

/// Whether it is the word; a star stands for the rest of one.
pub(super) fn is_word(part: &[u8], word: &[u8]) -> bool {
    match word.strip_suffix(b"*") {
        Some(start) => part.get(..start.len()).is_some_and(|part| part.eq_ignore_ascii_case(start)),
        None => part.eq_ignore_ascii_case(word),
    }
}

/// The argument at `at`, behind blanks or an equals sign, without its quotes.
pub(super) fn argument(text: &[u8], at: usize) -> Option<Range<usize>> {
    let rest = &text[at..];
    let reach = context::behind(rest, LONGEST + 8);
    let blanks = reach.iter().take_while(|byte| matches!(byte, b' ' | b'\t' | b'=')).count();
    // In a string the quotes are escaped.
    let escape = usize::from(reach[blanks..].starts_with(b"\\"));
    let quote = reach.get(blanks + escape).filter(|byte| matches!(byte, b'"' | b'\''));
    let start = blanks + quote.map_or(0, |_| escape + 1);
    let marks = |byte: &u8| {
        matches!(byte, b'"' | b'\'' | b'`' | b'|' | b';' | b'&' | b'<' | b'>' | b'(' | b')' | b'\\')
    };
    let ends = |byte: &u8| match quote {
        Some(quote) => byte == quote || matches!(byte, b'\n' | b'\r'),
        None => byte.is_ascii_whitespace() || marks(byte),
    };
    let length = match reach[start..].iter().position(ends) {
        Some(length) => length,
        // Nothing ends it within reach.
        None if reach.len() < rest.len() => return None,
        None => reach.len() - start,
    };
    let length = length - usize::from(quote.is_some() && reach[start..start + length].ends_with(b"\\"));
    (length > 0 && reach[start] != b'-').then_some(at + start..at + start + length)
}
