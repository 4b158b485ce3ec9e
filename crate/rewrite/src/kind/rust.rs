//! Rust: `&std::env::var("NAME").expect("NAME")`, which is a text wherever a literal is one.

use super::Kind;
use crate::code::{self, Language, Literal, Piece, Spot, Syntax, Token, quote};
use crate::draft::Draft;
use crate::rewrite::Why;
use crate::setup;

pub(super) const KIND: Kind = Kind {
    id: "rust",
    files: &["*.rs"],
    languages: &["rust", "rs"],
    signs: &[
        ("^fn ", 9),
        ("^pub fn ", 20),
        ("^let ", 2),
        ("^let mut ", 9),
        ("^use std::", 20),
        ("^use ", 2),
        ("::new(", 3),
        ("println!(", 9),
        ("-> Result<", 9),
        (": &str", 9),
        ("^impl ", 9),
        ("^#[", 5),
        (".unwrap()", 6),
    ],
    not: &[],
    looks: None,
    scenario: "script-local",
    setup: setup::PROGRAM,
    rewrite,
};

const RUST: Language = Language {
    syntax: Syntax { line: &["//"], block: Some(("/*", "*/")), literal },
    value,
    refuse,
    join,
    also: |_, _| {},
};

fn rewrite(draft: &mut Draft<'_>) {
    code::rewrite(draft, &RUST);
}

/// A method of a literal is one of an owned text too, and so is a part of it.
fn borrow(spot: &Spot<'_>) -> &'static str {
    if matches!(spot.next(), "." | "[" | "?") { "" } else { "&" }
}

fn variable(name: &str) -> String {
    format!("std::env::var(\"{name}\").expect(\"{name}\")")
}

fn value(spot: &Spot<'_>, name: &str) -> String {
    [borrow(spot), &variable(name)].concat()
}

/// What stands between is formatted. Braces are doubled there.
fn join(spot: &Spot<'_>, literal: &Literal, pieces: &[Piece<'_>]) -> Option<String> {
    let token = &spot.token().range;
    let open = spot.text.get(token.start..literal.content.start)?;
    let close = spot.text.get(literal.content.end..token.end)?;
    let (mut text, mut values) = (String::new(), String::new());
    for piece in pieces {
        match piece {
            Piece::Text(part) if part.contains("\\u") => return None,
            Piece::Text(part) => text += &part.replace('{', "{{").replace('}', "}}"),
            Piece::Value(value) => {
                text += "{}";
                values += ", ";
                values += value.trim_start_matches('&');
            }
        }
    }
    Some(format!("{}format!({open}{text}{close}{values})", borrow(spot)))
}

fn refuse(spot: &Spot<'_>) -> Option<Why> {
    let (previous, text) = (spot.previous(), spot.text);
    let mut statement = spot.before().take_while(|word| !matches!(*word, ";" | "{" | "}"));
    let is_constant = statement.any(|word| matches!(word, "const" | "static"));
    let is_attribute = spot
        .brackets()
        .any(|(sign, at)| sign == '[' && spot.before_word(at).find(|word| *word != "!") == Some("#"));
    // A macro wants its first text as it stands, and some want every one.
    let is_of_macro = spot.brackets().next().is_some_and(|(sign, at)| {
        let mut before = spot.before_word(at);
        let is_macro = sign == '(' && before.next() == Some("!");
        is_macro && (previous == "(" || matches!(before.next(), Some("concat" | "env" | "option_env")))
    });
    // What a function gives back lives longer than a variable of the environment.
    let wrapped = matches!(previous, "(").then(|| spot.before().nth(1)).flatten();
    let is_last = matches!(previous, "return" | "{" | "}" | ";" | ">" | "[")
        || matches!(wrapped, Some("Some" | "Ok" | "Err"))
        || previous == ":" && spot.bracket() == Some('{');
    let gives_back = |part: &str| part.split(['{', ';', '\n']).next().unwrap_or_default().contains('&');
    let is_given_back = spot.next() != "." && is_last && text.split("-> ").skip(1).any(gives_back)
        || previous == ":" && spot.next() != "." && text.contains(": &'static str");
    let is_cast = spot.next() == "as";
    (is_constant || is_attribute || is_of_macro || is_pattern(spot) || is_given_back || is_cast)
        .then_some(Why::Constant)
}

/// So many words behind a text are read to tell whether it is part of a pattern.
const LONGEST: usize = 200;

/// Whether it is a pattern or a part of one: out of the brackets around it comes `=>` or the condition of an arm, or before it stands `let`.
fn is_pattern(spot: &Spot<'_>) -> bool {
    let words = spot.tokens[spot.at + 1..].iter().take(LONGEST).map(|token| &spot.text[token.range.clone()]);
    // Of the brackets that a pattern has, those around it close where none has opened.
    let (mut depth, mut is_next, mut last, mut is_sum) = (0_usize, false, "", false);
    for word in words {
        match word {
            ">" if depth == 0 && last == "=" && !is_next => return true,
            "if" if depth == 0 && !is_next => return true,
            _ if last == "=" && is_sum => return word != "=",
            "(" | "[" => depth += 1,
            "{" if depth == 0 => break,
            "{" => depth += 1,
            ")" | "]" | "}" if depth > 0 => depth -= 1,
            "}" if spot.previous() != ":" => break,
            ")" | "]" | "}" => is_next = false,
            "," if depth == 0 => is_next = true,
            ";" => break,
            _ => {}
        }
        is_sum = word == "=" && last == "}";
        last = word;
    }
    let is_let = spot.statement().any(|word| word == "let") && !spot.statement().any(|word| word == "=");
    is_let || is_in_matches(spot)
}

/// Whether it is one of the patterns of `matches!(value, …)`.
fn is_in_matches(spot: &Spot<'_>) -> bool {
    spot.brackets().any(|(sign, at)| {
        let mut before = spot.before_word(at);
        sign == '(' && before.next() == Some("!") && before.next() == Some("matches")
    })
}

fn literal(text: &str, at: usize, _: Option<&Token>) -> Option<(usize, Literal)> {
    let rest = &text[at..];
    if let Some(rest) = rest.strip_prefix('\'') {
        // A lifetime is none.
        let is_character = rest.starts_with('\\') || rest.chars().nth(1) == Some('\'');
        return if is_character { quote::simple(text, at, &['\'']) } else { None };
    }
    let prefix = rest.bytes().take(9).position(|byte| byte == b'"')?;
    let (letters, marks) = rest[..prefix].split_at(rest[..prefix].trim_end_matches('#').len());
    if !matches!(letters, "" | "r" | "b" | "br" | "c" | "cr") || !marks.is_empty() && !letters.ends_with('r')
    {
        return None;
    }
    let from = at + prefix + 1;
    let close = ["\"", marks].concat();
    let (content, end) = quote::end(text, from, &close, true, !letters.ends_with('r'))?;
    let is_opaque = letters.starts_with(['b', 'c']);
    Some((end, Literal { content: from..content, hole: None, is_opaque }))
}
