//! Each way in which the code of a store can be wrong: the build would tell its file and line.

use super::sample::{folder, is, problems};
use super::*;

const STORE: &str = r#"+++
id = "safe"
title = "Safe"
order = 1
sources = ["manual"]
checked = 2026-12-01
+++
Why.
"#;

const CODE: [(&str, &str); 9] = [
    ("snippets/safe.python.py", "x = 1\n"),
    ("snippets/safe.javascript.mjs", "const x = 1;\n"),
    ("snippets/safe.typescript.ts", "const x: number = 1;\n"),
    ("snippets/safe.java.java", "class X {}\n"),
    ("snippets/safe.csharp.cs", "class X {}\n"),
    ("snippets/safe.go.go", "package main\n"),
    ("snippets/safe.rust.rs", "fn main() {}\n"),
    ("snippets/safe.bash.sh", "echo {organization}\n"),
    ("snippets/safe.powershell.ps1", "Get-Date\n"),
];

const CHECKED: &str = r#"{
  "date": "2026-12-01",
  "files": {
    "safe.python.py": { "how": "typed", "tool": "t 1", "libraries": ["l 2"], "sha256": "" },
    "safe.javascript.mjs": { "how": "parsed", "tool": "t 1", "sha256": "" },
    "safe.typescript.ts": { "how": "parsed", "tool": "t 1", "sha256": "" },
    "safe.java.java": { "how": "compiled", "tool": "t 1", "sha256": "" },
    "safe.csharp.cs": { "how": "parsed", "tool": "t 1", "sha256": "" },
    "safe.go.go": { "how": "parsed", "tool": "t 1", "sha256": "" },
    "safe.rust.rs": { "how": "parsed", "tool": "t 1", "sha256": "" },
    "safe.bash.sh": { "how": "run", "tool": "t 1", "sha256": "" },
    "safe.powershell.ps1": { "how": "parsed", "tool": "t 1", "sha256": "" }
  }
}
"#;

/// The files of a store with nothing wrong, in which some are replaced or added, and without one.
fn files<'a>(changed: &[(&'a str, &'a str)], without: &str) -> Vec<(&'a str, &'a str)> {
    let whole = [("snippets/safe.md", STORE), ("snippets/checks.json", CHECKED)];
    let kept = whole.into_iter().chain(CODE).filter(|(name, _)| *name != without);
    kept.chain(changed.iter().copied()).collect()
}

/// What the build would say where one file has this text.
#[track_caller]
fn with(name: &str, text: &str) -> String {
    let told = problems(&files(&[(name, text)], ""));
    assert_eq!(told.len(), 1, "{told:?}");
    told[0].clone()
}

#[test]
fn what_the_others_break_is_whole() {
    let folder = folder(&files(&[], ""));
    let html = page(&read(folder.path()).unwrap(), "en");
    assert!(html.contains("<td><a href=\"#snippet/safe/python\">types checked</a></td>"), "{html}");
    assert!(html.contains("<article id=\"snippet/safe\" class=\"snippet\">"));
    assert!(html.contains("The types of this code were checked: t 1. Libraries: l 2. Checked on <time"));
    assert!(html.contains("<var data-gap=\"organization\">{organization}</var>"));
}

#[test]
fn a_language_that_is_missing() {
    let told = problems(&files(&[], "snippets/safe.rust.rs"));
    is(&told[0], "snippets/checks.json:10", "there is no file safe.rust.rs");
    is(&told[1], "snippets/safe.md:1", "the code in Rust is missing: safe.rust.rs");
}

#[test]
fn a_file_whose_name_says_nothing() {
    let place = "snippets/safe.perl.pl";
    is(&with(place, ""), "snippets/safe.perl.pl:1", "no language of the snippets: `perl`");
    is(&with("snippets/safe.rust.txt", ""), "snippets/safe.rust.txt:1", "a file in Rust ends in .rs");
    is(&with("snippets/notes.txt", ""), "snippets/notes.txt:1", "no language of the snippets: `txt`");
    is(&with("snippets/box.rust.rs", ""), "snippets/box.rust.rs:1", "there is no box.md");
}

#[test]
fn code_that_its_language_cannot_read() {
    for (name, code, line, language) in [
        ("safe.python.py", "x = 1\ny = (\n", 2, "Python"),
        ("safe.javascript.mjs", "const x = 1;\nconst = 2;\n", 2, "JavaScript"),
        ("safe.typescript.ts", "const x = 1;\nconst y: = 2;\n", 2, "TypeScript"),
        ("safe.java.java", "class X {\n  int 1x;\n}\n", 2, "Java"),
        ("safe.csharp.cs", "class X {\n  int 1x;\n}\n", 2, "C#"),
        ("safe.go.go", "package main\n\nfunc {\n", 3, "Go"),
        ("safe.rust.rs", "fn main() {}\nfn () {}\n", 2, "Rust"),
        ("safe.bash.sh", "ls\nif true; then\n", 2, "Bash"),
        ("safe.powershell.ps1", "Get-Date\nif (\n", 2, "PowerShell"),
    ] {
        let name = format!("snippets/{name}");
        is(&with(&name, code), &format!("{name}:{line}"), &format!("this is not {language}"));
    }
}

#[test]
fn an_unknown_placeholder_in_code() {
    let name = "snippets/safe.python.py";
    is(&with(name, "x = 1\ny = \"{nonsense}\"\n"), "snippets/safe.python.py:2", "{nonsense}");
}

#[test]
fn a_store_without_source_or_date() {
    let without = |text: &str| STORE.replace(text, "");
    is(
        &with("snippets/safe.md", &without("sources = [\"manual\"]\n")),
        "snippets/safe.md:2",
        "missing field `sources`",
    );
    is(
        &with("snippets/safe.md", &without("checked = 2026-12-01\n")),
        "snippets/safe.md:2",
        "missing field `checked`",
    );
    let rumour = STORE.replace("manual", "rumour");
    is(&with("snippets/safe.md", &rumour), "snippets/safe.md:5", "sources.toml has no rumour");
}

#[test]
fn a_check_that_nobody_made() {
    let name = "snippets/checks.json";
    let row = "    \"safe.go.go\": { \"how\": \"parsed\", \"tool\": \"t 1\", \"sha256\": \"\" },\n";
    is(&with(name, &CHECKED.replace(row, "")), "snippets/safe.go.go:1", "run ./build.sh snippets");
    is(
        &with(name, &CHECKED.replacen("\"parsed\"", "\"guessed\"", 1)),
        "snippets/checks.json:5",
        "unknown variant `guessed`",
    );
    is(&with(name, &CHECKED.replace("\"tool\": \"t 1\", ", "")), "snippets/checks.json:4", "`tool`");
    is(&with(name, &CHECKED.replace("2026-12-01", "today")), "snippets/checks.json:2", "the date is a day");
    is(&with(name, "{"), "snippets/checks.json:1", "EOF");
}
