//! Rules of somebody's own: `--rules FILE` and `patrol rules import`.
#![allow(clippy::unwrap_used, reason = "part of the tests, where a panic is a failure")]

mod patrol;

use std::fs;

use patrol::{patrol, piped};
use serde_json::Value;
use tempfile::{TempDir, tempdir};

const OWN: &str = r#"
[[rule]]
name = "ACME deploy key"
pattern = 'ACME-[0-9A-F]{8}'
keywords = ["ACME-"]
confidence = "high"

[[rule]]
name = "badge"
pattern = '\b[0-9]{3}-[0-9]{4}\b'
keywords = ["badge"]
action = "note"
"#;

const GITLEAKS: &str = r#"
[[rules]]
id = "contoso-key"
regex = '''(?i)[\w.-]{0,50}?(?:contoso)(?:[ \t\w.-]{0,20})[\s'"]{0,3}(?:=|>|:=|:)[\x60'"\s=]{0,5}([a-f0-9]{16})(?:['"\s;]|$)'''
keywords = ["contoso"]
entropy = 3.5

[[rules]]
id = "stores"
path = '''\.p12$'''
"#;

fn folder(rules: &str) -> TempDir {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("rules.toml"), rules).unwrap();
    fs::write(folder.path().join("a.txt"), "key ACME-00C0FFEE\nno 123-4567\n").unwrap();
    fs::write(folder.path().join("b.txt"), "Badge: 123-4567\ncontoso_key = '0123abcd4567ef89'\n").unwrap();
    folder
}

#[test]
fn a_search_follows_them_beside_its_own() {
    let folder = folder(OWN);
    assert_eq!(patrol(folder.path(), &["scan", "a.txt", "b.txt"]).code, 0);
    let run = patrol(folder.path(), &["scan", "--rules", "rules.toml", "a.txt", "b.txt"]);
    assert_eq!(run.code, 1);
    assert_eq!(
        run.out,
        "a.txt:1:5: high: Custom rule \"ACME deploy key\" •••• [custom-rule]\n\
         b.txt:1:8: medium: Custom rule \"badge\" •••• [custom-rule]\n"
    );
    assert!(run.errors.starts_with("Found 2 secrets"), "{}", run.errors);
    let run = patrol(folder.path(), &["scan", "--rules", "rules.toml", "--min-confidence", "high", "b.txt"]);
    assert_eq!(run.code, 0);
}

#[test]
fn programs_are_told_the_name_and_marks_work() {
    let folder = folder(OWN);
    let marked = "ACME-00C0FFEE # patrol:allow custom-rule an example\nACME-00C0FFEF\n";
    let run = piped(folder.path(), &["scan", "--rules", "rules.toml", "--format", "json"], marked.as_bytes());
    let lines: Vec<Value> = run.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines[0]["accepted"], "mark");
    assert_eq!(
        (&lines[1]["rule"], &lines[1]["kind"]),
        (&"custom-rule".into(), &"Custom rule \"ACME deploy key\"".into())
    );
    let run =
        patrol(folder.path(), &["scan", "--rules", "rules.toml", "--format", "sarif", "a.txt", "b.txt"]);
    let log: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(log["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap().len(), 1);
    assert_eq!(log["runs"][0]["results"].as_array().unwrap().len(), 2);
}

#[test]
fn what_they_find_is_redacted() {
    let folder = folder(OWN);
    let run = patrol(folder.path(), &["redact", "--rules", "rules.toml", "a.txt"]);
    assert_eq!((run.code, run.out.as_str()), (0, "key [redacted:custom-rule]\nno 123-4567\n"));
}

#[test]
fn one_bad_rule_costs_that_rule_only_and_is_told() {
    let folder = folder(&OWN.replace("[0-9A-F]{8}", "(hunter22"));
    let run = patrol(folder.path(), &["scan", "--rules", "rules.toml", "a.txt", "b.txt"]);
    assert_eq!((run.code, run.out.lines().count()), (2, 1));
    let told = "patrol: rules.toml: rule \"ACME deploy key\" is left out. The pattern cannot be read from character 6 on: unclosed group.";
    assert_eq!(run.errors.lines().next(), Some(told));
    assert!(!run.errors.contains("hunter22"));
}

#[test]
fn a_file_that_is_none_ends_the_command() {
    let folder = folder("rules = 7");
    for (file, told) in [
        ("rules.toml", "patrol: cannot use rules.toml. The file has no rules"),
        ("none.toml", "patrol: cannot read none.toml: there is no such file or folder."),
    ] {
        let run = patrol(folder.path(), &["scan", "--rules", file, "a.txt"]);
        assert_eq!((run.code, run.out.as_str()), (2, ""));
        assert!(run.errors.starts_with(told), "{}", run.errors);
    }
}

#[test]
fn a_configuration_of_gitleaks_is_imported_as_far_as_it_means_the_same() {
    let folder = folder(GITLEAKS);
    for format in ["toml", "json"] {
        let run = patrol(folder.path(), &["rules", "import", "rules.toml", "--format", format]);
        assert_eq!(run.code, 1);
        let told: Vec<_> =
            run.errors.lines().map(|line| line.trim_start_matches("patrol: rules.toml: ")).collect();
        assert_eq!(
            told,
            [
                "rule \"contoso-key\": All that the pattern matches is taken for the secret, not only one group of it.",
                "rule \"contoso-key\": How random a match is does not count here, so it finds more.",
                "rule \"contoso-key\": How much may stand between its parts is not limited here, so it finds more.",
                "rule \"stores\" is left out. It applies to files with certain names only, and a text has no name.",
            ]
        );
        let imported = format!("imported.{format}");
        fs::write(folder.path().join(&imported), &run.out).unwrap();
        let run = patrol(folder.path(), &["scan", "--rules", &imported, "b.txt"]);
        assert_eq!(run.code, 1, "{}", run.errors);
        assert!(run.out.contains("b.txt:2:1: medium: Custom rule \"contoso-key\""), "{}", run.out);
    }
}
