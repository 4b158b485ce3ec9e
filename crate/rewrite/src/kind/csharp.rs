//! C#: `Environment.GetEnvironmentVariable("NAME")`.

use super::Kind;
use crate::code::{self, Language, Literal, Spot, Syntax, Token, quote};
use crate::draft::Draft;
use crate::rewrite::Why;
use crate::setup;

pub(super) const KIND: Kind = Kind {
    id: "csharp",
    files: &["*.cs", "*.csx"],
    languages: &["csharp", "cs", "c#"],
    signs: &[
        ("^using ", 2),
        ("using System", 5),
        ("^namespace ", 5),
        ("^public class ", 3),
        ("^public ", 2),
        ("^private ", 2),
        ("^internal ", 3),
        ("^var ", 2),
        ("string ", 1),
        ("^string ", 3),
        ("const string ", 5),
        (" = new ", 1),
        ("Console.Write", 4),
        ("new VssBasicCredential", 6),
        ("$\"", 1),
        ("async Task", 3),
        ("#region", 9),
        (";\n", 1),
        (" switch\n", 4),
        ("switch (", 1),
    ],
    not: &[],
    looks: None,
    scenario: "script-local",
    setup: setup::PROGRAM,
    rewrite,
};

const CSHARP: Language = Language {
    syntax: Syntax { line: &["//", "#"], block: Some(("/*", "*/")), literal },
    value,
    refuse,
    join: code::sum,
    also: not_constant,
};

fn rewrite(draft: &mut Draft<'_>) {
    code::rewrite(draft, &CSHARP);
}

fn value(spot: &Spot<'_>, name: &str) -> String {
    let is_short = spot.text.contains("using System;");
    let system = if is_short { "" } else { "System." };
    format!("{system}Environment.GetEnvironmentVariable(\"{name}\")")
}

fn refuse(spot: &Spot<'_>) -> Option<Why> {
    let is_constant = is_const(spot) && !can_be_read_only(spot);
    (is_constant || needs_constant(spot)).then_some(Why::Constant)
}

/// Whether it is the value of a constant, or a part of it.
fn is_const(spot: &Spot<'_>) -> bool {
    spot.statement().any(|word| word == "const")
}

/// Whether the language wants a constant there: in a pattern, as the value that a parameter has by itself, or in an attribute.
fn needs_constant(spot: &Spot<'_>) -> bool {
    let (previous, next) = (spot.previous(), spot.next());
    let is_of_pattern = |word: &str| matches!(word, "case" | "is" | "or" | "and" | "not");
    let is_path = |word: &&str| *word == "." || word.chars().all(code::is_of_word) && !is_of_pattern(word);
    let mut qualified = spot.before().skip_while(is_path);
    let is_pattern = is_of_pattern(previous)
        || previous == "." && qualified.next().is_some_and(is_of_pattern)
        || next == "=" && spot.text[spot.token().range.end..].trim_start().starts_with("=>");
    let is_default = previous == "=" && spot.bracket() == Some('(');
    let is_attribute = spot.brackets().any(|(sign, at)| {
        let before = spot.before_word(at).next();
        sign == '['
            && matches!(before, None | Some(";" | "{" | "}" | "]" | "(" | ","))
            && spot.bracket() == Some('(')
    });
    is_pattern || is_default || is_attribute
}

/// Whether a constant can be a field or a variable: only here is it known, and nothing needs a constant of its name.
fn can_be_read_only(spot: &Spot<'_>) -> bool {
    let is_shared = spot.statement().any(|word| matches!(word, "public" | "protected" | "internal"));
    let Some(name) = spot.key().filter(|_| !is_shared) else { return false };
    let is_declared = |other: &Spot<'_>| other.next() == "=" && !matches!(other.previous(), "=" | "+");
    !spot.others(name).any(|other| needs_constant(&other) || is_const(&other) && !is_declared(&other))
}

