//! The smaller commands.

mod patrol;

use std::env::temp_dir;

use patrol::patrol;
use patrol_detect::rules;

#[test]
fn rules_lists_every_rule() {
    let run = patrol(&temp_dir(), &["rules"]);
    assert_eq!((run.code, run.out.lines().count()), (0, rules().count()));
    let first: serde_json::Value =
        serde_json::from_str(patrol(&temp_dir(), &["rules", "--format", "json"]).out.lines().next().unwrap())
            .unwrap();
    assert_eq!(first["id"], rules().next().unwrap().id());
}

#[test]
fn completions_and_man_pages_know_every_command() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let run = patrol(&temp_dir(), &["completions", shell]);
        assert_eq!(run.code, 0);
        for word in ["scan", "redact", "rewrite", "rules", "hook", "min-confidence", "stdin-jsonl"] {
            assert!(run.out.contains(word), "{shell}: {word}");
        }
    }
    let page = patrol(&temp_dir(), &["man"]);
    assert!(page.code == 0 && page.out.contains(".TH") && page.out.contains("completions"));
    let page = patrol(&temp_dir(), &["man", "hook", "install"]);
    assert!(page.code == 0 && page.out.contains("patrol\\-hook\\-install"), "{}", page.out);
    let page = patrol(&temp_dir(), &["man", "nothing"]);
    assert_eq!((page.code, page.out.as_str()), (2, ""));
    assert!(page.errors.contains("there is no such command"), "{}", page.errors);
}

#[test]
fn there_is_no_way_to_see_a_secret() {
    let run = patrol(&temp_dir(), &["scan", "--show-secrets"]);
    assert_eq!(run.code, 2);
    assert!(!patrol(&temp_dir(), &["scan", "--help"]).out.contains("show-secrets"));
}

#[cfg(unix)]
#[test]
fn a_reader_that_goes_away_is_no_error_worth_a_word() {
    let command = format!("'{}' rules | head -n 1", env!("CARGO_BIN_EXE_patrol"));
    let output = std::process::Command::new("sh").args(["-c", &command]).output().unwrap();
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    assert!(!output.stdout.is_empty());
}
