//! `patrol policy`.
#![allow(clippy::unwrap_used, reason = "part of the tests, where a panic is a failure")]

mod patrol;

use std::fs;
use std::path::{Path, PathBuf};

use patrol::patrol;
use serde_json::json;
use tempfile::tempdir;

fn samples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/admin/samples")
}

#[test]
fn a_rule_for_secrets_that_cannot_be_compiled_is_told() {
    let folder = tempdir().unwrap();
    let rule = |pattern: &str| json!({ "pattern": pattern, "keywords": ["acme"] });
    let policy =
        json!({ "rules": { "enforced": { "good": rule("ACME-[0-9]{8}"), "broken": rule("(ACME") } } });
    fs::write(folder.path().join("policy.json"), policy.to_string()).unwrap();
    let run = patrol(folder.path(), &["policy", "check", "policy.json"]);
    assert_eq!(run.code, 1);
    assert!(run.errors.contains("\"broken\" cannot be used. The pattern cannot be read"), "{}", run.errors);
    assert!(!run.errors.contains("good"), "{}", run.errors);
    assert_eq!(run.out, "Enforced: what the rule \"good\" finds is a secret, with the action ask.\n");
}

#[test]
fn an_exception_whose_pattern_cannot_be_used_is_told() {
    let folder = tempdir().unwrap();
    let exception = |host: &str, pattern: &str| json!({ "kind": "any", "host": host, "pattern": pattern, "reason": "r", "ends": "2027-03-31" });
    let secret = "sk_live_4eC39HqLyjW-DarjtT1zdp7dc";
    let exceptions =
        [exception("good", "sample[0-9]"), exception("broken", "(sample"), exception("secret", secret)];
    let policy = json!({ "exceptions": { "enforced": exceptions } });
    fs::write(folder.path().join("policy.json"), policy.to_string()).unwrap();
    let run = patrol(folder.path(), &["policy", "check", "policy.json"]);
    assert_eq!(run.code, 1);
    let expected = "policy.json: exceptions: the one for any on broken, \"r\", cannot be used. The pattern cannot be read from character 1 on: unclosed group.\n\
                    policy.json: exceptions: the one for any on secret, \"r\", cannot be used. Write a pattern, not the secret itself.\n";
    assert_eq!(run.errors, expected);
    assert!(run.out.contains("on good until") && run.out.lines().count() == 1, "{}", run.out);
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
         a.json: colour: there is no such entry; wanted is one of company, pausing, excepting, welcome, lifetimeLimitDays, levels, \
         secretLevels, siteLevels, pausedHosts, stopUnchecked, mutedKinds, exceptions, nameOwnTokens, sites, rules.\n\
         a.json: pausing: the value cannot be used; wanted is true or false.\n\
         a.json: pausing: a part of it has the wrong type, so Chrome and Edge drop all of it in silence.\n"
    );
}

#[test]
fn which_part_of_an_entry_cannot_be_used_is_said_and_what_is_wanted_once() {
    let folder = tempdir().unwrap();
    let exception =
        |ends: &str| json!({ "kind": "jwt", "host": "dev.azure.com", "reason": "r", "ends": ends });
    let policy = json!({
        "exceptions": { "enforced": [exception("31.03.2027"), exception("2027-03-31"), exception("soon")] },
        "sites": { "enforced": { "https://GitHub.com": true, "https://github.com/a": true } },
    });
    fs::write(folder.path().join("a.json"), policy.to_string()).unwrap();
    let run = patrol(folder.path(), &["policy", "check", "a.json"]);
    assert_eq!((run.code, run.out.lines().count()), (1, 1), "{}", run.out);
    let told: Vec<_> = run.errors.lines().collect();
    assert_eq!(told.len(), 4, "{}", run.errors);
    assert!(
        told[0].starts_with("a.json: exceptions.enforced[0]: ends cannot be used; wanted is a list"),
        "{}",
        told[0]
    );
    assert_eq!(told[1], "a.json: exceptions.enforced[2]: ends cannot be used.");
    assert!(
        told[2].starts_with("a.json: sites.enforced.https://GitHub.com: there is no such entry; wanted is"),
        "{}",
        told[2]
    );
    assert!(told[2].contains("in lower case and without a path or port"), "{}", told[2]);
    assert_eq!(told[3], "a.json: sites.enforced.https://github.com/a: there is no such entry.");
}

