use patrol_policy::Outcome;
use serde::Serialize;
use ts_rs::TS;

use crate::{Edit, Group};

/// What is decided about text with secrets that is about to enter a field. Holds nothing of a secret but what may be shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Review {
    /// What happens to the text.
    pub outcome: Outcome,
    /// Whether that is so because of what the company has decided.
    pub company: bool,
    /// All that counts here has expired: what happens is a note at most.
    pub expired: bool,
    /// The ids of the rules for the history, one for each group.
    pub rules: Vec<String>,
    /// What a person is shown: at most 100 secrets.
    pub groups: Vec<Group>,
    /// How many other secrets there are beyond the groups.
    pub more: u32,
    /// The kind of secret, as the id of its rule, that the person may mute: all that is asked about is of that kind, and Patrol is not certain.
    pub mute: Option<String>,
    /// What redaction changes in each flavour, in the order in which they were read; in each the edits are in order and apart.
    pub edits: Vec<Vec<Edit>>,
}

#[cfg(test)]
mod tests {
    use patrol_detect::Confidence;
    use ts_rs::Config;

    use super::*;
    use crate::{FieldKind, Flavour, Occurrence, Source};

    fn review() -> Review {
        Review {
            outcome: Outcome::AskReason,
            company: true,
            expired: false,
            rules: vec![String::from("npm-token")],
            groups: vec![Group {
                rule: String::from("npm-token"),
                own: None,
                confidence: Confidence::Certain,
                preview: String::from("np••••ab"),
                issued: None,
                organization: None,
                expires: Some(1_767_225_600),
                expired: false,
                count: 2,
                places: vec![Occurrence { line: 7, context: String::from("token = ••••") }],
                digest: Some("ab".repeat(32)),
                patterns: vec![String::from("af63dc4c8601ec8c")],
                allowed: false,
            }],
            more: 0,
            mute: None,
            edits: vec![
                vec![Edit { start: 8, end: 48, text: String::from("[redacted:npm-token]"), secret: 0 }],
                vec![],
            ],
        }
    }

    #[test]
    fn it_crosses_to_typescript_in_these_words() {
        let expected = serde_json::json!({
            "outcome": "ask-reason",
            "company": true,
            "expired": false,
            "rules": ["npm-token"],
            "groups": [{
                "rule": "npm-token",
                "own": null,
                "confidence": "certain",
                "preview": "np••••ab",
                "issued": null,
                    "organization": null,
                "expires": 1_767_225_600,
                "expired": false,
                "count": 2,
                "places": [{ "line": 7, "context": "token = ••••" }],
                "digest": "ab".repeat(32),
                "patterns": ["af63dc4c8601ec8c"],
                "allowed": false,
            }],
            "more": 0,
            "mute": null,
            "edits": [[{ "start": 8, "end": 48, "text": "[redacted:npm-token]" }], []],
        });
        assert_eq!(serde_json::to_value(review()).unwrap(), expected);
    }

    #[test]
    fn the_types_of_typescript_are_those_that_serde_writes() {
        let config = Config::new();
        let names = [Source::inline(&config), FieldKind::inline(&config), Flavour::inline(&config)];
        assert_eq!(
            names,
            [
                r#""paste" | "drop" | "typing" | "submit" | "request""#,
                r#""text" | "secret" | "fixed""#,
                r#""plain" | "html" | "other""#
            ]
        );
        let outcome = Outcome::inline(&config);
        assert_eq!(outcome, r#""pass" | "note" | "ask" | "ask-reason" | "block""#);
        let group = Group::inline(&config);
        for confidence in [Confidence::Low, Confidence::Medium, Confidence::High, Confidence::Certain] {
            assert!(group.contains(confidence.as_str()), "{group}");
        }
        assert!(group.contains("issued: string | null"), "{group}");
    }
}
