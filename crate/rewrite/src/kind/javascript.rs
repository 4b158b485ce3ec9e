//! JavaScript: `process.env.NAME`.

use super::Kind;
use crate::code::{self, Language, Literal, Spot, Syntax, Token, What, quote};
use crate::draft::Draft;
use crate::rewrite::Why;
use crate::setup;

pub(super) const KIND: Kind = Kind {
    id: "javascript",
    files: &["*.js", "*.mjs", "*.cjs", "*.jsx"],
    languages: &["javascript", "js", "jsx", "javascriptreact", "node"],
    signs: &[
        ("^const ", 4),
        ("^let ", 4),
        ("^import {", 4),
        ("^import * as", 4),
        (" from \"", 2),
        (" from '", 2),
        ("require(", 4),
        ("=> ", 2),
        ("===", 3),
        ("^export ", 2),
        ("^function ", 2),
        ("async function", 3),
        ("await ", 1),
        ("console.log", 3),
        ("process.env", 5),
        ("module.exports", 5),
        ("^#!/usr/bin/env node", 9),
        ("${", 1),
        (";\n", 1),
        ("constructor(", 3),
        ("^static ", 1),
        ("^#", 1),
        (" ? ", 1),
        ("\"use strict\"", 9),
    ],
    not: &[],
    looks: None,
    scenario: "script-local",
    setup: setup::PROGRAM,
    rewrite,
};

pub(super) const SYNTAX: Syntax = Syntax { line: &["//", "#!"], block: Some(("/*", "*/")), literal };

const JAVASCRIPT: Language = Language {
    syntax: SYNTAX,
    value: |_, name| format!("process.env.{name}"),
    refuse,
    join: code::sum,
    also: |_, _| {},
};

fn rewrite(draft: &mut Draft<'_>) {
    code::rewrite(draft, &JAVASCRIPT);
}

pub(super) fn refuse(spot: &Spot<'_>) -> Option<Why> {
    let (previous, next) = (spot.previous(), spot.next());
    if matches!(previous, "import" | "from" | "require") || spot.line().next() == Some("import") {
        return Some(Why::Constant);
    }
    // A key of an object, or a directive.
    if next == ":" && matches!(previous, "{" | ",") && spot.bracket() == Some('{') {
        return Some(Why::Name);
    }
    if spot.line().next().is_none() && matches!(previous, "" | ";" | "{" | "}") {
        return Some(Why::Constant);
    }
    // In JSX an attribute has a text or braces, and in TypeScript a text may be a type.
    let in_tag = previous == "="
        && spot.line().any(|word| word == "<")
        && spot.text[..spot.token().range.start].ends_with('=');
    let is_type = matches!(previous, "|" | "&" | "as" | "<" | "extends")
        || spot.line().next() == Some("type")
        || next == "|";
    // A template with a tag is read by the tag.
    let is_tagged = spot.is_template_behind_name();
    (in_tag || is_type || is_tagged).then_some(Why::Constant)
}

fn literal(text: &str, at: usize, last: Option<&Token>) -> Option<(usize, Literal)> {
    if text[at..].starts_with('`') {
        let (content, end) = template(text, at + 1, 0)?;
        return Some((end, Literal { content: at + 1..content, hole: Some(("${", "}")), is_opaque: false }));
    }
    if text[at..].starts_with('/') && can_be_pattern(text, last) {
        let end = pattern(text, at + 1)?;
        return Some((end, Literal { content: at + 1..end, hole: None, is_opaque: true }));
    }
    quote::simple(text, at, &['"', '\''])
}

/// The end of a template and of its content.
fn template(text: &str, from: usize, depth: usize) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    let (mut at, mut open) = (from, 0_usize);
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 1,
            b'`' if open == 0 => return Some((at, at + 1)),
            b'`' if depth == quote::DEEPEST => return None,
            b'`' => at = template(text, at + 1, depth + 1)?.1 - 1,
            quote @ (b'"' | b'\'') if open > 0 => {
                let quote = char::from(quote);
                at = quote::simple(text, at, &[quote])?.0 - 1;
            }
            b'$' if open == 0 && bytes.get(at + 1) == Some(&b'{') => {
                (at, open) = (at + 1, 1);
            }
            b'{' if open > 0 => open += 1,
            b'}' if open > 0 => open -= 1,
            _ => {}
        }
        at += 1;
    }
    None
}

/// Whether a slash behind this word begins a pattern, not a division.
fn can_be_pattern(text: &str, last: Option<&Token>) -> bool {
    let Some(last) = last else { return true };
    match &last.what {
        What::Sign => !matches!(&text[last.range.clone()], ")" | "]" | "}"),
        What::Word => {
            matches!(&text[last.range.clone()], "return" | "typeof" | "case" | "in" | "of" | "await")
        }
        What::Literal(_) | What::Comment => false,
    }
}

fn pattern(text: &str, from: usize) -> Option<usize> {
    let (mut in_class, mut is_escaped) = (false, false);
    for (at, letter) in text[from..].char_indices() {
        match letter {
            '\n' => return None,
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '[' => in_class = true,
            ']' => in_class = false,
            '/' if !in_class => return Some(from + at + 1),
            _ => {}
        }
    }
    None
}
