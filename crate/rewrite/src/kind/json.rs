//! JSON: `"${NAME}"`, which `envsubst` and many programs that read JSON fill in.

use super::Kind;
use crate::code::{Spot, Syntax, Token, What, quote, tokens};
use crate::draft::Draft;
use crate::rewrite::Why;
use crate::setup;

pub(super) const KIND: Kind = Kind {
    id: "json",
    files: &["*.json", "*.jsonc", "*.json5", "*.webmanifest"],
    languages: &["json", "jsonc", "json5"],
    signs: &[("^^{", 9), ("^^[", 5), ("^^\"", 3)],
    not: &[],
    looks: None,
    scenario: "script-local",
    setup: setup::PROGRAM,
    rewrite: |draft| fill_in(draft, ""),
};

/// Begins Terraform in JSON, where `${NAME}` is an expression and names a resource:
/// <https://developer.hashicorp.com/terraform/language/syntax/json>
const OF_TERRAFORM: [&str; 4] = ["provider", "resource", "variable", "locals"];

/// Puts a variable in the place of each secret, with what a program wants before its name.
pub(super) fn fill_in(draft: &mut Draft<'_>, before: &str) {
    rewrite(draft, |draft, value| {
        if value.path.first().is_some_and(|key| OF_TERRAFORM.contains(&key.as_str())) {
            return None;
        }
        let key = value.path.last().filter(|_| value.is_whole);
        let name = draft.name(value.secret, key.map(String::as_str));
        Some(Reference::Part(format!("${{{before}{name}}}")))
    });
}

pub(super) const SYNTAX: Syntax = Syntax {
    line: &["//"],
    block: Some(("/*", "*/")),
    literal: |text, at, _| quote::simple(text, at, &['"']),
};

/// A secret in a value.
pub(super) struct Value<'d> {
    pub(super) secret: &'d patrol_detect::Finding,
    /// The keys on the way to it.
    pub(super) path: Vec<String>,
    /// The same, with the number of the item where a list is on the way.
    pub(super) way: Vec<String>,
    /// It stands behind a key, not in a list.
    pub(super) has_key: bool,
    /// What is called `name` in the same object.
    pub(super) name: Option<&'d str>,
    /// Nothing else stands in the text.
    pub(super) is_whole: bool,
    /// Where the text is, without its quotes.
    pub(super) content: std::ops::Range<usize>,
}

/// What takes the place of a secret.
pub(super) enum Reference {
    /// In the place of the secret.
    Part(String),
    /// In the place of all that stands between the quotes.
    Whole(String),
    /// In the place of the value and its key.
    Property(String),
}

/// Puts a reference in the place of each secret in a value. Where it is none, a mask.
pub(super) fn rewrite<'t>(
    draft: &mut Draft<'t>,
    reference: impl Fn(&mut Draft<'t>, &Value<'t>) -> Option<Reference>,
) {
    let is_read = |token: &&Token| token.what != What::Comment;
    let tokens = tokens(draft.text, &SYNTAX);
    for at in 0..tokens.len() {
        let token = &tokens[at];
        let secrets = draft.within(&token.range);
        if secrets.is_empty() {
            continue;
        }
        let spot = Spot { text: draft.text, tokens: &tokens, at };
        let content = match &token.what {
            What::Literal(literal) if spot.next() != ":" => literal.content.clone(),
            What::Literal(_) => {
                secrets.iter().for_each(|secret| draft.redact(secret, Why::Name));
                continue;
            }
            What::Comment => {
                secrets.iter().for_each(|secret| draft.redact(secret, Why::Comment));
                continue;
            }
            _ => continue,
        };
        for secret in secrets {
            let value = Value {
                secret,
                path: path(&spot),
                way: way(&spot),
                has_key: spot.previous() == ":",
                name: name(draft.text, &spot),
                is_whole: secret.range == content,
                content: content.clone(),
            };
            match reference(draft, &value) {
                Some(Reference::Part(text)) => draft.replace(secret.range.clone(), text),
                Some(Reference::Whole(text)) => {
                    draft.replace(value.content, text);
                    break;
                }
                Some(Reference::Property(text)) => {
                    let key = tokens[..at].iter().rev().filter(is_read).nth(1);
                    let start = key.map_or(token.range.start, |key| key.range.start);
                    draft.replace(start..token.range.end, text);
                    break;
                }
                None => draft.redact(secret, Why::Format),
            }
        }
    }
}

/// The keys on the way to a value, the outermost first. In a list the key is that of the list.
fn path(spot: &Spot<'_>) -> Vec<String> {
    let key = |at: usize| {
        let spot = Spot { text: spot.text, tokens: spot.tokens, at };
        (spot.previous() == ":").then(|| spot.key()).flatten().map(String::from)
    };
    let mut path: Vec<String> = key(spot.at).into_iter().collect();
    path.extend(spot.brackets().filter_map(|(_, at)| key(at)));
    path.reverse();
    path
}

fn way(spot: &Spot<'_>) -> Vec<String> {
    let mut way = Vec::new();
    let mut inner = spot.at;
    let at = |at: usize| Spot { text: spot.text, tokens: spot.tokens, at };
    for (sign, open) in spot.brackets().map(Some).chain([None]).map(|one| one.unwrap_or((' ', 0))) {
        if at(inner).previous() == ":" {
            way.extend(at(inner).key().map(String::from));
        } else if sign == '[' {
            way.push(items(spot, open + 1..inner).to_string());
        }
        inner = open;
    }
    way.reverse();
    way
}

/// How many items of a list end in these tokens.
fn items(spot: &Spot<'_>, tokens: std::ops::Range<usize>) -> usize {
    let (mut depth, mut items) = (0_usize, 0);
    for token in &spot.tokens[tokens] {
        match spot.text.get(token.range.clone()) {
            Some("{" | "[") => depth += 1,
            Some("}" | "]") => depth = depth.saturating_sub(1),
            Some(",") if depth == 0 => items += 1,
            _ => {}
        }
    }
    items
}

/// The text behind the key `name` in the object of a value.
fn name<'t>(text: &'t str, spot: &Spot<'_>) -> Option<&'t str> {
    let (_, open) = spot.brackets().next().filter(|(sign, _)| *sign == '{')?;
    let tokens: Vec<&Token> =
        spot.tokens[open + 1..].iter().filter(|token| token.what != What::Comment).collect();
    let is = |token: &Token, word: &str| text.get(token.range.clone()) == Some(word);
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate() {
        match text.get(token.range.clone())? {
            "{" | "[" => depth += 1,
            "}" | "]" if depth == 0 => return None,
            "}" | "]" => depth -= 1,
            "\"name\"" if depth == 0 && is(tokens.get(at + 1)?, ":") => {
                let What::Literal(name) = &tokens.get(at + 2)?.what else { return None };
                return text.get(name.content.clone());
            }
            _ => {}
        }
    }
    None
}
