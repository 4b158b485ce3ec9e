//! TypeScript: `process.env.NAME!`, because a variable may be missing and a text may not.

use super::{Kind, javascript};
use crate::code::{self, Language, Spot};
use crate::rewrite::Why;
use crate::setup;

pub(super) const KIND: Kind = Kind {
    id: "typescript",
    files: &["*.ts", "*.tsx", "*.mts", "*.cts"],
    languages: &["typescript", "ts", "tsx", "typescriptreact"],
    signs: &[
        (": string", 9),
        (": number", 6),
        ("^interface ", 5),
        ("^export interface ", 9),
        ("^type ", 5),
        (" as const", 6),
        (": Promise<", 9),
        ("^import type", 9),
        ("^const ", 4),
        ("^let ", 4),
        ("^import {", 4),
        ("^import * as", 5),
        (" from \"", 2),
        (" from '", 2),
        ("=> ", 2),
        ("await ", 1),
        ("process.env", 4),
    ],
    not: &[],
    looks: None,
    scenario: "script-local",
    setup: setup::PROGRAM,
    rewrite: |draft| code::rewrite(draft, &TYPESCRIPT),
};

const TYPESCRIPT: Language =
    Language { syntax: javascript::SYNTAX, value, refuse, join: code::sum, also: |_, _| {} };

/// A member of an enumeration must be a constant, and so must what `as const` stands behind.
fn refuse(spot: &Spot<'_>) -> Option<Why> {
    let is_member = spot.brackets().next().is_some_and(|(_, at)| spot.before_word(at).nth(1) == Some("enum"));
    let behind = spot.text[spot.token().range.end..].trim_start();
    let is_constant = is_member || behind.starts_with("as const") || is_type(spot);
    is_constant.then_some(Why::Constant).or_else(|| javascript::refuse(spot))
}

/// Whether a type stands there: a text that is the only value.
fn is_type(spot: &Spot<'_>) -> bool {
    let words = |at| Spot { text: spot.text, tokens: spot.tokens, at };
    let is_declared = |line: Spot<'_>| {
        let mut line = line.line().skip_while(|word| matches!(*word, "export" | "default"));
        matches!(line.next(), Some("declare" | "type" | "interface"))
    };
    if spot.previous() == "is" || is_declared(words(spot.at)) {
        return true;
    }
    if spot.brackets().any(|(sign, at)| sign == '{' && is_declared(words(at))) {
        return true;
    }
    if spot.previous() != ":" {
        return false;
    }
    let around = spot.brackets().next();
    // What is annotated has a value, or is a result, or one of a class or a function.
    // In `a ? b : 'c'` it is a value, in `a?: 'c'` a type.
    let is_asked =
        || spot.before().skip(2).take_while(|word| !matches!(*word, "(" | ",")).any(|word| word == "?");
    match around {
        _ if spot.next() == "=" => !spot.text[spot.token().range.end..].trim_start().starts_with("=="),
        _ if spot.next() == "{" => true,
        Some(('(', _)) => !is_asked(),
        Some(('{', at)) => words(at).line().any(|word| word == "class"),
        _ => false,
    }
}

fn value(spot: &Spot<'_>, name: &str) -> String {
    // Else it would be read as `!=`.
    let is_compared = spot.text[spot.token().range.end..].starts_with('=');
    if is_compared { format!("(process.env.{name}!)") } else { format!("process.env.{name}!") }
}
