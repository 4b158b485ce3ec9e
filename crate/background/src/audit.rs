use patrol_policy::{AuditEntry, AuditLog, Forget};

use crate::quarantine;
use crate::stored_record::{Change, Kept};

/// The log with one more entry; what could not be read moves aside.
pub(crate) fn append(kept: Kept, entry: AuditEntry, now: u64) -> Change {
    change(kept, now, |log| log.append(entry))
}

/// The log without what the person takes out. With everything goes what could not be read, and what was set aside earlier.
pub(crate) fn forget(kept: Kept, what: &Forget, now: u64) -> Change {
    match what {
        Forget::All => {
            Change { value: AuditLog::default().to_json(), quarantine: kept.quarantine.map(|_| "[]".into()) }
        }
        Forget::Before(_) | Forget::One(_) => change(kept, now, |log| log.forget(what)),
    }
}

fn change(kept: Kept, now: u64, edit: impl FnOnce(&mut AuditLog)) -> Change {
    let mut log = AuditLog::read(kept.value.as_deref());
    let quarantine =
        log.unreadable().map(|unreadable| quarantine::add(kept.quarantine.as_deref(), &unreadable, now));
    edit(&mut log);
    Change { value: log.to_json(), quarantine }
}

#[cfg(test)]
mod tests {
    use patrol_policy::Action;

    use super::*;

    fn entry() -> AuditEntry {
        AuditEntry {
            time: 1,
            site: "dev.azure.com".into(),
            surface: "tokens".into(),
            rules: vec!["full-access".into()],
            action: Action::Cancelled,
            reason: None,
            sent: false,
        }
    }

    #[test]
    fn an_entry_joins_the_log_and_nothing_else_changes() {
        let first = append(Kept::default(), entry(), 5);
        assert_eq!(first.quarantine, None);
        let second = append(Kept { value: Some(first.value), quarantine: None }, entry(), 6);
        assert_eq!(AuditLog::read(Some(&second.value)).entries(), [entry(), entry()]);
        assert_eq!(second.quarantine, None);
    }

    #[test]
    fn unreadable_entries_move_aside_beside_older_ones() {
        let older = r#"[{"time":1,"value":[0]}]"#;
        let kept = Kept { value: Some(r#"[{"time":"soon"}]"#.into()), quarantine: Some(older.into()) };
        let change = append(kept, entry(), 5);
        assert_eq!(AuditLog::read(Some(&change.value)).entries(), [entry()]);
        assert_eq!(AuditLog::read(Some(&change.value)).unreadable(), None);
        assert_eq!(
            change.quarantine.as_deref(),
            Some(r#"[{"time":1,"value":[0]},{"time":5,"value":[{"time":"soon"}]}]"#)
        );
    }

    #[test]
    fn with_everything_goes_what_could_not_be_read() {
        let aside = Some(r#"[{"time":1,"value":[0]}]"#.to_owned());
        let kept = Kept { value: Some(r#"[{"time":"soon"}]"#.into()), quarantine: aside };
        let expected = Change { value: "[]".into(), quarantine: Some("[]".into()) };
        assert_eq!(forget(kept, &Forget::All, 5), expected);
        let nothing = Change { value: "[]".into(), quarantine: None };
        assert_eq!(forget(Kept::default(), &Forget::All, 5), nothing);
    }

    #[test]
    fn one_entry_goes_and_what_could_not_be_read_stays_aside() {
        let first = append(Kept::default(), entry(), 5).value;
        let kept = Kept { value: Some(r#"[7]"#.into()), quarantine: None };
        let change = forget(kept, &Forget::One(entry()), 5);
        assert_eq!(change.quarantine.as_deref(), Some(r#"[{"time":5,"value":[7]}]"#));
        let kept = Kept { value: Some(first), quarantine: None };
        assert_eq!(forget(kept, &Forget::One(entry()), 5).value, "[]");
    }
}
