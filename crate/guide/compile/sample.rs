//! A small content that has nothing wrong, for tests that put one thing wrong into it.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::broken_questions::{SITUATIONS, WIZARD};
use super::*;

pub(super) const SCENARIO: &str = r#"+++
id = "git"
title = "Use git"
audience = "everyone"
group = "git"
best = "this"
sources = ["manual"]
checked = 2026-12-01
failures = ["refused"]

[token]
scopes = ["vso.code"]
days = 7
+++
Why.

## steps

1. Run it in {project}:

   ```bash
   git clone https://dev.azure.com/{organization}
   ```

   Or [revoke](../playbook/kill.md).

## check

Look.

## token

With `vso.code`.
"#;

pub(super) const TRANSLATION: &str = r#"+++
id = "git"
title = "Git benutzen"
audience = "alle"
best = "dies"
+++
Darum.

## steps

1. In {project}:

   ```bash
   git clone https://dev.azure.com/{organization}
   ```

   Oder [widerrufen](../playbook/kill.md).

## check

Sehen.

## token

Mit `vso.code`.
"#;

pub(super) const STEP: &str = r#"+++
id = "kill"
title = "Revoke"
who = "owner"
order = 2
after = ["identify"]
sources = ["manual"]
checked = 2026-12-01
+++
Why.

## steps

1. Do it.
"#;

pub(super) const PROVIDER: &str = r#"+++
id = "forge"
title = "Forge"
order = 1
rules = ["forge-token"]
sources = ["manual"]
written = 2026-12-01
+++
Why.

## steps

1. Revoke it.
"#;

pub(super) const PRACTICE: &str = r#"+++
id = "review"
title = "Review"
sources = ["manual"]
checked = 2026-12-01
+++
Why.
"#;

pub(super) const FAILURE: &str = r#"+++
id = "refused"
title = "Refused"
messages = ["TF1: refused"]
sources = ["manual"]
checked = 2026-12-01
+++
Why.

## do

This.
"#;

const SOURCES: &str = r#"[manual]
title = "Manual"
url = "https://example.org/"
date = "2026-12"
"#;

/// A folder with a small content that has nothing wrong, in which some files are replaced or added.
pub(super) fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    for kind in Kind::ALL {
        fs::create_dir(folder.path().join(kind.folder())).unwrap();
    }
    for labels in ["page.toml", "page.de.toml"] {
        fs::copy(content.join(labels), folder.path().join(labels)).unwrap();
    }
    let identify = STEP.replace("kill", "identify").replace("order = 2\nafter = [\"identify\"]", "order = 1");
    let whole = [
        ("sources.toml", SOURCES),
        ("wizard.toml", WIZARD),
        ("wizard.de.toml", WIZARD),
        ("playbook.toml", SITUATIONS),
        ("scenario/git.md", SCENARIO),
        ("playbook/kill.md", STEP),
        ("playbook/identify.md", identify.as_str()),
        ("provider/forge.md", PROVIDER),
        ("practice/review.md", PRACTICE),
        ("failure/refused.md", FAILURE),
        ("snippets/checks.json", "{\"date\": \"2026-12-01\", \"files\": {}}"),
    ];
    for (name, text) in whole.iter().chain(files) {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

/// What the build would say of these files.
pub(super) fn problems(files: &[(&str, &str)]) -> Vec<String> {
    let folder = folder(files);
    read(folder.path()).err().unwrap_or_default().iter().map(ToString::to_string).collect()
}

/// What the build would say where one text of a file stands in place of another.
#[track_caller]
pub(super) fn broken(file: &str, from: &str, to: &str) -> String {
    let text = match file {
        "sources.toml" => SOURCES,
        "wizard.toml" | "wizard.de.toml" => WIZARD,
        "playbook.toml" => SITUATIONS,
        "scenario/git.md" => SCENARIO,
        "scenario/git.de.md" => TRANSLATION,
        "playbook/kill.md" => STEP,
        "provider/forge.md" => PROVIDER,
        "practice/review.md" => PRACTICE,
        _ => FAILURE,
    };
    assert!(text.contains(from), "{from}");
    let problems = problems(&[(file, &text.replacen(from, to, 1))]);
    assert_eq!(problems.len(), 1, "{problems:?}");
    problems[0].clone()
}

#[track_caller]
pub(super) fn is(told: &str, place: &str, what: &str) {
    assert!(told.starts_with(&format!("content/{place}: ")) && told.contains(what), "{told}");
}
