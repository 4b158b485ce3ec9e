//! What earlier versions of Patrol stored is read by this one, and nothing of it is lost.

#![allow(clippy::unwrap_used, reason = "part of the tests, where a panic is a failure")]

use patrol_policy::{Action, AuditLog, Company, Level, Reminders, Rule, Scope, Settings, Stored};

macro_rules! fixture {
    ($name:literal) => {
        include_str!(concat!("../fixtures/0.1.0/", $name, ".json"))
    };
}

/// What the record says, with its fields in order.
fn value(json: &str) -> serde_json::Value {
    serde_json::from_str(json).unwrap()
}

#[test]
fn settings_in_which_everything_was_chosen_are_in_force() {
    let stored = Stored::read(Some(fixture!("settings")));
    assert_eq!(stored.problems, []);
    let settings = stored.in_force(&Company::default()).settings();
    assert_eq!(settings.lifetime_limit_days, 14);
    assert_eq!(settings.pauses, ["dev.azure.com", "tfs.contoso.example"].map(Scope::host));
    assert!(settings.stop_unchecked);
    for (rule, level) in [
        (Rule::FullAccess, Level::Inform),
        (Rule::HighPrivilegeScope, Level::Reason),
        (Rule::UnknownScope, Level::Block),
        (Rule::LifetimeOverLimit, Level::Block),
        (Rule::LifetimeFarOverLimit, Level::Off),
        (Rule::VagueName, Level::Off),
    ] {
        assert_eq!(settings.level(rule), level, "{rule:?}");
    }
    let mut kept = value(fixture!("settings"));
    // A rule that there is no more.
    kept["levels"].as_object_mut().unwrap().remove("lifetime-over-a-week");
    assert_eq!(value(&stored.decisions.to_json()), kept);
}

#[test]
fn settings_in_which_nothing_was_chosen_are_the_defaults() {
    let stored = Stored::read(Some(fixture!("settings-untouched")));
    assert_eq!(stored.problems, []);
    assert_eq!(stored.in_force(&Company::default()).settings(), Settings::default());
    let paused = Stored::read(Some(fixture!("settings-paused")));
    assert_eq!(paused.problems, []);
    let expected = Settings { pauses: vec![Scope::host("dev.azure.com")], ..Settings::default() };
    assert_eq!(paused.in_force(&Company::default()).settings(), expected);
}

#[test]
fn every_line_of_the_history_is_read() {
    let log = AuditLog::read(Some(fixture!("audit")));
    assert_eq!(log.unreadable(), None);
    let actions: Vec<_> = log.entries().iter().map(|entry| entry.action).collect();
    let expected = [Action::Redacted, Action::WentOn, Action::Cancelled, Action::Blocked, Action::Informed];
    assert_eq!(actions, expected);
    assert_eq!(value(&log.to_json()), value(fixture!("audit")));
}

#[test]
fn every_reminder_is_read() {
    let reminders = Reminders::read(Some(fixture!("reminders")));
    assert_eq!(reminders.unreadable(), None);
    assert_eq!(reminders.list().len(), 3);
    assert_eq!(value(&reminders.to_json()), value(fixture!("reminders")));
}
