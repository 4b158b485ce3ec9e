//! Terraform: `var.name`, a sensitive variable, whose value comes from `TF_VAR_name`.
//!
//! <https://developer.hashicorp.com/terraform/language/values/variables>: where variables get their values from, and what is sensitive. In
//! `terraform` blocks, and as the source of a module, there are no variables (2026-12-02).

use super::Kind;
use crate::code::{self, Language, Literal, Spot, Syntax, Token, What, quote, tokens};
use crate::draft::Draft;
use crate::rewrite::Why;
use crate::setup::Setup;

pub(super) const KIND: Kind = Kind {
    id: "terraform",
    files: &["*.tf", "*.tofu"],
    languages: &["terraform", "tf", "opentofu"],
    signs: &[
        ("^terraform {", 20),
        ("^provider \"", 20),
        ("^resource \"", 20),
        ("^variable \"", 20),
        ("^module \"", 20),
        ("^data \"", 9),
        ("^locals {", 9),
        ("^output \"", 9),
    ],
    not: &[],
    looks: None,
    scenario: "terraform",
    setup: &[Setup::terraform_posix, Setup::terraform_powershell],
    rewrite,
};

const TERRAFORM: Language = Language {
    syntax: Syntax { line: &["#", "//"], block: Some(("/*", "*/")), literal },
    value: |_, name| format!("var.{}", name.to_ascii_lowercase()),
    refuse,
    join: |_, _, _| None,
    also: |_, _| {},
};

fn rewrite(draft: &mut Draft<'_>) {
    defaults(draft);
    code::rewrite(draft, &TERRAFORM);
    let end = draft.line_end();
    let mut blocks = String::new();
    for name in draft.used() {
        let block = format!("variable \"{}\"", name.to_ascii_lowercase());
        if !draft.text.contains(&block) {
            blocks += &format!("{end}{block} {{{end}  type      = string{end}  sensitive = true{end}}}{end}");
        }
    }
    if !blocks.is_empty() {
        let gap = if draft.text.ends_with('\n') { "" } else { end };
        draft.insert(draft.text.len(), [gap, &blocks].concat());
    }
}

/// A variable needs no default: it comes from outside.
fn defaults(draft: &mut Draft<'_>) {
    let tokens = tokens(draft.text, &TERRAFORM.syntax);
    for at in 0..tokens.len() {
        let What::Literal(literal) = &tokens[at].what else { continue };
        let [secret] = draft.within(&tokens[at].range) else { continue };
        let spot = Spot { text: draft.text, tokens: &tokens, at };
        let Some(variable) = variable(&spot).filter(|_| secret.range == literal.content) else { continue };
        let name = draft.unique(secret, variable.to_ascii_uppercase());
        if draft.is_refused(secret) || name != variable.to_ascii_uppercase() {
            continue;
        }
        draft.setup(Setup::terraform_posix(variable));
        draft.setup(Setup::terraform_powershell(variable));
        let start = spot
            .before()
            .nth(1)
            .map_or(secret.range.start, |key| key.as_ptr().addr() - draft.text.as_ptr().addr());
        draft.replace(start..tokens[at].range.end, "sensitive = true");
    }
}

/// The name of the variable whose default this is, if the block does not say yet that it is sensitive.
fn variable<'t>(spot: &Spot<'t>) -> Option<&'t str> {
    let open = spot.brackets().next().filter(|_| spot.key() == Some("default"))?.1;
    let mut head = spot.before_word(open);
    let (name, keyword) = (head.next()?, head.next()?);
    (keyword == "variable" && !is_sensitive(spot, open)).then(|| name.trim_matches('"'))
}

/// Whether the block that opens there says that it is sensitive.
fn is_sensitive(spot: &Spot<'_>, open: usize) -> bool {
    let mut depth = 0_usize;
    for token in &spot.tokens[open..] {
        match spot.text.get(token.range.clone()) {
            Some("{") => depth += 1,
            Some("}") if depth == 1 => return false,
            Some("}") => depth -= 1,
            Some("sensitive") if depth == 1 => return true,
            _ => {}
        }
    }
    false
}

fn refuse(spot: &Spot<'_>) -> Option<Why> {
    let after = spot.text[spot.token().range.end..].trim_start();
    if after.starts_with(['=', ':']) && !after.starts_with("==") {
        return Some(Why::Name);
    }
    let is_value =
        spot.line().any(|word| matches!(word, "=" | ":" | "(" | "[")) || spot.bracket() != Some('{');
    let is_label = !is_value || spot.bracket().is_none() && after.starts_with(['{', '"']);
    let first = |at: usize| Spot { text: spot.text, tokens: spot.tokens, at }.line().next();
    let kinds = spot.brackets().filter(|(sign, _)| *sign == '{').filter_map(|(_, at)| Some((first(at)?, at)));
    let is_fixed = kinds.into_iter().any(|(kind, at)| {
        matches!(kind, "terraform" | "variable" | "backend" | "moved" | "import")
            || kind == "module" && matches!(spot.key(), Some("source" | "version"))
            // Nothing sensitive is put out by what does not say so.
            || kind == "output" && !is_sensitive(spot, at)
    });
    // Nothing sensitive says how many there are of something.
    let places = std::iter::once(spot.at).chain(spot.brackets().map(|(_, at)| at));
    let is_counted = places.filter_map(first).any(|word| matches!(word, "for_each" | "count"));
    (is_label || is_fixed || is_counted).then_some(Why::Constant)
}

fn literal(text: &str, at: usize, _: Option<&Token>) -> Option<(usize, Literal)> {
    let hole = Some(("${", "}"));
    if let Some(rest) = text[at..].strip_prefix("<<") {
        let word = rest.trim_start_matches('-').lines().next()?.trim_end();
        let from = at + text[at..].find('\n')? + 1;
        let mut end = from;
        for line in text[from..].split_inclusive('\n') {
            if line.trim() == word {
                return (!word.is_empty()).then_some((
                    end + line.trim_end().len(),
                    Literal { content: from..end, hole, is_opaque: false },
                ));
            }
            end += line.len();
        }
        return None;
    }
    let from = at + text[at..].strip_prefix('"').map(|_| 1)?;
    let content = template(text, from, 0)?;
    Some((content + 1, Literal { content: from..content, hole, is_opaque: false }))
}

/// Where a text ends that may have expressions with texts of their own.
fn template(text: &str, from: usize, depth: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let (mut at, mut open) = (from, 0_usize);
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 1,
            b'"' if open == 0 => return Some(at),
            b'"' if depth == quote::DEEPEST => return None,
            b'"' => at = template(text, at + 1, depth + 1)?,
            b'$' | b'%' if open == 0 && bytes.get(at + 1) == Some(&b'{') => (at, open) = (at + 1, 1),
            b'{' if open > 0 => open += 1,
            b'}' if open > 0 => open -= 1,
            b'\n' if open == 0 => return None,
            _ => {}
        }
        at += 1;
    }
    None
}
