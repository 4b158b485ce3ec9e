//! `patrol policy`, and the samples for administrators.
#![allow(clippy::unwrap_used, clippy::panic, reason = "part of the tests, where a panic is a failure")]

mod patrol;

use std::fs;
use std::path::{Path, PathBuf};

use patrol::patrol;
use serde_json::{Map, Value, json};
use tempfile::tempdir;

fn samples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/admin/samples")
}

fn sample(name: &str) -> String {
    fs::read_to_string(samples().join(name)).unwrap()
}

/// The settings that every sample is to set.
fn settings() -> Value {
    serde_json::from_str(&sample("settings.json")).unwrap()
}

#[test]
fn every_sample_in_json_sets_the_same_and_has_no_problem() {
    let expected = patrol(&samples(), &["policy", "check", "settings.json"]);
    assert_eq!((expected.code, expected.errors.as_str()), (0, ""));
    assert!(expected.out.contains("Enforced: full-access stops it; nobody can go on as it is.\n"));
    assert!(expected.out.contains("People cannot pause Patrol.\n"), "{}", expected.out);
    let mut names: Vec<String> = fs::read_dir(samples())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.retain(|name| name.ends_with(".json"));
    assert_eq!(names.len(), 4);
    for name in names {
        let run = patrol(&samples(), &["policy", "check", &name]);
        assert_eq!((run.code, run.errors, &run.out), (0, String::new(), &expected.out), "{name}");
    }
}

#[test]
fn the_samples_for_windows_and_macos_set_the_same() {
    let registry = sample("windows-chrome-edge.reg");
    for browser in ["Google\\Chrome", "Microsoft\\Edge"] {
        assert_eq!(in_registry(&registry, browser), settings(), "{browser}");
    }
    let plist = sample("macos-chrome-edge.plist");
    let mut tags = plist.split_once("<plist version=\"1.0\">").unwrap().1.trim();
    assert_eq!(in_plist(&mut tags), settings());
}

/// The values below the key of a browser: texts are JSON, as browsers read them where the schema wants an object.
fn in_registry(file: &str, browser: &str) -> Value {
    let start = file.find(&format!("\\Policies\\{browser}\\3rdparty\\extensions\\")).unwrap();
    let values = file[start..].lines().skip(1).take_while(|line| line.starts_with('"'));
    let entry = |line: &str| {
        let (key, value) = line.split_once('=').unwrap();
        let value = match value.strip_prefix("dword:") {
            Some(number) => json!(u32::from_str_radix(number, 16).unwrap() != 0),
            None => {
                let text: String = serde_json::from_str(value).unwrap();
                serde_json::from_str(&text).unwrap()
            }
        };
        (key.trim_matches('"').to_owned(), value)
    };
    Value::Object(values.map(entry).collect())
}

/// The value that a property list begins with.
fn in_plist(rest: &mut &str) -> Value {
    let tag = next(rest, '<', '>');
    match tag.as_str() {
        "true/" => json!(true),
        "false/" => json!(false),
        "integer" => json!(text(rest).parse::<u64>().unwrap()),
        "string" => json!(text(rest)),
        "dict" => {
            let mut fields = Map::new();
            loop {
                match next(rest, '<', '>').as_str() {
                    "key" => {
                        let key = text(rest);
                        fields.insert(key, in_plist(rest));
                    }
                    "/dict" => return Value::Object(fields),
                    other => panic!("{other}"),
                }
            }
        }
        other => panic!("{other}"),
    }
}

fn next(rest: &mut &str, from: char, to: char) -> String {
    let (found, after) = rest.split_once(from).unwrap().1.split_once(to).unwrap();
    *rest = after;
    found.to_owned()
}

fn text(rest: &mut &str) -> String {
    let (text, after) = rest.split_once("</").unwrap();
    *rest = after.split_once('>').unwrap().1;
    text.to_owned()
}

#[test]
fn what_cannot_be_used_is_said_with_what_can() {
    let folder = tempdir().unwrap();
    let policy = r#"{"lifetimeLimitDays":{"enforced":400},"colour":"red","pausing":"no","levels":{"enforced":{"full-access":"block"}}}"#;
    fs::write(folder.path().join("a.json"), format!("\u{feff}{policy}")).unwrap();
    let run = patrol(folder.path(), &["policy", "check", "a.json"]);
    assert_eq!(
        (run.code, run.out.as_str()),
        (1, "Enforced: full-access stops it; nobody can go on as it is.\n")
    );
    assert_eq!(
        run.errors,
        "a.json: lifetimeLimitDays.enforced: the value cannot be used; wanted is a whole number from 1 to 365.\n\
         a.json: colour: there is no such entry.\n\
         a.json: pausing: the value cannot be used; wanted is true or false.\n\
         a.json: pausing: a part of it has the wrong type, so Chrome and Edge drop all of it in silence.\n"
    );
}

#[test]
fn what_is_no_policy_is_said() {
    let folder = tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("broken.json"), "{\n  \"pausing\": yes\n}").unwrap();
    fs::write(at("other.json"), r#"{"policies":{"DisableTelemetry":true}}"#).unwrap();
    fs::write(at("two.json"), r#"{"3rdparty":{"extensions":{"abc":{"pausing":true},"def":{}}}}"#).unwrap();
    for (name, reason) in [
        ("missing.json", "cannot read missing.json: there is no such file"),
        ("broken.json", "broken.json is not JSON from line 2"),
        ("other.json", "other.json has no policy for Patrol"),
        ("two.json", "two.json is for the extensions abc and def. Name the one that is Patrol with --id."),
    ] {
        let run = patrol(folder.path(), &["policy", "check", name]);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{name}");
        assert!(run.errors.contains(reason), "{}", run.errors);
    }
    let run = patrol(folder.path(), &["policy", "check", "two.json", "--id", "def"]);
    assert_eq!((run.code, run.out.as_str()), (0, "This policy decides nothing.\n"));
}

#[test]
fn the_schema_is_that_of_the_extension() {
    let run = patrol(&samples(), &["policy", "schema"]);
    let written = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../extension/managed-schema.json");
    assert_eq!((run.code, run.out), (0, fs::read_to_string(written).unwrap()));
}
