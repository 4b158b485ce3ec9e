//! The smaller commands.

mod patrol;

use std::env::temp_dir;

use patrol::{patrol, piped};
use patrol_detect::generate::azure_devops_pat as token;
use patrol_detect::rules;

#[test]
fn redact_takes_secrets_out_of_a_pipeline() {
    let text = format!("curl -u :{} \\\n  https://dev.azure.com/fabrikam\n", token(1));
    let run = piped(&temp_dir(), &["redact"], text.as_bytes());
    assert_eq!((run.code, run.errors.as_str()), (0, ""));
    assert_eq!(run.out, text.replace(&token(1), "[redacted:azure-devops-pat:2026-03]"));
}

#[test]
fn redact_finds_secrets_wherever_a_long_text_is_cut() {
    // Longer than a piece.
    let line = |at: u64| format!("{:0>9000} {}\n", at, token(at));
    let text: String = (0..1000).map(line).collect();
    let run = piped(&temp_dir(), &["redact"], text.as_bytes());
    let mut expected = text;
    for at in 0..1000 {
        let secret = token(at);
        let start = at as usize * 9086 + 9001;
        assert_eq!(expected[start..start + 84], secret);
        expected.replace_range(start..start + 84, &"*".repeat(84));
    }
    let expected = expected.replace(&"*".repeat(84), "[redacted:azure-devops-pat:2026-03]");
    assert!(run.out == expected);
}

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
        for word in ["scan", "redact", "rules", "hook", "min-confidence", "stdin-jsonl"] {
            assert!(run.out.contains(word), "{shell}: {word}");
        }
    }
    let page = patrol(&temp_dir(), &["man"]);
    assert!(page.code == 0 && page.out.contains(".TH") && page.out.contains("completions"));
    let page = patrol(&temp_dir(), &["man", "hook", "install"]);
    assert!(page.code == 0 && page.out.contains("patrol\\-hook\\-install"), "{}", page.out);
    let page = patrol(&temp_dir(), &["man", "nothing"]);
    assert_eq!((page.code, page.out.as_str()), (2, ""));
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
