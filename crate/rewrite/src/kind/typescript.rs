//! TypeScript: `process.env.NAME!`, because a variable may be missing and a text may not.

use super::{Kind, javascript};
use crate::code::{self, Language, Spot};
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

const TYPESCRIPT: Language = Language {
    syntax: javascript::SYNTAX,
    value,
    refuse: javascript::refuse,
    join: code::sum,
    also: |_, _| {},
};

fn value(spot: &Spot<'_>, name: &str) -> String {
    // Else it would be read as `!=`.
    let is_compared = spot.text[spot.token().range.end..].starts_with('=');
    if is_compared { format!("(process.env.{name}!)") } else { format!("process.env.{name}!") }
}
