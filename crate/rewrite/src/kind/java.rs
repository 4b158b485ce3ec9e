//! Java: `System.getenv("NAME")`.

use super::Kind;
use crate::code::{self, Language, Literal, Spot, Syntax, Token, quote};
use crate::draft::Draft;
use crate::rewrite::Why;
use crate::setup;

pub(super) const KIND: Kind = Kind {
    id: "java",
    files: &["*.java"],
    languages: &["java"],
    signs: &[
        ("^import java", 20),
        ("^package ", 2),
        ("public static void main(String", 20),
        ("System.out.", 9),
        ("System.getenv", 9),
        ("final String ", 9),
        ("^String ", 6),
        ("^@Override", 6),
        (" throws ", 5),
        (" implements ", 3),
        ("^public class ", 3),
        ("^private ", 2),
        (";\n", 1),
        ("HttpRequest.", 5),
    ],
    not: &[],
    looks: None,
    scenario: "script-local",
    setup: setup::PROGRAM,
    rewrite,
};

const JAVA: Language = Language {
    syntax: Syntax { line: &["//"], block: Some(("/*", "*/")), literal },
    value: |_, name| format!("System.getenv(\"{name}\")"),
    refuse,
    join: code::sum,
    also: |_, _| {},
};

fn rewrite(draft: &mut Draft<'_>) {
    code::rewrite(draft, &JAVA);
}

fn refuse(spot: &Spot<'_>) -> Option<Why> {
    let is_used = || is_final(spot) && spot.key().is_some_and(|name| is_used_as_constant(spot, name, 0));
    (needs_constant(spot) || is_used()).then_some(Why::Constant)
}

fn is_final(spot: &Spot<'_>) -> bool {
    spot.statement().any(|word| word == "final")
}

/// Whether the language wants a constant there: behind `case`, and in annotations.
fn needs_constant(spot: &Spot<'_>) -> bool {
    let is_label =
        spot.before().find(|word| matches!(*word, "case" | ":" | ">" | ";" | "{" | "}")) == Some("case");
    is_label || spot.previous() == "default" || is_in_annotation(spot)
}

/// So many constants may consist of each other.
const LONGEST: usize = 4;

/// Whether a name stands where a constant must, or in another constant that does.
fn is_used_as_constant(spot: &Spot<'_>, name: &str, depth: usize) -> bool {
    depth < LONGEST
        && spot.others(name).any(|other| {
            let of_another = || {
                let mut before = other.before().skip_while(|word| !matches!(*word, "=" | ";" | "{" | "}"));
                let owner = before.next().filter(|sign| *sign == "=").and_then(|_| before.next());
                owner.filter(|owner| is_final(&other) && *owner != name)
            };
            needs_constant(&other)
                || of_another().is_some_and(|one| is_used_as_constant(spot, one, depth + 1))
        })
}

/// Whether it is an argument of `@Name(…)`.
fn is_in_annotation(spot: &Spot<'_>) -> bool {
    spot.brackets().any(|(sign, at)| {
        let is_of_name = |word: &&str| *word == "." || word.chars().all(code::is_of_word);
        sign == '(' && spot.before_word(at).find(|word| !is_of_name(word)) == Some("@")
    })
}

fn literal(text: &str, at: usize, _: Option<&Token>) -> Option<(usize, Literal)> {
    if text[at..].starts_with("\"\"\"") {
        let (content, end) = quote::end(text, at + 3, "\"\"\"", true, true)?;
        // Its lines are moved to the left.
        return Some((end, Literal { content: at + 3..content, hole: None, is_opaque: true }));
    }
    quote::simple(text, at, &['"', '\''])
}
