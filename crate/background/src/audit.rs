use std::cell::RefCell;

use patrol_phrase::Phrase;
use patrol_policy::{AuditEntry, AuditLog, Forget};
use patrol_protocol::Reply;

use crate::quarantine;
use crate::queue::in_turn;
use crate::stored_record::{AUDIT, Change, Kept, reply};

thread_local! {
    /// What is not written yet.
    static WAITING: RefCell<AuditLog> = RefCell::default();
}

/// Writes an entry, together with all that have come meanwhile: a page that causes many would otherwise have the whole log read and written
/// for each, and what a person waits for comes behind that.
pub(crate) async fn add(entry: AuditEntry) -> Reply {
    WAITING.with_borrow_mut(|waiting| waiting.append(entry));
    reply(in_turn(write()).await)
}

async fn write() -> Result<(), Phrase> {
    let waiting = WAITING.take();
    if waiting.entries().is_empty() {
        return Ok(());
    }
    let written = waiting.clone();
    let done = AUDIT.change_now(Box::new(move |kept, now| Ok(append(kept, &written, now)))).await;
    if done.is_err() {
        // The next one tries again: whoever waits for what is lost here would be told that it is kept.
        WAITING.with_borrow_mut(|newer| *newer = joined(waiting, newer));
    }
    done
}

fn joined(mut log: AuditLog, newer: &AuditLog) -> AuditLog {
    for entry in newer.entries() {
        log.append(entry.clone());
    }
    log
}

/// The log with more entries; what could not be read moves aside.
fn append(kept: Kept, more: &AuditLog, now: u64) -> Change {
    change(kept, now, |log| *log = joined(std::mem::take(log), more))
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

    fn of<const N: usize>(entries: [AuditEntry; N]) -> AuditLog {
        let mut log = AuditLog::default();
        entries.into_iter().for_each(|entry| log.append(entry));
        log
    }

    #[test]
    fn entries_join_the_log_in_their_order_and_nothing_else_changes() {
        let first = append(Kept::default(), &of([entry()]), 5);
        assert_eq!(first.quarantine, None);
        let more = of([entry(), AuditEntry { time: 2, ..entry() }]);
        let second = append(Kept { value: Some(first.value), quarantine: None }, &more, 6);
        assert_eq!(
            AuditLog::read(Some(&second.value)).entries(),
            [entry(), entry(), AuditEntry { time: 2, ..entry() }]
        );
        assert_eq!(second.quarantine, None);
    }

    #[test]
    fn unreadable_entries_move_aside_beside_older_ones() {
        let older = r#"[{"time":1,"value":[0]}]"#;
        let kept = Kept { value: Some(r#"[{"time":"soon"}]"#.into()), quarantine: Some(older.into()) };
        let change = append(kept, &of([entry()]), 5);
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
        let first = append(Kept::default(), &of([entry()]), 5).value;
        let kept = Kept { value: Some(r#"[7]"#.into()), quarantine: None };
        let change = forget(kept, &Forget::One(entry()), 5);
        assert_eq!(change.quarantine.as_deref(), Some(r#"[{"time":5,"value":[7]}]"#));
        let kept = Kept { value: Some(first), quarantine: None };
        assert_eq!(forget(kept, &Forget::One(entry()), 5).value, "[]");
    }
}
