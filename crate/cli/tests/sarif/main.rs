//! `patrol scan --format sarif`. The schema is that of OASIS, as the crate serde-sarif 0.8.0 carries it.
#![allow(clippy::unwrap_used, reason = "part of the tests, where a panic is a failure")]

#[path = "../patrol/mod.rs"]
mod patrol;

use std::fs;

use boon::{Compiler, Schemas};
use patrol::{Run, patrol};
use patrol_detect::generate::azure_devops_pat as token;
use serde_json::{Value, json};
use tempfile::{TempDir, tempdir};

const SCHEMA: &str = include_str!("sarif-schema-2.1.0.json");

/// A folder with a finding of each kind: reported, allowed by a mark, in the baseline; and a mark without a reason.
fn folder() -> TempDir {
    let folder = tempdir().unwrap();
    let at = |path: &str| folder.path().join(path);
    fs::write(at("a b.yml"), format!("é: 1\n  x {} # patrol:allow azure-devops-pat", token(1))).unwrap();
    fs::write(at("b"), format!("x: {}\nx: {}\n", token(2), token(3))).unwrap();
    fs::write(at("c"), format!("# patrol:allow azure-devops-pat an example\n{}\n", token(4))).unwrap();
    assert_eq!(patrol(folder.path(), &["baseline", "update", "known.json", "b"]).code, 0);
    fs::write(at("d"), "secret = \"kJ8mQ2vX9pL4wZ7rTb3Nc6\"\n").unwrap();
    fs::write(at(".patrolignore"), "e\n").unwrap();
    fs::write(at("e"), token(5)).unwrap();
    folder
}

/// The log of a run, when it is what the standard says.
fn log(run: &Run) -> Value {
    let log: Value = serde_json::from_str(&run.out).unwrap();
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    compiler.enable_format_assertions();
    compiler.add_resource("schema.json", serde_json::from_str(SCHEMA).unwrap()).unwrap();
    let schema = compiler.compile("schema.json", &mut schemas).unwrap();
    let fits = schemas.validate(&log, schema).map_err(|error| error.to_string());
    assert_eq!(fits, Ok(()), "{}", run.errors);
    log["runs"][0].clone()
}

#[test]
fn every_log_fits_the_schema() {
    let folder = folder();
    let run =
        patrol(folder.path(), &["scan", "--format", "sarif", "--baseline", "known.json", ".", "missing"]);
    assert_eq!((run.code, log(&run)["results"].as_array().unwrap().len()), (2, 4));
    let run = patrol(folder.path(), &["scan", "--format", "sarif", "--min-confidence", "low", "d"]);
    assert_eq!((run.code, &log(&run)["results"][0]["level"]), (1, &json!("note")));
    let run = patrol(folder.path(), &["scan", "--format", "sarif", "known.json"]);
    assert_eq!((run.code, &log(&run)["results"]), (0, &json!([])));
}

#[test]
fn names_places_and_what_was_not_read() {
    let folder = folder();
    let log = log(&patrol(folder.path(), &["scan", "--format", "sarif", "a b.yml", "missing"]));
    assert_eq!(log["columnKind"], "unicodeCodePoints");
    let result = &log["results"][0];
    assert_eq!((&result["ruleId"], &result["level"]), (&json!("azure-devops-pat"), &json!("error")));
    assert_eq!(
        result["locations"][0]["physicalLocation"],
        json!({
            "artifactLocation": { "uri": "a%20b.yml" },
            "region": { "startLine": 2, "startColumn": 5, "endLine": 2, "endColumn": 89 },
        })
    );
    let invocation = &log["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    let told: Vec<&Value> =
        invocation["toolExecutionNotifications"].as_array().unwrap().iter().map(|it| &it["level"]).collect();
    assert_eq!(told, ["error", "warning"], "the missing file and the mark without a reason");
    assert_eq!(
        invocation["toolExecutionNotifications"][0]["message"]["text"],
        "cannot read missing: there is no such file or folder."
    );
}

#[test]
fn tells_what_is_accepted_and_by_what() {
    let folder = folder();
    let log = log(&patrol(folder.path(), &["scan", "--format", "sarif", "--baseline", "known.json"]));
    let kinds: Vec<&Value> =
        log["results"].as_array().unwrap().iter().map(|result| &result["suppressions"][0]["kind"]).collect();
    assert_eq!(kinds, [&Value::Null, &json!("external"), &json!("external"), &json!("inSource")]);
    assert_eq!(log["results"][3]["suppressions"][0]["justification"], "an example");
}

#[test]
fn a_fingerprint_is_that_of_the_baseline() {
    let folder = folder();
    let log = log(&patrol(folder.path(), &["scan", "--format", "sarif", "b"]));
    let baseline: Value =
        serde_json::from_slice(&fs::read(folder.path().join("known.json")).unwrap()).unwrap();
    for at in 0..2 {
        let entry = &baseline["findings"][at];
        let expected = format!("{}:{}", entry["line"].as_str().unwrap(), entry["ordinal"]);
        assert_eq!(log["results"][at]["partialFingerprints"], json!({ "patrolLine/v1": expected }));
    }
}

#[test]
fn a_rule_says_how_bad_it_is_and_what_to_do() {
    let folder = folder();
    let log = log(&patrol(folder.path(), &["scan", "--format", "sarif", "b"]));
    let driver = &log["tool"]["driver"];
    assert_eq!((&driver["name"], driver["rules"].as_array().unwrap().len()), (&json!("Patrol"), 1));
    let rule = &driver["rules"][0];
    assert_eq!(rule["id"], "azure-devops-pat");
    let severity: f32 = rule["properties"]["security-severity"].as_str().unwrap().parse().unwrap();
    assert!((9.0..=10.0).contains(&severity), "GitHub calls that critical");
    let help = rule["help"]["text"].as_str().unwrap();
    assert!(help.contains(rule["helpUri"].as_str().unwrap()), "{help}");
    assert!(help.contains("`patrol:allow azure-devops-pat REASON`"), "{help}");
}
