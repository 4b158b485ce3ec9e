//! What crosses is read as it was written, and what is no message is refused.

use patrol_azdo::{Adapter, Found, Sign};
use patrol_policy::{End, Guard, PausedGuard, Problem};
use patrol_protocol::{FromPanel, PageProblem, PageStatus, Part, ToBackground, ToPage};

#[test]
fn a_status_crosses_unchanged() {
    let message = ToBackground::Status(PageStatus {
        host: "dev.azure.com".into(),
        surface: "tokens".into(),
        paused: vec![PausedGuard { guard: Guard::Text, end: End::At(1_797_753_600_000) }],
        problems: vec![
            PageProblem::GateMissing,
            PageProblem::Settings(Problem::Field { field: "levels".into() }),
            PageProblem::Settings(Problem::Newer),
        ],
        findings: 2,
        workers: true,
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
fn a_description_of_a_page_holds_our_names_and_numbers_only() {
    let read = |json: &str| serde_json::from_str::<Vec<Found>>(json).ok();
    let signs = vec![(Sign::Panel, 1), (Sign::FilledIn, 0)];
    assert_eq!(
        read(r#"[{"adapter":"form","signs":[["panel",1],["filled-in",0]]}]"#),
        Some(vec![Found { adapter: Adapter::Form, signs }])
    );
    for json in [
        r#"[{"adapter":"contoso","signs":[]}]"#,
        r#"[{"adapter":"form","signs":[["contoso",1]]}]"#,
        r#"[{"adapter":"form","signs":[["panel","contoso"]]}]"#,
        r#"[{"adapter":"form","signs":[["panel",-1]]}]"#,
        r#"[{"adapter":"form","signs":[["panel",1.5]]}]"#,
    ] {
        assert_eq!(read(json), None, "{json}");
    }
}

#[test]
fn what_is_no_message_is_refused() {
    for json in [
        "null",
        "{}",
        r#"{"kind":"format-disk"}"#,
        r#"{"kind":"pause","host":1}"#,
        r#"{"kind":"load","part":"../x"}"#,
        r#"{"kind":"compile-pattern","pattern":["a"]}"#,
        r#"{"kind":"check-rules","rules":[{"name":"a","pattern":"b"}]}"#,
        r#"{"kind":"write-rules","rules":[{"name":"a","pattern":"b","keywords":["c"],"more":1}]}"#,
    ] {
        assert!(serde_json::from_str::<ToBackground>(json).is_err(), "{json}");
        assert!(serde_json::from_str::<FromPanel>(json).is_err(), "{json}");
    }
}

#[test]
fn what_belongs_to_the_panel_is_no_message_of_a_page_and_the_other_way_round() {
    for of_panel in [
        r#"{"kind":"forget-history","what":"null"}"#,
        r#"{"kind":"compile-pattern","pattern":"ACME-[0-9]{8}"}"#,
        r#"{"kind":"check-rules","rules":[{"name":"a","pattern":"b","keywords":["c"]}]}"#,
        r#"{"kind":"read-rules","text":""}"#,
        r#"{"kind":"write-rules","rules":[]}"#,
    ] {
        assert!(serde_json::from_str::<FromPanel>(of_panel).is_ok(), "{of_panel}");
        assert!(serde_json::from_str::<ToBackground>(of_panel).is_err(), "{of_panel}");
    }
    let of_page = r#"{"kind":"open-inventory"}"#;
    assert!(serde_json::from_str::<ToBackground>(of_page).is_ok());
    assert!(serde_json::from_str::<FromPanel>(of_page).is_err());
}
