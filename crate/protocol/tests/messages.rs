//! What crosses is read as it was written, and what is no message is refused.

use patrol_policy::Problem;
use patrol_protocol::{PageProblem, PageStatus, Part, ToBackground, ToPage};

#[test]
fn a_status_crosses_unchanged() {
    let message = ToBackground::Status(PageStatus {
        host: "dev.azure.com".into(),
        surface: "tokens".into(),
        paused: false,
        problems: vec![
            PageProblem::GateMissing,
            PageProblem::Settings(Problem::Field { field: "levels".into() }),
            PageProblem::Settings(Problem::Newer),
        ],
        findings: 2,
    });
    let json = serde_json::to_string(&message).unwrap();
    assert_eq!(serde_json::from_str::<ToBackground>(&json).unwrap(), message);
}

#[test]
fn messages_are_told_apart_by_their_kind() {
    for (json, message) in [
        (r#"{"kind":"open-inventory"}"#, ToBackground::OpenInventory),
        (r#"{"kind":"load","part":"review"}"#, ToBackground::Load { part: Part::Review }),
        (r#"{"kind":"token-list","seen":"[]"}"#, ToBackground::TokenList { seen: "[]".into() }),
    ] {
        assert_eq!(serde_json::from_str::<ToBackground>(json).unwrap(), message, "{json}");
    }
    let asked = ToPage::ReadTable { row: "tr".into(), cell: "td".into() };
    assert_eq!(serde_json::to_string(&asked).unwrap(), r#"{"kind":"read-table","row":"tr","cell":"td"}"#);
}

#[test]
fn what_is_no_message_is_refused() {
    for json in [
        "null",
        "{}",
        r#"{"kind":"format-disk"}"#,
        r#"{"kind":"pause","host":1}"#,
        r#"{"kind":"load","part":"../x"}"#,
    ] {
        assert!(serde_json::from_str::<ToBackground>(json).is_err(), "{json}");
    }
}
