//! Batch files of Windows: `%NAME%`; git addresses without user and password.

use super::Kind;
use crate::address;
use crate::draft::Draft;
use crate::rewrite::Why;
use crate::setup::Setup;

pub(super) const KIND: Kind = Kind {
    id: "batch",
    files: &["*.bat", "*.cmd"],
    languages: &["bat", "batch", "cmd", "dosbatch", "batchfile"],
    signs: &[
        ("^@echo off", 20),
        ("^@ECHO OFF", 20),
        ("^setlocal", 9),
        ("^SETLOCAL", 9),
        ("^rem ", 2),
        ("^REM ", 6),
        ("^set ", 1),
        ("^SET ", 6),
        ("^if \"%", 5),
        ("^call ", 2),
        ("%~dp0", 9),
        ("^goto ", 3),
        ("errorlevel", 4),
        ("^::", 4),
    ],
    not: &[],
    looks: None,
    scenario: "script-local",
    setup: &[Setup::cmd],
    rewrite,
};

fn rewrite(draft: &mut Draft<'_>) {
    let mut start = 0;
    for line in draft.text.split_inclusive('\n') {
        let range = start..start + line.len();
        start = range.end;
        let command = line.trim_start().trim_start_matches('@');
        let first = command.split_whitespace().next().unwrap_or_default();
        let is_comment = first.eq_ignore_ascii_case("rem") || first.starts_with("::");
        for secret in draft.within(&range) {
            let before = draft.part(&(range.start..secret.range.start));
            if is_comment {
                draft.redact(secret, Why::Comment);
            } else if is_open(before) || is_escaped(before) || is_delayed(line) {
                draft.redact(secret, Why::Literal);
            } else if first.eq_ignore_ascii_case("git")
                && let Some(user_info) =
                    address::user_info(draft.text, secret).filter(|one| !draft.overlaps(one))
            {
                draft.setup(Setup::git(&draft.text[user_info.end..]));
                draft.replace(user_info, "");
            } else {
                let is_whole = draft.part(&(secret.range.end..range.end)).trim().trim_matches('"').is_empty();
                let name = draft.name(secret, variable(before).filter(|_| is_whole));
                draft.replace(secret.range.clone(), format!("%{name}%"));
            }
        }
    }
}

/// The variable that `set NAME=` sets.
fn variable(before: &str) -> Option<&str> {
    let command = before.trim_start().trim_start_matches('@');
    let rest =
        command.get(..4).filter(|word| word.eq_ignore_ascii_case("set ")).and_then(|_| command.get(4..))?;
    rest.trim_start().trim_start_matches('"').strip_suffix('=').filter(|name| !name.contains(['=', ' ']))
}

/// Whether a percent sign is open, which would take ours for its end. `%%` is a sign, `%1` and `%~dp0` are what the script was given.
fn is_open(before: &str) -> bool {
    let mut is_open = false;
    let mut letters = before.chars().peekable();
    while let Some(letter) = letters.next() {
        let next = letters.peek().copied();
        if letter != '%' {
            continue;
        }
        if !is_open && next.is_some_and(|next| matches!(next, '%' | '*' | '~') || next.is_ascii_digit()) {
            letters.next();
        } else {
            is_open = !is_open;
        }
    }
    is_open
}

/// Whether the sign behind it is taken as it is.
fn is_escaped(before: &str) -> bool {
    before.bytes().rev().take_while(|byte| *byte == b'^').count() % 2 == 1
}

/// Whether the shell of Windows reads a line a second time.
fn is_delayed(line: &str) -> bool {
    line.contains("%%~") || line.trim_start().to_ascii_lowercase().starts_with("for /f")
}
