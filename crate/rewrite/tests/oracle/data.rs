//! Files of data.

use patrol_rewrite::Rewritten;
use saphyr::{LoadableYamlNode, Yaml};

/// One value, with the keys on the way to it.
type Leaf = (String, String);

pub(crate) fn same_json(text: &str, rewritten: &Rewritten) {
    let leaves = |text: &str| {
        let mut leaves = Vec::new();
        json(&serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}\n{text}")), "", &mut leaves);
        // What Visual Studio Code asks for is new.
        leaves.retain(|(path, _)| !path.starts_with("/inputs"));
        // A parameter may come from a vault.
        leaves.retain(|(path, _)| !path.ends_with("/reference/keyVault/id"));
        for (path, _) in &mut leaves {
            *path = path.replace("/reference/secretName", "/value");
        }
        leaves
    };
    compare(&leaves(text), &leaves(&rewritten.text), text, rewritten);
}

fn json(value: &serde_json::Value, path: &str, leaves: &mut Vec<Leaf>) {
    match value {
        serde_json::Value::Object(object) => {
            object.iter().for_each(|(key, value)| json(value, &format!("{path}/{key}"), leaves));
        }
        serde_json::Value::Array(list) => {
            list.iter().enumerate().for_each(|(at, value)| json(value, &format!("{path}/{at}"), leaves));
        }
        other => leaves.push((path.into(), other.to_string())),
    }
}

pub(crate) fn same_yaml(text: &str, rewritten: &Rewritten) {
    let leaves = |text: &str| {
        let mut leaves = Vec::new();
        for (at, one) in
            Yaml::load_from_str(text).unwrap_or_else(|error| panic!("{error}\n{text}")).iter().enumerate()
        {
            yaml(one, &at.to_string(), &mut leaves);
        }
        // In Kubernetes a value may come from a Secret.
        leaves.retain(|(path, _)| !path.ends_with("/valueFrom/secretKeyRef/key"));
        for (path, _) in &mut leaves {
            *path = path.replace("/valueFrom/secretKeyRef/name", "/value");
        }
        leaves
    };
    compare(&leaves(text), &leaves(&rewritten.text), text, rewritten);
}

fn yaml(value: &Yaml<'_>, path: &str, leaves: &mut Vec<Leaf>) {
    match value {
        Yaml::Mapping(mapping) => {
            for (key, value) in mapping {
                yaml(value, &format!("{path}/{}", key.as_str().unwrap_or("?")), leaves);
            }
        }
        Yaml::Sequence(list) => {
            list.iter().enumerate().for_each(|(at, value)| yaml(value, &format!("{path}/{at}"), leaves));
        }
        other => leaves.push((path.into(), format!("{other:?}"))),
    }
}

/// Each line is what it was, apart from those that have changed, and these begin as they did.
pub(crate) fn same_lines(text: &str, rewritten: &Rewritten) {
    let (before, after): (Vec<&str>, Vec<&str>) = (text.lines().collect(), rewritten.text.lines().collect());
    assert_eq!(before.len(), after.len(), "{text}");
    for (before, after) in before.iter().zip(after) {
        let start = |line: &str| line.split_once('=').map(|(key, _)| key.to_owned());
        if *before != after && !before.contains("://") {
            assert_eq!(start(before), start(after), "{text}");
        }
    }
}

/// The same keys in the same order; a value differs only if it held a secret.
fn compare(before: &[Leaf], after: &[Leaf], text: &str, rewritten: &Rewritten) {
    let of = |leaves: &[Leaf]| leaves.iter().map(|leaf| without_secret(&leaf.0)).collect::<Vec<_>>();
    assert_eq!(of(before), of(after), "\n{text}\n→\n{}", rewritten.text);
    for (one, other) in before.iter().zip(after) {
        let value = one.1.trim_start_matches("Value(String(\"").trim_end_matches("\"))");
        let is_same = one.1 == other.1 || !patrol_detect::scan(&format!("password: {value}")).is_empty();
        assert!(is_same, "{one:?} became {other:?}\n{}", rewritten.text);
    }
}

/// The path, where a key that is a secret has a mask.
fn without_secret(path: &str) -> String {
    patrol_detect::redact(path, &patrol_detect::scan(path))
}
