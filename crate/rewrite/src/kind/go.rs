//! Go: `os.Getenv("NAME")`, and the import.

use super::Kind;
use crate::code::{self, Language, Literal, Spot, Syntax, Token, quote};
use crate::draft::Draft;
use crate::rewrite::Why;
use crate::setup;

pub(super) const KIND: Kind = Kind {
    id: "go",
    files: &["*.go"],
    languages: &["go", "golang"],
    signs: &[
        ("^package main", 20),
        ("^package ", 3),
        ("^func ", 6),
        (" := ", 5),
        ("^import (", 6),
        ("^import \"", 6),
        ("if err != nil", 20),
        ("fmt.", 3),
        ("^var ", 1),
        ("^const ", 1),
        ("^type ", 1),
    ],
    not: &[],
    looks: None,
    scenario: "script-local",
    setup: setup::PROGRAM,
    rewrite,
};

const GO: Language = Language {
    syntax: Syntax { line: &["//"], block: Some(("/*", "*/")), literal },
    value: |_, name| format!("os.Getenv(\"{name}\")"),
    refuse,
    join: code::sum,
    also: not_constant,
};

fn rewrite(draft: &mut Draft<'_>) {
    code::rewrite(draft, &GO);
    if draft.is_rewritten() {
        import(draft);
    }
}

fn refuse(spot: &Spot<'_>) -> Option<Why> {
    let is_in = |keyword| spot.brackets().any(|(_, at)| spot.before_word(at).next() == Some(keyword));
    // Right in a structure, a text is what a field is tagged with.
    let is_tag = spot.brackets().next().is_some_and(|(_, at)| spot.before_word(at).next() == Some("struct"));
    let first = spot.line().next();
    // It goes on from the line before.
    let goes_on = first.is_none() && spot.previous() == "+";
    let is_constant = first == Some("const") && !can_be_variable(spot)
        || goes_on && spot.before().take(LONGEST).any(|word| word == "const");
    let is_import = spot.line().next() == Some("import") || is_in("import");
    (is_tag || is_constant || is_import || is_in("const")).then_some(Why::Constant)
}

/// So many words back the `const` may stand of a constant that goes on for lines.
const LONGEST: usize = 20;

/// Whether a constant can be a variable: it is known only in this package, and no other constant needs it. One in a function would have to be
/// used.
fn can_be_variable(spot: &Spot<'_>) -> bool {
    let own = code::line_at(spot.text, spot.token().range.start);
    let is_small = |name: &&str| name.starts_with(|first: char| first.is_lowercase());
    own.starts_with("const ")
        && spot.bracket().is_none()
        && spot.key().filter(is_small).is_some_and(|name| {
            let mut others = code::lines_with(spot.text, name).filter(|line| *line != own);
            !spot.text.contains("const (") && !others.any(|line| line.trim_start().starts_with("const "))
        })
}

fn not_constant(draft: &mut Draft<'_>, spot: &Spot<'_>) {
    let line = spot.text[..spot.token().range.start].rfind('\n').map_or(0, |end| end + 1);
    if spot.text[line..].starts_with("const ") {
        draft.replace(line..line + "const".len(), "var");
    }
}

fn literal(text: &str, at: usize, _: Option<&Token>) -> Option<(usize, Literal)> {
    if text[at..].starts_with('`') {
        let (content, end) = quote::end(text, at + 1, "`", true, false)?;
        return Some((end, Literal { content: at + 1..content, hole: None, is_opaque: false }));
    }
    quote::simple(text, at, &['"', '\''])
}

/// Adds `import "os"` where it belongs, if it is missing and the text begins like a file.
fn import(draft: &mut Draft<'_>) {
    let mut at = 0;
    let (mut package, mut first) = (None, None);
    for line in draft.text.split_inclusive('\n') {
        let code = line.split("//").next().unwrap_or_default().trim();
        if matches!(code, "\"os\"" | "import \"os\"") {
            return;
        }
        if line.starts_with("package ") && package.is_none() {
            package = Some(at + line.len());
        }
        // The comment before `import "C"` belongs to it.
        if line.starts_with("import ") && code != "import \"C\"" && first.is_none() {
            first = Some((at, at + line.len(), code == "import ("));
        }
        at += line.len();
    }
    let end = draft.line_end();
    match (package, first) {
        (_, Some((_, behind, true))) => {
            let before = |line: &&str| line.trim_start().starts_with('"') && line.trim_start() < "\"os\"";
            let lines = draft.text[behind..].split_inclusive('\n').take_while(before);
            draft.insert(behind + lines.map(str::len).sum::<usize>(), format!("\t\"os\"{end}"));
        }
        (_, Some((at, _, false))) => draft.insert(at, format!("import \"os\"{end}")),
        (Some(behind), None) if draft.text[..behind].ends_with('\n') => {
            draft.insert(behind, format!("{end}import \"os\"{end}"));
        }
        _ => {}
    }
}
