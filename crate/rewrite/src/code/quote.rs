//! Texts between quotes.

use super::Literal;

/// So deep are texts in expressions in texts read. What lies deeper is no text.
pub(crate) const DEEPEST: usize = 50;

/// The end of a text whose content begins at a place, and of its content. A backslash escapes what stands behind it.
pub(crate) fn end(
    text: &str,
    from: usize,
    close: &str,
    is_long: bool,
    has_escapes: bool,
) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    let mut at = from;
    while at < bytes.len() {
        if text.as_bytes()[at..].starts_with(close.as_bytes()) {
            return Some((at, at + close.len()));
        }
        match bytes[at] {
            b'\\' if has_escapes => at += if bytes[at + 1..].starts_with(b"\r\n") { 3 } else { 2 },
            b'\n' if !is_long => return None,
            _ => at += 1,
        }
    }
    None
}

/// A text between single characters, on one line.
pub(crate) fn simple(text: &str, at: usize, quotes: &[char]) -> Option<(usize, Literal)> {
    let quote = text[at..].chars().next().filter(|first| quotes.contains(first))?;
    let from = at + quote.len_utf8();
    let (content, end) = end(text, from, quote.encode_utf8(&mut [0; 4]), false, true)?;
    Some((end, Literal { content: from..content, hole: None, is_opaque: false }))
}

/// Whether an expression is open behind this part of a text. Where a brace alone opens one, two are a brace.
pub(crate) fn is_in_expression(before: &str, open: &str) -> bool {
    let (mut depth, mut quote) = (0_usize, None);
    let mut letters = before.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let next = letters.peek().map(|(_, next)| *next);
        match letter {
            '{' if depth == 0 && open == "{" && next == Some('{') => _ = letters.next(),
            '\\' if depth == 0 && open != "{" || quote.is_some() => _ = letters.next(),
            _ if depth == 0 && before[at..].starts_with(open) => {
                letters.by_ref().take(open.len() - 1).for_each(drop);
                depth = 1;
            }
            _ if depth == 0 => {}
            _ if quote.is_some() => quote = quote.filter(|quote| *quote != letter),
            '"' | '\'' | '`' => quote = Some(letter),
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
    }
    depth > 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn braces_of_a_text_open_no_expression() {
        for (before, open, is_open) in [
            ("{\"a\": \"", "${", false),
            ("{\"a\": ${b}, \"", "${", false),
            ("${b(\"", "${", true),
            ("${b(\"}\") + '", "${", true),
            ("\\${b", "${", false),
            ("{{\"a\": \"", "{", false),
            ("{a} {{", "{", false),
            ("{a['", "{", true),
            ("{{{a", "{", true),
        ] {
            assert_eq!(is_in_expression(before, open), is_open, "{before}");
        }
    }
}