#[test]
fn a_name_that_stands_twice_is_told_and_nothing_is_written_then() {
    let folder = tempdir().unwrap();
    let policy =
        r#"{"lifetimeLimitDays":{"enforced":14},"pausing":false,"lifetimeLimitDays":{"enforced":90}}"#;
    let whole = format!(
        r#"{{"policies":{{"3rdparty":{{"Extensions":{{"patrol@patrol-extension.org":{policy}}}}}}}}}"#
    );
    for (text, place) in
        [(policy, ""), (whole.as_str(), "policies.3rdparty.Extensions.patrol@patrol-extension.org.")]
    {
        fs::write(folder.path().join("a.json"), text).unwrap();
        let told =
            format!("a.json: {place}lifetimeLimitDays: it stands here twice; browsers take the last.\n");
        let run = patrol(folder.path(), &["policy", "check", "a.json"]);
        assert_eq!((run.code, run.errors.as_str()), (1, told.as_str()));
        assert!(run.out.contains("longer than 90 days"), "{}", run.out);
        let run = patrol(folder.path(), &["policy", "write", "a.json", "--to", "rollout"]);
        assert_eq!((run.code, run.out.as_str(), run.errors), (1, "", told + "Nothing was written.\n"));
        assert!(!folder.path().join("rollout").exists());
    }
}

#[test]
fn what_is_no_policy_is_said() {
    let folder = tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("broken.json"), "{\n  \"pausing\": yes\n}").unwrap();
    let utf_16: Vec<u8> = "\u{feff}{}".encode_utf16().flat_map(u16::to_le_bytes).collect();
    fs::write(at("utf-16.json"), utf_16).unwrap();
    fs::write(at("other.json"), r#"{"policies":{"DisableTelemetry":true}}"#).unwrap();
    fs::write(at("two.json"), r#"{"3rdparty":{"extensions":{"abc":{"pausing":true},"def":{}}}}"#).unwrap();
    for (name, reason) in [
        ("missing.json", "cannot read missing.json: there is no such file"),
        ("broken.json", "broken.json is not JSON from line 2, character 14 on. JSON has"),
        ("utf-16.json", "utf-16.json is not in UTF-8. Save it in that encoding."),
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

#[test]
fn nothing_is_written_of_a_policy_that_cannot_be_used_or_for_what_is_no_id() {
    let folder = tempdir().unwrap();
    let written = || fs::read_dir(folder.path()).unwrap().count();
    fs::write(folder.path().join("bad.json"), r#"{"pausing":"no"}"#).unwrap();
    fs::write(folder.path().join("good.json"), r#"{"pausing":false}"#).unwrap();
    let run = patrol(folder.path(), &["policy", "write", "bad.json", "--to", "."]);
    assert_eq!((run.code, run.out.as_str(), written()), (1, "", 2));
    assert!(run.errors.contains("bad.json: pausing: the value cannot be used"), "{}", run.errors);
    let run = patrol(folder.path(), &["policy", "write", "good.json", "--to", ".", "--edge", "patrol"]);
    assert_eq!((run.code, written()), (2, 2));
    assert!(run.errors.contains("patrol is no id of an extension"), "{}", run.errors);
    let run = patrol(folder.path(), &["policy", "write", "good.json", "--to", "for-firefox"]);
    assert_eq!((run.code, run.errors.as_str()), (0, ""));
    assert!(run.out.lines().all(|name| name.contains("firefox")), "{}", run.out);
}
