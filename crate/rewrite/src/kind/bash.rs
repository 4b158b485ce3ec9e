//! Bash and other shells: `"${NAME:?}"`, which stops where the variable is missing.

use patrol_detect::Finding;

use super::Kind;
use crate::address;
use crate::draft::Draft;
use crate::rewrite::Why;
use crate::setup::Setup;
use crate::shell::{Context, Place, places};

pub(super) const KIND: Kind = Kind {
    id: "bash",
    files: &[
        "*.sh",
        "*.bash",
        "*.zsh",
        "*.ksh",
        ".bashrc",
        ".zshrc",
        ".profile",
        ".bash_profile",
        ".bash_history",
        ".zsh_history",
    ],
    languages: &["bash", "sh", "shell", "zsh", "shellscript", "console"],
    signs: &[
        ("^#!/bin/", 9),
        ("^#!/usr/bin/env bash", 9),
        ("^#!/usr/bin/env sh", 9),
        ("^export ", 5),
        ("^curl ", 5),
        ("^$ curl ", 9),
        ("^$ git ", 9),
        ("^git ", 5),
        ("^az ", 3),
        ("^sudo ", 5),
        ("^docker ", 4),
        ("^npm ", 3),
        ("^wget ", 5),
        ("^echo ", 2),
        ("^set -e", 6),
        ("^if [", 5),
        ("^fi", 3),
        ("^done", 3),
        ("$(", 2),
        ("\"$", 1),
        (" \\\n", 2),
        ("<<EOF", 5),
        ("<<'EOF'", 5),
    ],
    not: &[],
    looks: None,
    scenario: "script-local",
    setup: &[],
    rewrite,
};

fn rewrite(draft: &mut Draft<'_>) {
    let places = places(draft.text, 0..draft.text.len(), draft.secrets());
    for (place, secret) in places.iter().zip(draft.secrets()) {
        if place.is_git
            && let Some(user_info) = address::user_info(draft.text, secret)
            && !draft.overlaps(&user_info)
        {
            draft.setup(Setup::git(&draft.text[user_info.end..]));
            draft.replace(user_info, "");
        } else if let Some(name) = put(draft, place, secret) {
            draft.setup(Setup::posix(&name));
        }
    }
}

/// Puts a reference in the place of one secret. The name of the variable, if it could.
pub(super) fn put(draft: &mut Draft<'_>, place: &Place<'_>, secret: &Finding) -> Option<String> {
    let range = secret.range.clone();
    let key = place.key.filter(|_| place.is_whole);
    let why = match &place.context {
        Context::Comment => Some(Why::Comment),
        Context::Raw => Some(Why::Literal),
        Context::Single { .. } => None,
        // A backslash would take the sign behind it.
        _ => is_escaped(draft.text, range.start).then_some(Why::Literal),
    };
    if let Some(why) = why {
        draft.redact(secret, why);
        return None;
    }
    let name = draft.name(secret, key);
    let reference = format!("${{{name}:?}}");
    match &place.context {
        Context::Bare => draft.replace(range, format!("\"{reference}\"")),
        Context::Single { open, content } => {
            let (before, after) = (range.start == content.start, range.end == content.end);
            let text = format!(
                "{}\"{reference}\"{}",
                if before { "" } else { "'" },
                if after { "" } else { &draft.text[open.clone()] }
            );
            let start = if before { open.start } else { range.start };
            let end = if after { range.end + 1 } else { range.end };
            draft.replace(start..end, text);
        }
        _ => draft.replace(range, reference),
    }
    Some(name)
}

fn is_escaped(text: &str, at: usize) -> bool {
    text[..at].bytes().rev().take_while(|byte| *byte == b'\\').count() % 2 == 1
}
