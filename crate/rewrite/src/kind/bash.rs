//! Bash and other shells: `"${NAME:?}"`, which stops where the variable is missing.

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
    let places = places(draft.text, draft.secrets());
    for (place, secret) in places.iter().zip(draft.secrets()) {
        put(draft, place, secret);
    }
}

/// Puts a reference in the place of one secret.
fn put(draft: &mut Draft<'_>, place: &Place<'_>, secret: &patrol_detect::Finding) {
    let range = secret.range.clone();
    if place.is_git
        && let Some(user_info) = address::user_info(draft.text, secret)
        && !draft.overlaps(&user_info)
    {
        draft.setup(Setup::git(&draft.text[user_info.end..]));
        draft.replace(user_info, "");
        return;
    }
    let key = place.key.filter(|_| place.is_whole);
    let mut reference = || {
        let name = draft.name(secret, key);
        draft.setup(Setup::posix(&name));
        format!("${{{name}:?}}")
    };
    match &place.context {
        Context::Comment => draft.redact(secret, Why::Comment),
        Context::Raw => draft.redact(secret, Why::Literal),
        Context::Bare => {
            let reference = reference();
            draft.replace(range, format!("\"{reference}\""));
        }
        Context::Double | Context::Nested => {
            let reference = reference();
            draft.replace(range, reference);
        }
        Context::Single { open, content } => {
            let (before, after) = (range.start == content.start, range.end == content.end);
            let reference = reference();
            let text = format!(
                "{}\"{reference}\"{}",
                if before { "" } else { "'" },
                if after { "" } else { &draft.text[open.clone()] }
            );
            let start = if before { open.start } else { range.start };
            let end = if after { range.end + 1 } else { range.end };
            draft.replace(start..end, text);
        }
    }
}
