//! `.env`: `NAME=${NAME}`, so that a value from outside goes first in whatever reads the file.

use super::Kind;
use crate::draft::Draft;
use crate::name;
use crate::rewrite::Why;
use crate::setup;

pub(super) const KIND: Kind = Kind {
    id: "dotenv",
    files: &[
        ".env",
        "*.env",
        ".env.local",
        ".env.development",
        ".env.production",
        ".env.test",
        ".env.example",
        ".envrc",
    ],
    languages: &["dotenv", "env", "properties"],
    signs: &[],
    not: &[],
    looks: Some(looks),
    scenario: "script-local",
    setup: setup::PROGRAM,
    rewrite,
};

fn rewrite(draft: &mut Draft<'_>) {
    let text = draft.text;
    let mut start = 0;
    while start < text.len() {
        let line = text[start..].split_inclusive('\n').next().unwrap_or_default();
        let (end, next) = (start + line.trim_end().len(), start + line.len());
        let trimmed = line.trim_start();
        let key_start = start + line.len() - trimmed.len();
        let Some((key, _)) = trimmed.split_once('=').filter(|(key, _)| is_key(key)) else {
            let why = if trimmed.starts_with('#') { Why::Comment } else { Why::Format };
            for secret in draft.within(&(start..next)) {
                draft.redact(secret, why);
            }
            start = next;
            continue;
        };
        let from = key_start + key.len() + 1;
        let from = from + text[from..end].len() - text[from..end].trim_start().len();
        let (value, close) = value(text, from, end);
        put(draft, key.trim_start_matches("export ").trim(), from..value);
        // What follows the value on its line is a comment.
        let behind = value..close;
        for secret in draft.within(&behind) {
            draft.redact(secret, Why::Comment);
        }
        start = text[close..].find('\n').map_or(text.len(), |found| close + found + 1);
    }
}

fn is_key(key: &str) -> bool {
    let key = key.strip_prefix("export ").unwrap_or(key).trim();
    !key.is_empty() && key.chars().all(|letter| letter.is_ascii_alphanumeric() || "_.-".contains(letter))
}

/// Where the value ends, with its quotes, and where the line ends in which it ends.
fn value(text: &str, from: usize, line_end: usize) -> (usize, usize) {
    let rest = &text[from..];
    if let Some(quote) = rest.chars().next().filter(|first| matches!(first, '"' | '\'' | '`')) {
        let mut escaped = false;
        for (at, letter) in rest.char_indices().skip(1) {
            match letter {
                _ if escaped => escaped = false,
                '\\' if quote == '"' => escaped = true,
                letter if letter == quote => {
                    let end = from + at + 1;
                    return (end, line_end.max(end));
                }
                _ => {}
            }
        }
    }
    let line = &text[from..line_end];
    let end = line.find(" #").map_or(line_end, |at| from + line[..at].trim_end().len());
    (end.max(from), line_end)
}

/// The key itself, where a variable can be called so.
fn variable(key: &str) -> String {
    let is_name = key.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_');
    if is_name && !key.starts_with(|first: char| first.is_ascii_digit()) {
        key.into()
    } else {
        name::upper(key)
    }
}

/// Nothing but comments and assignments.
fn looks(text: &str) -> u32 {
    let mut assigned = 0;
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (key, value) = line.split_once('=').unwrap_or_default();
        let is_key = is_key(key) && !key.starts_with("//") && !key.contains('-');
        if !is_key || value.ends_with([';', ',', '{', '(']) || value.starts_with('=') {
            return 0;
        }
        assigned += u32::from(key.chars().any(|letter| letter.is_ascii_uppercase()) && !key.ends_with(' '));
    }
    if assigned > 0 { 8 } else { 0 }
}

fn put(draft: &mut Draft<'_>, key: &str, value: std::ops::Range<usize>) {
    let secrets = draft.within(&value);
    if secrets.is_empty() {
        return;
    }
    let whole = draft.part(&value);
    let quote = whole.chars().next().filter(|first| matches!(first, '"' | '\'' | '`'));
    let content =
        quote.map_or(value.clone(), |_| value.start + 1..value.end.saturating_sub(1).max(value.start + 1));
    if let [secret] = secrets
        && (secret.range == content || secret.range == value)
    {
        let name = draft.unique(secret, variable(key));
        match quote {
            Some('"') => draft.replace(secret.range.clone(), format!("${{{name}}}")),
            Some(_) => draft.replace(value, format!("\"${{{name}}}\"")),
            None => draft.replace(secret.range.clone(), format!("${{{name}}}")),
        }
        return;
    }
    let is_raw = quote.is_some_and(|quote| quote != '"');
    if is_raw && draft.part(&content).contains(['$', '"', '\\', '`', '\'', '\n']) {
        secrets.iter().for_each(|secret| draft.redact(secret, Why::Literal));
        return;
    }
    let mut rewritten = String::new();
    let mut done = content.start;
    for secret in secrets {
        let name = draft.name(secret, Some(&format!("{key}_SECRET")));
        rewritten += &format!("{}${{{name}}}", draft.part(&(done..secret.range.start)));
        done = secret.range.end;
    }
    rewritten += draft.part(&(done..content.end));
    if is_raw {
        draft.replace(value, format!("\"{rewritten}\""));
    } else {
        draft.replace(content, rewritten);
    }
}