/// A constant is one no more: a field is written once, and a variable is a variable.
fn not_constant(draft: &mut Draft<'_>, spot: &Spot<'_>) {
    let Some(word) = spot.statement().find(|word| *word == "const") else { return };
    let at = word.as_ptr().addr() - spot.text.as_ptr().addr();
    let behind = at + "const ".len();
    if draft.overlaps(&(at..behind)) {
        return;
    }
    let around = spot.brackets().find(|(sign, _)| *sign == '{').map(|(_, at)| at);
    let is_field = around.is_some_and(|at| spot.before_word(at).next() != Some(")"));
    if is_field {
        draft.replace(at..at + "const".len(), "static readonly");
    } else {
        draft.replace(at..behind, "");
    }
}

fn literal(text: &str, at: usize, _: Option<&Token>) -> Option<(usize, Literal)> {
    nested(text, at, 0)
}

/// With so many quotes a raw text may begin.
const MOST: usize = 64;

/// A text that may be part of an expression in another one.
fn nested(text: &str, at: usize, depth: usize) -> Option<(usize, Literal)> {
    let rest = &text[at..];
    let prefix = rest.bytes().take(5).position(|byte| matches!(byte, b'"' | b'\''))?;
    if !rest[..prefix].chars().all(|letter| "$@".contains(letter)) {
        return None;
    }
    let from = at + prefix;
    if rest[prefix..].starts_with('\'') {
        return quote::simple(text, from, &['\'']);
    }
    let quotes = rest[prefix..].chars().take(MOST).take_while(|letter| *letter == '"').count();
    if quotes >= 3 {
        let close = "\"".repeat(quotes);
        let (content, end) = quote::end(text, from + quotes, &close, true, false)?;
        // Raw texts have rules of their own about lines and braces.
        let is_opaque = text[from + quotes..content].contains('\n');
        return Some((end, Literal { content: from + quotes..content, hole: None, is_opaque }));
    }
    let is_verbatim = rest[..prefix].contains('@');
    let (content, end) = if rest[..prefix].contains('$') {
        interpolated(text, from + 1, is_verbatim, depth)?
    } else if is_verbatim {
        verbatim(text, from + 1)?
    } else {
        quote::end(text, from + 1, "\"", false, true)?
    };
    // `u8` makes bytes of it.
    let is_opaque = text[end..].starts_with("u8") || text[end..].starts_with("U8");
    Some((end, Literal { content: from + 1..content, hole: None, is_opaque }))
}

/// A text with expressions in braces, which have texts of their own.
fn interpolated(text: &str, from: usize, is_verbatim: bool, depth: usize) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    let (mut at, mut open) = (from, 0_usize);
    while at < bytes.len() {
        let is_double = bytes.get(at + 1) == Some(&bytes[at]);
        match bytes[at] {
            b'"' | b'$' | b'@' | b'\'' if open > 0 => {
                if depth == quote::DEEPEST {
                    return None;
                }
                at = match nested(text, at, depth + 1) {
                    Some((end, _)) => end,
                    None if begins(text, at) => return None,
                    None => at + 1,
                };
                continue;
            }
            b'{' if open == 0 && is_double => at += 1,
            b'{' => open += 1,
            b'}' if open > 0 => open -= 1,
            b'\\' if open == 0 && !is_verbatim => at += 1,
            b'"' if is_verbatim && is_double => at += 1,
            b'"' => return Some((at, at + 1)),
            b'\n' if !is_verbatim => return None,
            _ => {}
        }
        at += 1;
    }
    None
}

/// Whether a text begins here, closed or not.
fn begins(text: &str, at: usize) -> bool {
    let first = text.as_bytes()[at..].iter().take(5).find(|byte| !matches!(byte, b'$' | b'@'));
    matches!(first, Some(b'"' | b'\''))
}

/// A text in which two quotes are one.
fn verbatim(text: &str, from: usize) -> Option<(usize, usize)> {
    let mut at = from;
    loop {
        let (content, end) = quote::end(text, at, "\"", true, false)?;
        if !text[end..].starts_with('"') {
            return Some((content, end));
        }
        at = end + 1;
    }
}
