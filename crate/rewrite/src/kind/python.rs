//! Python: `os.environ["NAME"]`.

use super::Kind;
use crate::code::{self, Language, Literal, Spot, Syntax, Token, What, quote};
use crate::draft::Draft;
use crate::rewrite::Why;
use crate::setup;

pub(super) const KIND: Kind = Kind {
    id: "python",
    files: &["*.py", "*.pyw"],
    languages: &["python", "py", "python3"],
    signs: &[
        ("^import ", 2),
        ("^from ", 1),
        ("^def ", 3),
        ("^class ", 1),
        ("^if __name__", 5),
        ("^elif ", 3),
        ("^print(", 3),
        ("os.environ", 4),
        ("requests.", 2),
        ("^#!/usr/bin/env python", 9),
        ("^with ", 2),
        (": str =", 4),
        ("= f\"", 2),
        ("None", 1),
        ("True", 1),
        ("):\n", 3),
        ("self.", 2),
        ("^import os", 4),
        ("'''", 4),
        ("= {\n", 1),
        ("\"\"\"", 1),
        ("^except", 3),
    ],
    not: &[],
    looks: None,
    scenario: "script-local",
    setup: setup::PROGRAM,
    rewrite,
};

const PYTHON: Language = Language {
    syntax: Syntax { line: &["#"], block: None, literal },
    value,
    refuse,
    join: code::sum,
    also: |_, _| {},
};

fn rewrite(draft: &mut Draft<'_>) {
    code::rewrite(draft, &PYTHON);
    if draft.is_rewritten() {
        import(draft);
    }
}

fn value(spot: &Spot<'_>, name: &str) -> String {
    let own = &spot.text[spot.token().range.clone()];
    let prefix: String = own.chars().take_while(|letter| letter.is_ascii_alphabetic()).collect();
    // Before Python 3.12 an expression in a text needs the other quotes.
    let is_formatted = prefix.contains(['f', 'F', 't', 'T']);
    let value = if is_formatted && own[prefix.len()..].starts_with('"') {
        format!("os.environ['{name}']")
    } else {
        format!("os.environ[\"{name}\"]")
    };
    if prefix.contains(['b', 'B']) { format!("{value}.encode()") } else { value }
}

fn refuse(spot: &Spot<'_>) -> Option<Why> {
    if spot.touches_literal() {
        return Some(Why::Literal);
    }
    let first = spot.line().next();
    // A text that is a statement is a comment to whoever reads it.
    if first.is_none() && spot.bracket().is_none() && spot.previous() != "\\" {
        return Some(Why::Comment);
    }
    (first == Some("case")).then_some(Why::Constant)
}

fn literal(text: &str, at: usize, _: Option<&Token>) -> Option<(usize, Literal)> {
    let rest = &text[at..];
    let prefix = rest.bytes().take(3).position(|byte| matches!(byte, b'"' | b'\''))?;
    if !rest[..prefix].chars().all(|letter| "rRbBuUfFtT".contains(letter)) {
        return None;
    }
    let quote = &rest[prefix..=prefix];
    let long = [quote, quote, quote].concat();
    let is_long = rest[prefix..].starts_with(&long);
    let quotes = if is_long { long.as_str() } else { quote };
    let from = at + prefix + quotes.len();
    let (content, end) = quote::end(text, from, quotes, is_long, true)?;
    let is_formatted = rest[..prefix].contains(['f', 'F', 't', 'T']);
    let hole = is_formatted.then_some(("{", "}"));
    Some((end, Literal { content: from..content, hole, is_opaque: false }))
}

/// Adds `import os` where it belongs, if it is missing and the text is not a piece from the middle of a file.
fn import(draft: &mut Draft<'_>) {
    let lines = statements(draft.text);
    let has = |line: &str| {
        let mut words = line.split([' ', ',', ';', '\r', '\n']).filter(|word| !word.is_empty());
        line.starts_with("import ") && words.any(|word| word == "os") && !line.contains(" as ")
    };
    let is_piece = lines.first().is_none_or(|(_, first)| first.starts_with([' ', '\t']));
    if is_piece || lines.iter().any(|(_, line)| has(line)) {
        return;
    }
    let is_before = |line: &str| {
        line.starts_with("from __future__")
            || line.trim_start_matches(['r', 'R', 'u', 'U']).starts_with(['"', '\''])
    };
    let top = lines.iter().find(|(_, line)| !is_before(line));
    let Some((at, line)) = top.filter(|(_, line)| !line.starts_with([' ', '\t'])) else { return };
    let end = draft.line_end();
    let is_import = line.starts_with("import ") || line.starts_with("from ");
    let gap = if is_import { "" } else { end };
    draft.insert(*at, format!("import os{end}{gap}"));
}

/// The lines on which a statement begins, and where they do.
fn statements(text: &str) -> Vec<(usize, &str)> {
    let all = code::tokens(text, &PYTHON.syntax);
    let mut tokens = all.iter().filter(|token| token.what != What::Comment).peekable();
    let (mut lines, mut start, mut depth, mut behind, mut goes_on) = (Vec::new(), 0, 0_usize, 0, false);
    for line in text.split_inclusive('\n') {
        let end = start + line.len();
        let first = tokens.peek().map_or(text.len(), |token| token.range.start);
        if depth == 0 && behind <= start && !goes_on && first < end {
            lines.push((start, line));
        }
        while let Some(token) = tokens.next_if(|token| token.range.start < end) {
            match &text[token.range.clone()] {
                "(" | "[" | "{" => depth += 1,
                ")" | "]" | "}" => depth = depth.saturating_sub(1),
                _ => {}
            }
            behind = token.range.end;
        }
        goes_on = line.trim_end_matches(['\r', '\n']).ends_with('\\');
        start = end;
    }
    lines
}
