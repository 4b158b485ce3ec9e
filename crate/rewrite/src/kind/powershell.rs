//! PowerShell: `$env:NAME`.

use std::ops::Range;

use patrol_detect::Finding;

use super::Kind;
use crate::address;
use crate::draft::Draft;
use crate::rewrite::Why;
use crate::setup::Setup;

pub(super) const KIND: Kind = Kind {
    id: "powershell",
    files: &["*.ps1", "*.psm1", "*.psd1"],
    languages: &["powershell", "pwsh", "ps1", "ps"],
    signs: &[
        ("$env:", 5),
        ("^$", 5),
        ("^param(", 4),
        ("^Param(", 5),
        ("Invoke-", 5),
        ("Write-Host", 5),
        ("^Get-", 5),
        ("^Set-", 5),
        ("New-Object", 5),
        ("ConvertTo-", 5),
        ("[Convert]::", 6),
        ("[System.", 4),
        (" -eq ", 3),
        ("@{", 4),
        ("`\n", 4),
        ("`\r\n", 4),
        ("^function ", 1),
    ],
    not: &[],
    looks: None,
    scenario: "script-local",
    setup: &[],
    rewrite,
};

/// How PowerShell reads a stretch of a script.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Context {
    Comment,
    Bare,
    /// In `"`, or in `@"…"@`.
    Double,
    /// In `'`.
    Single,
    /// In `@'…'@`.
    Raw,
}

/// A stretch without its quotes.
struct Stretch {
    content: Range<usize>,
    context: Context,
}

fn rewrite(draft: &mut Draft<'_>) {
    let stretches = stretches(draft.text);
    if is_data(draft.text, &stretches) {
        draft.secrets().iter().for_each(|secret| draft.redact(secret, Why::Constant));
        return;
    }
    for stretch in &stretches {
        let secrets = draft.within(&stretch.content);
        match stretch.context {
            Context::Comment => secrets.iter().for_each(|secret| draft.redact(secret, Why::Comment)),
            Context::Raw => secrets.iter().for_each(|secret| draft.redact(secret, Why::Literal)),
            Context::Bare => secrets.iter().for_each(|secret| inside(draft, secret)),
            Context::Double => quoted(draft, stretch, secrets, true),
            Context::Single => quoted(draft, stretch, secrets, false),
        }
    }
}

/// Whether it is nothing but a table, as in a file of data, in which PowerShell runs nothing.
fn is_data(text: &str, stretches: &[Stretch]) -> bool {
    let mut bare = stretches.iter().filter(|one| one.context == Context::Bare);
    let first = bare.find_map(|one| {
        text.get(one.content.clone()).map(str::trim).filter(|code| !code.is_empty() && *code != "<#")
    });
    first.is_some_and(|code| code.starts_with("@{"))
}

fn name(draft: &mut Draft<'_>, secret: &Finding, key: Option<&str>) -> String {
    let name = draft.name(secret, key);
    draft.setup(Setup::powershell(&name));
    name
}

/// In a text that is expanded.
fn inside(draft: &mut Draft<'_>, secret: &Finding) {
    if without_user(draft, secret) {
        return;
    }
    // What follows `--%` is given to the program as it stands.
    let line = draft.text[..secret.range.start].rsplit('\n').next().unwrap_or_default();
    if line.split_whitespace().any(|word| word == "--%") {
        draft.redact(secret, Why::Literal);
        return;
    }
    let name = name(draft, secret, None);
    let around =
        [draft.text[..secret.range.start].chars().next_back(), draft.text[secret.range.end..].chars().next()];
    let is_apart =
        around.iter().all(|letter| letter.is_none_or(|letter| letter.is_whitespace() || letter == ';'));
    let text = if is_apart { format!("$env:{name}") } else { format!("${{env:{name}}}") };
    draft.replace(secret.range.clone(), text);
}

/// Git signs in by itself.
fn without_user(draft: &mut Draft<'_>, secret: &Finding) -> bool {
    let line = draft.text[..secret.range.start].rsplit(['\n', ';', '|', '&']).next().unwrap_or_default();
    if line.split_whitespace().find(|word| !matches!(*word, ">" | "PS>")) != Some("git") {
        return false;
    }
    match address::user_info(draft.text, secret).filter(|part| !draft.overlaps(part)) {
        Some(user_info) => {
            draft.setup(Setup::git(&draft.text[user_info.end..]));
            draft.replace(user_info, "");
            true
        }
        None => false,
    }
}

