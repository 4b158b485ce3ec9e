//! The table of rules in the documents and the names in the extension are made of the rules themselves.

use std::env;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use crate::compile::source;
use crate::compile::source::Rule;

const HEAD: &str = "# What is recognized\n\n\
    Generated from the rule files in `crate/detect/rules/` by `UPDATE=1 cargo test -p patrol-detect table`; do not edit.\n\n\
    *Sure* is how certain a rule is without a checksum; with a valid one it is always certain. *Needs* is what must stand\n\
    before the secret.\n";

fn table(rules: &[Rule]) -> String {
    let mut out = String::from(HEAD);
    let mut family = "";
    for rule in rules {
        if rule.family != family {
            family = &rule.family;
            let _ = write!(
                out,
                "\n## {family}\n\n| id | name | sure | checksum | needs | revoke |\n|---|---|---|---|---|---|\n"
            );
        }
        let checksum = if rule.check.is_empty() { "" } else { &rule.check };
        let words = rule.words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(" ");
        let revoke = if rule.revoke.is_empty() { String::new() } else { format!("[page]({})", rule.revoke) };
        let Rule { id, name, confidence, .. } = rule;
        let _ = writeln!(out, "| `{id}` | {name} | {confidence} | {checksum} | {words} | {revoke} |");
    }
    let _ = writeln!(out, "\n{} rules.", rules.len());
    out
}

/// The names as a JSON object, for the texts of the extension. The history names rules of a person's own by the last one.
fn names(rules: &[Rule]) -> String {
    let rules = rules.iter().map(|rule| (rule.id.as_str(), rule.name.as_str()));
    let all = rules.chain([("custom-rule", "Match of your own rule")]);
    let lines: Vec<_> = all.map(|(id, name)| format!("  {id:?}: {name:?}")).collect();
    format!("{{\n{}\n}}\n", lines.join(",\n"))
}

fn assert_written(file: &str, content: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(file);
    if env::var_os("UPDATE").is_some() {
        fs::write(&path, content).unwrap();
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    assert!(written == content, "{file} is out of date: run UPDATE=1 cargo test -p patrol-detect table");
}

fn rule_files() -> Vec<Rule> {
    source::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("rules")).unwrap()
}

#[test]
fn the_table_in_the_documents_is_up_to_date() {
    assert_written("docs/rules.md", &table(&rule_files()));
}

#[test]
fn the_names_in_the_extension_are_up_to_date() {
    assert_written("extension/secret-names.json", &names(&rule_files()));
}

#[test]
fn every_rule_has_a_stable_and_unique_name() {
    let rules = rule_files();
    let mut ids: Vec<_> = rules.iter().map(|rule| &rule.id).collect();
    assert!(
        ids.iter().all(|id| id
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'))
    );
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), rules.len(), "two rules share an id");
    assert!(rules.len() >= 200);
}
