//! Findings that people accept: by a mark, in a baseline, by `.patrolignore`.
#![allow(clippy::unwrap_used, reason = "part of the tests, where a panic is a failure")]

mod patrol;

use std::fs;
use std::path::Path;

use patrol::{Run, patrol};
use patrol_detect::generate::azure_devops_pat as token;
use serde_json::{Value, json};
use tempfile::{TempDir, tempdir};

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempdir().unwrap();
    for (path, text) in files {
        write(folder.path(), path, text);
    }
    folder
}

fn write(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn sarif(run: &Run) -> Value {
    serde_json::from_str::<Value>(&run.out).unwrap()["runs"][0].clone()
}

#[test]
fn a_mark_with_a_reason_accepts_the_finding_beside_it() {
    let (one, two, three) = (token(1), token(2), token(3));
    let folder = folder(&[(
        "a.yml",
        &format!(
            "a: {one} # patrol:allow azure-devops-pat revoked in 2025\nb: {two}\n\
             # patrol:allow azure-devops-pat an example\nc: {three}\n"
        ),
    )]);
    let run = patrol(folder.path(), &["scan"]);
    assert_eq!((run.code, run.out.lines().count()), (1, 1));
    assert!(run.out.starts_with("a.yml:2:4: "), "a mark counts for one line: {}", run.out);
    assert!(
        run.errors.starts_with("Found 1 secret in 1 of 1 file.\nAccepted and not listed: 2 by a mark.\n"),
        "{}",
        run.errors
    );

    write(folder.path(), "a.yml", &format!("{one} // patrol:allow azure-devops-pat revoked\n"));
    assert_eq!(patrol(folder.path(), &["scan"]).code, 0);
    let run = patrol(folder.path(), &["scan", "--format", "json"]);
    let line: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!((run.code, &line["accepted"], &line["reason"]), (0, &json!("mark"), &json!("revoked")));
    let results = sarif(&patrol(folder.path(), &["scan", "--format", "sarif"]))["results"].clone();
    assert_eq!(results[0]["suppressions"], json!([{ "kind": "inSource", "justification": "revoked" }]));
}

#[test]
fn a_mark_without_reason_or_rule_is_told_and_accepts_nothing() {
    let folder = folder(&[(
        "a",
        &format!(
            "{} # patrol:allow azure-devops-pat\n# patrol:allow hunter2 because\n{}\n",
            token(1),
            token(2)
        ),
    )]);
    for form in ["text", "json"] {
        let run = patrol(folder.path(), &["scan", "--format", form]);
        assert_eq!((run.code, run.out.lines().count()), (1, 2));
        assert!(run.errors.contains("patrol: a:1: this mark has no effect because it gives no reason."));
        assert!(run.errors.contains("patrol: a:2: this mark has no effect because it names no rule"));
        assert!(!run.errors.contains("hunter2"), "what stands there may be a secret");
    }
    let run = sarif(&patrol(folder.path(), &["scan", "--format", "sarif"]));
    assert_eq!(run["results"][0]["suppressions"], json!([]));
    assert_eq!(run["invocations"][0]["toolExecutionNotifications"][0]["level"], "warning");
    assert_eq!(run["invocations"][0]["executionSuccessful"], true);
}

#[test]
fn a_baseline_leaves_what_is_new() {
    let folder = folder(&[
        (".git/HEAD", ""),
        ("src/a.yml", &format!("x: {}\nx: {}\n", token(1), token(2))),
        ("b", &token(3)),
    ]);
    let update =
        |paths: &[&str]| patrol(folder.path(), &[&["baseline", "update", "ci.json"], paths].concat());
    let run = update(&[]);
    assert_eq!((run.code, run.out.as_str()), (0, "ci.json lists 3 findings: 3 added, 0 removed.\n"));

    let text = fs::read_to_string(folder.path().join("ci.json")).unwrap();
    let written: Value = serde_json::from_str(&text).unwrap();
    let places: Vec<_> = written["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| (entry["path"].as_str().unwrap(), entry["ordinal"].as_u64().unwrap()))
        .collect();
    assert_eq!(places, [("b", 1), ("src/a.yml", 1), ("src/a.yml", 2)]);
    assert!((1..4).all(|at| !text.contains(&token(at)[..6])));

    let scan = |folder: &Path, file: &str, path: &str| patrol(folder, &["scan", "--baseline", file, path]);
    let run = scan(folder.path(), "ci.json", ".");
    assert_eq!((run.code, run.out.as_str()), (0, ""));
    assert_eq!(run.errors, "No secrets found in 3 files.\nAccepted and not listed: 3 by the baseline.\n");
    assert_eq!(scan(&folder.path().join("src"), "../ci.json", "a.yml").code, 0, "from another folder");

    // Other lines move them; a third one like them is new.
    write(
        folder.path(),
        "src/a.yml",
        &format!("new line\r\n  x: {}\r\nx: {}\nx: {}\n", token(1), token(2), token(4)),
    );
    let run = scan(folder.path(), "ci.json", "src");
    assert_eq!((run.code, run.out.lines().count()), (1, 1));
    assert!(run.out.starts_with("src/a.yml:4:4: ".replace('/', std::path::MAIN_SEPARATOR_STR).as_str()));

    // Only what is searched changes.
    fs::remove_file(folder.path().join("src/a.yml")).unwrap();
    assert_eq!(update(&["b"]).out, "ci.json lists 3 findings: 0 added, 0 removed.\n");
    assert_eq!(update(&["src"]).out, "ci.json lists 1 finding: 0 added, 2 removed.\n");
}

#[test]
fn no_hash_in_a_baseline_depends_on_the_secret() {
    let made = |secret: &str| {
        let folder = folder(&[("a", &format!("x: {secret} password = \"kJ8mQ2vX9pL4wZ7rTb3Nc6\"\n"))]);
        assert_eq!(patrol(folder.path(), &["baseline", "update", "known.json"]).code, 0);
        fs::read(folder.path().join("known.json")).unwrap()
    };
    assert_eq!(made(&token(1)), made(&token(2)));
}

#[test]
fn a_baseline_that_cannot_be_used_is_an_error() {
    let folder = folder(&[("a", &token(1)), ("bad.json", "{}")]);
    let run = patrol(folder.path(), &["scan", "--baseline", "none.json"]);
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    assert!(run.errors.contains("patrol baseline update none.json"), "{}", run.errors);
    for command in [&["scan", "--baseline", "bad.json"][..], &["baseline", "update", "bad.json"]] {
        let run = patrol(folder.path(), command);
        assert_eq!(run.code, 2);
        assert!(run.errors.contains("bad.json is not a baseline"), "{}", run.errors);
    }
    let run = patrol(folder.path(), &["baseline", "update", "new.json", ".."]);
    assert_eq!(run.code, 2);
    assert!(run.errors.contains("Use another baseline"), "{}", run.errors);
    let run = patrol(folder.path(), &["baseline", "update", "new.json", ".", "missing"]);
    assert_eq!(run.code, 2);
    assert!(run.errors.contains("cannot read missing") && run.errors.contains("was not changed"));
    assert!(!folder.path().join("new.json").exists());
}

#[test]
fn patrolignore_hides_paths_and_says_so() {
    let folder = folder(&[
        (".git/HEAD", ""),
        (".patrolignore", "/fixtures/\n*.snap\n!keep.snap\n"),
        ("fixtures/a", &token(1)),
        ("src/b.snap", &token(2)),
        ("src/keep.snap", &token(3)),
        ("src/fixtures/c", &token(4)),
    ]);
    let run = patrol(folder.path(), &["scan", "--format", "json"]);
    let lines: Vec<Value> = run.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 4, "{}", run.out);
    assert_eq!(lines[2], json!({ "path": "fixtures", "ignored": true }));
    let run = patrol(&folder.path().join("src"), &["scan"]);
    assert_eq!(run.out.lines().count(), 2, "the patterns are those of the top: {}", run.out);
    assert!(run.errors.contains("\nNot searched: 1 path named in .patrolignore.\n"), "{}", run.errors);
    let run = patrol(folder.path(), &["scan", "fixtures", "src/b.snap"]);
    assert_eq!(run.out.lines().count(), 2, "what is named is searched: {}", run.out);
    let notes = sarif(&patrol(folder.path(), &["scan", "--format", "sarif"]))["invocations"][0]
        ["toolExecutionNotifications"]
        .clone();
    assert_eq!(notes[0]["level"], "note");
    assert_eq!(notes[0]["message"]["text"], "fixtures was not searched: .patrolignore names it.");

    write(folder.path(), ".patrolignore", "ok\n[z-a]\n");
    let run = patrol(folder.path(), &["scan"]);
    assert_eq!((run.code, run.out.lines().count()), (2, 4));
    assert!(run.errors.contains(".patrolignore: line 2 is no pattern"), "{}", run.errors);
}
