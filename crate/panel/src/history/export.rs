//! Entries for other programs. Names of fields, rules and actions are the same in every language.

use patrol_azdo::Instant;
use patrol_inventory::export::table;
use patrol_policy::AuditEntry;
use serde::Serialize;

/// An entry as other programs see it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Exported<'a> {
    /// RFC 3339, in UTC.
    time: String,
    site: &'a str,
    /// The kind of page.
    page: &'a str,
    subject: &'static str,
    action: &'static str,
    rules: &'a [String],
    reason: Option<&'a str>,
}

impl<'a> Exported<'a> {
    fn of(entry: &'a AuditEntry) -> Exported<'a> {
        Exported {
            time: Instant(i64::try_from(entry.time).unwrap_or(i64::MAX)).date_and_time(),
            site: &entry.site,
            page: &entry.surface,
            subject: entry.subject().as_str(),
            action: entry.action.as_str(),
            rules: &entry.rules,
            reason: entry.reason.as_deref(),
        }
    }
}

/// Entries as CSV, see [`table`].
pub(crate) fn csv(entries: &[AuditEntry]) -> String {
    table(
        ["time", "site", "page", "subject", "action", "rules", "reason"],
        entries.iter().map(|entry| {
            let entry = Exported::of(entry);
            [
                entry.time,
                entry.site.to_owned(),
                entry.page.to_owned(),
                entry.subject.to_owned(),
                entry.action.to_owned(),
                entry.rules.join(" "),
                entry.reason.unwrap_or_default().to_owned(),
            ]
        }),
    )
}

/// Entries as a JSON array of objects.
pub(crate) fn json(entries: &[AuditEntry]) -> String {
    let entries: Vec<Exported> = entries.iter().map(Exported::of).collect();
    // String keys only: it cannot fail.
    serde_json::to_string_pretty(&entries).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use patrol_policy::Action;

    use super::*;

    fn entry(reason: Option<&str>) -> AuditEntry {
        AuditEntry {
            time: 1_796_112_000_000,
            site: "dev.azure.com".into(),
            surface: "pull-request".into(),
            rules: vec!["npm-token".into(), "azure-devops-pat".into()],
            action: Action::WentOn,
            reason: reason.map(str::to_owned),
            sent: false,
        }
    }

    #[test]
    fn a_line_of_csv_tells_all_and_a_reason_is_never_a_formula() {
        let csv = csv(&[entry(None), entry(Some("=HYPERLINK(\"http://x\",\"a, b\")"))]);
        let lines: Vec<&str> = csv.trim_start_matches('\u{feff}').split_terminator("\r\n").collect();
        let common = r#""2026-12-01T08:00:00Z","dev.azure.com","pull-request","text","went-on","npm-token azure-devops-pat""#;
        let expected = [
            r#""time","site","page","subject","action","rules","reason""#.to_owned(),
            format!(r#"{common},"""#),
            format!(r#"{common},"'=HYPERLINK(""http://x"",""a, b"")""#),
        ];
        assert_eq!(lines, expected);
    }

    #[test]
    fn json_tells_the_same() {
        let read: serde_json::Value = serde_json::from_str(&json(&[entry(Some("release"))])).unwrap();
        let expected = serde_json::json!([{
            "time": "2026-12-01T08:00:00Z",
            "site": "dev.azure.com",
            "page": "pull-request",
            "subject": "text",
            "action": "went-on",
            "rules": ["npm-token", "azure-devops-pat"],
            "reason": "release",
        }]);
        assert_eq!(read, expected);
        assert_eq!(json(&[]), "[]");
    }
}