fn quoted(draft: &mut Draft<'_>, stretch: &Stretch, secrets: &[Finding], is_expanded: bool) {
    if secrets.is_empty() {
        return;
    }
    let text = draft.text;
    let content = &stretch.content;
    let literal = content.start - 1..content.end + 1;
    let is_here = text[..content.start].ends_with('\n');
    let (before, after) = (&text[..literal.start], text.get(literal.end..).unwrap_or_default());
    if !is_here && is_in_attribute(before) {
        secrets.iter().for_each(|secret| draft.redact(secret, Why::Constant));
        return;
    }
    if let [secret] = secrets
        && secret.range == *content
        && !is_here
    {
        let name = name(draft, secret, key(before));
        let goes_on = after
            .starts_with(|next: char| next.is_alphanumeric() || matches!(next, '_' | ':' | '?'))
            || before.ends_with(|last: char| last.is_alphanumeric());
        draft.replace(literal, if goes_on { format!("${{env:{name}}}") } else { format!("$env:{name}") });
        return;
    }
    if is_expanded {
        for secret in secrets {
            // A command in the text has quotes of its own.
            let inner = &text[content.start..secret.range.start];
            if inner.matches("$(").count() > inner.matches(')').count() {
                draft.redact(secret, Why::Literal);
            } else if !without_user(draft, secret) {
                let name = name(draft, secret, None);
                draft.replace(secret.range.clone(), format!("${{env:{name}}}"));
            }
        }
        return;
    }
    if secrets.iter().all(|secret| without_user(draft, secret)) {
        return;
    }
    // A sum, where nothing touches it.
    let is_apart = before.ends_with(|last: char| last.is_whitespace() || "(,;{".contains(last))
        || before.ends_with('=')
            && !before.rsplit(char::is_whitespace).next().unwrap_or_default().starts_with('-');
    let is_apart = is_apart
        && (after.is_empty()
            || after.starts_with(|next: char| next.is_whitespace() || "),;}".contains(next)));
    if !is_apart {
        secrets.iter().for_each(|secret| {
            if !draft.is_covered(secret) {
                draft.redact(secret, Why::Literal);
            }
        });
        return;
    }
    let mut pieces: Vec<String> = Vec::new();
    let mut done = content.start;
    for secret in secrets {
        if done < secret.range.start {
            pieces.push(format!("'{}'", &text[done..secret.range.start]));
        }
        let name = name(draft, secret, None);
        pieces.push(format!("$env:{name}"));
        done = secret.range.end;
    }
    if done < content.end {
        pieces.push(format!("'{}'", &text[done..content.end]));
    }
    draft.replace(literal, format!("({})", pieces.join(" + ")));
}

/// What the value is called: `$name = `, `name = ` in a table, `-Name `.
fn key(before: &str) -> Option<&str> {
    let line = before.rsplit(['\n', ';', '{', '(']).next()?.trim_end();
    let name = line.strip_suffix('=')?.trim_end().rsplit([' ', '\t']).next()?;
    let name = name.trim_matches(['"', '\'', ']']);
    let name = name.rsplit(['$', ':', '.', '[', '"', '\'']).next()?;
    (!name.is_empty()).then_some(name)
}

/// Whether the text is an argument of an attribute, as of `[ValidateSet('…')]`.
fn is_in_attribute(before: &str) -> bool {
    let Some(open) = before.rfind('(') else { return false };
    let name = before[..open].rsplit(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default();
    !name.is_empty() && before[..open - name.len()].ends_with('[') && !before[open..].contains(')')
}

/// Every stretch of the script, in order.
fn stretches(text: &str) -> Vec<Stretch> {
    let mut all = Vec::new();
    let (mut at, mut bare) = (0, 0);
    let find = |from: usize, close: &str| text[from..].find(close).map_or(text.len(), |end| from + end);
    while let Some(first) = text[at..].chars().next() {
        let rest = &text[at..];
        let begins = text[..at]
            .chars()
            .next_back()
            .is_none_or(|last| last.is_whitespace() || "({[;|&,=".contains(last));
        let here = |quote: char| {
            let behind = rest[1..].strip_prefix(quote).and_then(|behind| behind.split_once('\n'));
            behind.is_some_and(|(line, _)| line.trim().is_empty())
        };
        // What it is, where its content begins and ends, and how long what closes it is.
        let found = if rest.starts_with("<#") {
            Some((Context::Comment, at + 2, find(at + 2, "#>"), 2))
        } else if first == '#' && begins {
            Some((Context::Comment, at + 1, find(at, "\n"), 0))
        } else if first == '@' && (here('"') || here('\'')) {
            let is_raw = rest[1..].starts_with('\'');
            let from = find(at, "\n") + 1;
            let end = find(from - 1, if is_raw { "\n'@" } else { "\n\"@" });
            Some((if is_raw { Context::Raw } else { Context::Double }, from, end.max(from), 3))
        } else if first == '"' || first == '\'' {
            let end = end_of(text, at + 1, first);
            Some((if first == '"' { Context::Double } else { Context::Single }, at + 1, end, 1))
        } else {
            None
        };
        if let Some((context, from, end, close)) = found {
            all.push(Stretch { content: bare..at, context: Context::Bare });
            all.push(Stretch { content: from.min(end)..end, context });
            at = (end + close).min(text.len());
            bare = at;
        } else if first == '`' {
            at += 1 + rest[1..].chars().next().map_or(0, char::len_utf8);
        } else {
            at += first.len_utf8();
        }
    }
    all.push(Stretch { content: bare.min(text.len())..text.len(), context: Context::Bare });
    all
}

/// Where a text between quotes ends.
fn end_of(text: &str, from: usize, quote: char) -> usize {
    let mut letters = text[from..].char_indices().peekable();
    let mut depth = 0_usize;
    while let Some((at, letter)) = letters.next() {
        let next = letters.peek().map(|(_, next)| *next);
        match letter {
            '`' if quote == '"' => {
                letters.next();
            }
            '$' if quote == '"' && next == Some('(') => {
                depth += 1;
                letters.next();
            }
            '(' if depth > 0 => depth += 1,
            ')' if depth > 0 => depth -= 1,
            letter if letter == quote && depth == 0 => {
                if next != Some(quote) {
                    return from + at;
                }
                letters.next();
            }
            _ => {}
        }
    }
    text.len()
}
