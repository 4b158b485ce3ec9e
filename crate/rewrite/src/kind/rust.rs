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

/// A method of a literal is one of an owned text too.
fn borrow(spot: &Spot<'_>) -> &'static str {
    if spot.next() == "." { "" } else { "&" }
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
    let after = text[spot.token().range.end..].trim_start();
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
    let is_pattern = after.starts_with("=>") || after.starts_with('|') || previous == "|";
    // What a function gives back lives longer than a variable of the environment.
    let is_given_back = matches!(previous, "return" | "{" | "}" | ";" | ">") && text.contains("-> &");
    (is_constant || is_attribute || is_of_macro || is_pattern || is_given_back).then_some(Why::Constant)
}

fn literal(text: &str, at: usize, _: Option<&Token>) -> Option<(usize, Literal)> {
    let rest = &text[at..];
    if let Some(rest) = rest.strip_prefix('\'') {
        // A lifetime is none.
        let is_character = rest.starts_with('\\') || rest.chars().nth(1) == Some('\'');
        return if is_character { quote::simple(text, at, &['\'']) } else { None };
    }
    let prefix = rest.find('"').filter(|length| *length <= 8)?;
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
