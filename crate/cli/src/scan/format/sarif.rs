//! Findings as SARIF 2.1.0 (OASIS standard, 2020), the smallest log that code scanning services accept.

use std::io::{self, Write};
use std::path::{Component, Path};

use patrol_detect::{Confidence, Rule};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

use super::Report;
use crate::accept::Acceptance;
use crate::expiry;
use crate::hit::Hit;

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// How bad it is if a secret is real, on the scale of 0 to 10 by which GitHub sorts findings; how sure that is, the level
/// tells. The figure is that of CodeQL's rule on hard-coded credentials, js/hardcoded-credentials.
const SEVERITY: &str = "9.8";

/// What a name in a URI must escape: all but the "unreserved characters" of RFC 3986.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// One log with one run.
pub(super) fn write(report: &Report, out: &mut impl Write) -> io::Result<()> {
    let mut rules: Vec<Rule> =
        report.scanned.iter().flat_map(|file| &file.hits).map(|hit| hit.finding.rule).collect();
    rules.sort_by_key(|rule| rule.id());
    // Those of somebody's own share one id.
    rules.dedup_by_key(|rule| rule.id());

    let results: Vec<Value> =
        report.scanned.iter().flat_map(|file| file.hits.iter().map(|hit| result(&file.path, hit))).collect();
    let told = |level: &str, sentence: &str| json!({ "level": level, "message": { "text": sentence } });
    let ignored = |path: &String| told("note", &format!("{path} was not searched: .patrolignore names it."));
    let mut notifications: Vec<Value> =
        report.unread.iter().map(|sentence| told("error", sentence)).collect();
    notifications.extend(report.wrong_marks().iter().map(|sentence| told("warning", sentence)));
    notifications.extend(report.ignored.iter().map(ignored));
    let mut log = json!({
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
    // The page that the package names, if it names one.
    if let page @ [_, ..] = env!("CARGO_PKG_HOMEPAGE").as_bytes() {
        log["runs"][0]["tool"]["driver"]["informationUri"] = json!(String::from_utf8_lossy(page));
    }
    serde_json::to_writer(&mut *out, &log)?;
    out.write_all(b"\n")
}

/// What people who look at findings in a code scanning service read about a rule.
fn rule(rule: Rule) -> Value {
    let mut object = json!({
        "id": rule.id(),
        "shortDescription": { "text": rule.name() },
        "fullDescription": { "text": format!("{} in a file.", rule.name()) },
        "help": { "text": help(rule) },
        "properties": { "tags": ["security"], "security-severity": SEVERITY },
    });
    if let Some(page) = rule.revoke() {
        object["helpUri"] = json!(page);
    }
    object
}

fn help(rule: Rule) -> String {
    let revoke = match rule.revoke() {
        Some(page) => format!("Revoke it at {page}"),
        None => String::from("Revoke it where it was issued"),
    };
    format!(
        "Anyone who can read the file can use this secret. {revoke}, and take it out of the file. Keep the new one \
         outside of the repository. If this is a false alarm, write `patrol:allow {} REASON` in a comment beside it.",
        rule.id()
    )
}

fn result(path: &str, hit: &Hit) -> Value {
    let rule = hit.finding.rule;
    let level = match hit.finding.confidence {
        _ if hit.has_expired => "note",
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
    let expired = expiry::day(&hit.finding).filter(|_| hit.has_expired);
    let expired = expired.map_or(String::new(), |day| format!(" (expired {day})"));
    json!({
        "ruleId": rule.id(),
        "level": level,
        "suppressions": suppressions,
        "message": { "text": format!("{} {}{expired}", hit.kind, hit.preview) },
        // The same as in a baseline. GitHub makes its own, called primaryLocationLineHash, and warns if it finds another
        // of that name.
        "partialFingerprints": { "patrolLine/v1": format!("{}:{}", hit.line, hit.ordinal) },
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
