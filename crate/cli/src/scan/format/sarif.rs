//! Findings as SARIF 2.1.0 (OASIS standard, 2020), the smallest log that code scanning services accept.

use std::io::{self, Write};
use std::path::{Component, Path};

use patrol_detect::{Confidence, Rule};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

use super::Report;
use crate::accept::Acceptance;
use crate::hit::Hit;

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// What a name in a URI must escape: all but the "unreserved characters" of RFC 3986.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// One log with one run.
pub(super) fn write(report: &Report, out: &mut impl Write) -> io::Result<()> {
    let mut rules: Vec<Rule> =
        report.scanned.iter().flat_map(|file| &file.hits).map(|hit| hit.finding.rule).collect();
    rules.sort_by_key(|rule| rule.id());
    rules.dedup();

    let results: Vec<Value> =
        report.scanned.iter().flat_map(|file| file.hits.iter().map(|hit| result(&file.path, hit))).collect();
    let told = |level: &str, sentence: &str| json!({ "level": level, "message": { "text": sentence } });
    let ignored = |path: &String| told("note", &format!("{path} was not searched: .patrolignore names it."));
    let mut notifications: Vec<Value> =
        report.unread.iter().map(|sentence| told("error", sentence)).collect();
    notifications.extend(report.wrong_marks().iter().map(|sentence| told("warning", sentence)));
    notifications.extend(report.ignored.iter().map(ignored));
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "Patrol",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules.into_iter().map(rule).collect::<Vec<_>>(),
            } },
            "columnKind": "unicodeCodePoints",
            "invocations": [{
                "executionSuccessful": report.unread.is_empty(),
                "toolExecutionNotifications": notifications,
            }],
            "results": results,
        }],
    });
    serde_json::to_writer(&mut *out, &log)?;
    out.write_all(b"\n")
}

fn rule(rule: Rule) -> Value {
    let mut object = json!({ "id": rule.id(), "shortDescription": { "text": rule.name() } });
    if let Some(page) = rule.revoke() {
        object["helpUri"] = json!(page);
    }
    object
}

fn result(path: &str, hit: &Hit) -> Value {
    let rule = hit.finding.rule;
    let level = match hit.finding.confidence {
        Confidence::Certain | Confidence::High => "error",
        Confidence::Medium => "warning",
        Confidence::Low => "note",
    };
    let suppressions = match &hit.acceptance {
        Some(Acceptance::Mark(reason)) => json!([{ "kind": "inSource", "justification": reason }]),
        Some(Acceptance::Baseline) => {
            json!([{ "kind": "external", "justification": "It is in the baseline." }])
        }
        // "Not suppressed", where none at all would mean "unknown" (3.27.23).
        None => json!([]),
    };
    json!({
        "ruleId": rule.id(),
        "level": level,
        "suppressions": suppressions,
        "message": { "text": format!("{} {}", rule.name(), hit.preview) },
        "locations": [{ "physicalLocation": {
            "artifactLocation": { "uri": uri(path) },
            "region": {
                "startLine": hit.from.line,
                "startColumn": hit.from.column,
                "endLine": hit.to.line,
                "endColumn": hit.to.column,
            },
        } }],
    })
}

/// A path as a URI: relative as it was given, or `file:///…`.
fn uri(path: &str) -> String {
    let path = Path::new(path);
    let names: Vec<String> = path
        .components()
        .filter_map(|part| match part {
            Component::RootDir | Component::CurDir => None,
            // `C:` keeps its colon, as file URIs have it.
            Component::Prefix(drive) => Some(drive.as_os_str().to_string_lossy().into_owned()),
            other => Some(utf8_percent_encode(&other.as_os_str().to_string_lossy(), RESERVED).to_string()),
        })
        .collect();
    let joined = names.join("/");
    if path.is_absolute() { format!("file:///{joined}") } else { joined }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_uris() {
        assert_eq!(uri("./src/a b#1/ö.yml"), "src/a%20b%231/%C3%B6.yml");
        assert_eq!(uri("../x"), "../x");
        assert_eq!(uri("-"), "-");
    }

    #[cfg(unix)]
    #[test]
    fn absolute_paths_name_their_scheme() {
        assert_eq!(uri("/etc/a:b"), "file:///etc/a%3Ab");
    }
}
