use patrol_phrase::Phrase;
use patrol_policy::{Decisions, Stored};

use crate::quarantine;
use crate::stored_record::{Change, Kept};

/// The longest name that DNS knows, in characters.
const HOST_CHARACTERS: usize = 253;

/// Puts a whole record in the place of the old one.
///
/// # Errors
/// When the record is not one that can be used as it is.
pub(crate) fn save(kept: Kept, record: &str, now: u64) -> Result<Change, Phrase> {
    let new = Stored::read(Some(record));
    if new.problems.is_empty() { Ok(change(&kept, &new.decisions, now)) } else { Err(unusable()) }
}

/// Pauses or resumes a host and leaves the rest as it is in force.
///
/// # Errors
/// When `host` is not the name of a host.
pub(crate) fn pause(kept: Kept, host: &str, paused: bool, now: u64) -> Result<Change, Phrase> {
    if !is_host(host) {
        return Err(unusable());
    }
    let mut decisions = Stored::read(kept.value.as_deref()).decisions;
    decisions.set_paused(host, paused);
    Ok(change(&kept, &decisions, now))
}

fn change(kept: &Kept, decisions: &Decisions, now: u64) -> Change {
    let damaged = kept.value.as_deref().filter(|old| !Stored::read(Some(old)).problems.is_empty());
    Change {
        value: decisions.to_json(),
        quarantine: damaged.map(|old| quarantine::add(kept.quarantine.as_deref(), old, now)),
    }
}

fn is_host(host: &str) -> bool {
    (1..=HOST_CHARACTERS).contains(&host.len())
        && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._".contains(&byte))
}

fn unusable() -> Phrase {
    Phrase::settings_record_unusable()
}

#[cfg(test)]
mod tests {
    use patrol_policy::{Level, Rule};

    use super::*;

    const NEWER: &str = r#"{"version":9,"colour":"blue"}"#;

    fn kept(value: &str) -> Kept {
        Kept { value: Some(value.into()), quarantine: None }
    }

    fn strict() -> Decisions {
        let mut decisions = Decisions { lifetime_limit_days: Some(7), ..Decisions::default() };
        decisions.levels.set(Rule::FullAccess, Some(Level::Block));
        decisions
    }

    #[test]
    fn a_sound_record_takes_the_place_of_a_sound_one_without_a_copy() {
        let change = save(kept(&Decisions::default().to_json()), &strict().to_json(), 5).unwrap();
        assert_eq!(change, Change { value: strict().to_json(), quarantine: None });
    }

    #[test]
    fn a_record_with_any_problem_is_refused() {
        for record in
            ["", "[]", NEWER, r#"{"version":1,"lifetimeLimitDays":0}"#, r#"{"version":1,"colour":1}"#]
        {
            assert_eq!(save(Kept::default(), record, 5), Err(unusable()), "{record}");
        }
    }

    #[test]
    fn whoever_changes_damaged_settings_a_copy_is_set_aside_first() {
        for damaged in [NEWER, "7", r#"{"version":1,"levels":[]}"#, r#"{"version":1,"colour":1}"#] {
            let saved = save(kept(damaged), &strict().to_json(), 5).unwrap();
            let paused = pause(kept(damaged), "dev.azure.com", true, 5).unwrap();
            assert_eq!(saved.quarantine, Some(quarantine::add(None, damaged, 5)), "{damaged}");
            assert_eq!(saved.quarantine, paused.quarantine);
        }
    }

    #[test]
    fn pausing_changes_one_field_and_resuming_changes_it_back() {
        let paused = pause(kept(&strict().to_json()), "dev.azure.com", true, 5).unwrap();
        let decisions = Stored::read(Some(&paused.value)).decisions;
        assert_eq!(decisions, Decisions { paused_hosts: vec!["dev.azure.com".into()], ..strict() });
        let resumed = pause(kept(&paused.value), "dev.azure.com", false, 6).unwrap();
        assert_eq!(resumed, Change { value: strict().to_json(), quarantine: None });
    }

    #[test]
    fn what_is_no_host_is_not_stored() {
        for host in ["", "dev.azure.com/x", "a b", "<b>", &"a".repeat(254)] {
            assert_eq!(pause(Kept::default(), host, true, 5), Err(unusable()), "{host}");
        }
    }
}
