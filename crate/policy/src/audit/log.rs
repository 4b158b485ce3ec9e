use serde::Deserialize;
use serde_json::Value;

use super::{AuditEntry, Forget};

/// How many of the person's own decisions the log keeps; the oldest go first.
const DECIDED: usize = 500;

/// How many of what nobody has decided. A page can cause these by itself, so they never take the place of a decision.
const UNDECIDED: usize = 100;

/// A written reason is cut at this many characters.
const REASON_CHARACTERS: usize = 200;

/// The log as it is stored: bounded, oldest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AuditLog {
    entries: Vec<AuditEntry>,
    unreadable: Vec<Value>,
}

impl AuditLog {
    /// Under which key it is stored.
    pub const KEY: &str = "audit";

    /// Under which key copies are kept of what could not be read.
    pub const SET_ASIDE_KEY: &str = "auditSetAside";

    /// Reads the stored log. Entries that cannot be read are set aside, see [`AuditLog::unreadable`].
    pub fn read(json: Option<&str>) -> AuditLog {
        let mut log = AuditLog::default();
        let Some(json) = json else { return log };
        match serde_json::from_str(json) {
            Ok(Value::Array(values)) => {
                for value in values {
                    match AuditEntry::deserialize(&value) {
                        Ok(entry) => log.entries.push(entry),
                        Err(_) => log.unreadable.push(value),
                    }
                }
            }
            Ok(other) => log.unreadable.push(other),
            Err(_) => log.unreadable.push(Value::String(json.to_owned())),
        }
        log
    }

    /// Adds an entry; cuts a long reason, and drops the oldest decisions, and the oldest of what nobody decided, beyond what is kept of
    /// each.
    pub fn append(&mut self, mut entry: AuditEntry) {
        if let Some(reason) = &mut entry.reason
            && let Some((end, _)) = reason.char_indices().nth(REASON_CHARACTERS)
        {
            reason.truncate(end);
        }
        self.entries.push(entry);
        self.drop_oldest(true, DECIDED);
        self.drop_oldest(false, UNDECIDED);
    }

    /// Takes entries out.
    pub fn forget(&mut self, what: &Forget) {
        match what {
            Forget::All => *self = AuditLog::default(),
            Forget::Before(time) => self.entries.retain(|entry| entry.time >= *time),
            Forget::One(entry) => {
                if let Some(at) = self.entries.iter().position(|known| known == entry) {
                    self.entries.remove(at);
                }
            }
        }
    }

    fn drop_oldest(&mut self, decided: bool, most: usize) {
        let is_of_kind = |entry: &AuditEntry| entry.action.is_decided() == decided;
        let count = self.entries.iter().filter(|entry| is_of_kind(entry)).count();
        let mut excess = count.saturating_sub(most);
        self.entries.retain(|entry| {
            let goes = excess > 0 && is_of_kind(entry);
            excess -= usize::from(goes);
            !goes
        });
    }

    /// The entries, oldest first.
    pub fn entries(&self) -> &[AuditEntry] {
        &self.entries
    }

    /// What was in the stored log but is not an entry, as JSON; `None` when all could be read.
    pub fn unreadable(&self) -> Option<String> {
        if self.unreadable.is_empty() { None } else { serde_json::to_string(&self.unreadable).ok() }
    }

    /// The log as JSON, as it is stored.
    pub fn to_json(&self) -> String {
        serde_json::to_string(&self.entries).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::Action;
    use crate::audit::entry::tests::entry;

    #[test]
    fn what_is_written_is_read_back() {
        let mut log = AuditLog::default();
        log.append(entry(1));
        log.append(AuditEntry { reason: Some("release day".into()), ..entry(2) });
        assert_eq!(AuditLog::read(Some(&log.to_json())), log);
    }

    fn logged(action: Action, times: impl Iterator<Item = usize>, log: &mut AuditLog) {
        for time in times {
            log.append(AuditEntry { action, ..entry(time as u64) });
        }
    }

    #[test]
    fn the_oldest_decisions_go_first() {
        let mut log = AuditLog::default();
        logged(Action::Cancelled, 0..=DECIDED, &mut log);
        assert_eq!((log.entries().len(), log.entries()[0].time), (DECIDED, 1));
    }

    #[test]
    fn what_nobody_decided_leaves_every_decision() {
        for action in [Action::Informed, Action::Blocked, Action::Allowed] {
            let mut log = AuditLog::default();
            let decisions = [Action::WentOn, Action::Redacted, Action::Cancelled];
            for (time, decision) in decisions.iter().cycle().take(DECIDED).enumerate() {
                logged(*decision, time..=time, &mut log);
            }
            let before = log.entries().to_vec();
            logged(action, 1000..11_000, &mut log);
            let (decided, others): (Vec<_>, Vec<_>) =
                log.entries().iter().cloned().partition(|entry| entry.action.is_decided());
            assert_eq!(decided, before, "{action:?}");
            let times: Vec<u64> = others.iter().map(|entry| entry.time).collect();
            assert_eq!(
                times,
                (11_000 - UNDECIDED as u64..11_000).collect::<Vec<_>>(),
                "the last of them stay"
            );
        }
    }

    #[test]
    fn decisions_leave_what_nobody_decided() {
        let mut log = AuditLog::default();
        logged(Action::Blocked, 0..1, &mut log);
        logged(Action::WentOn, 1..2 * DECIDED, &mut log);
        assert_eq!((log.entries().len(), log.entries()[0].time), (DECIDED + 1, 0));
    }

    #[test]
    fn a_long_reason_is_cut_on_a_character() {
        let mut log = AuditLog::default();
        log.append(AuditEntry { reason: Some("ä".repeat(1000)), ..entry(1) });
        let kept = log.entries()[0].reason.as_deref().unwrap_or_default();
        assert_eq!(kept, "ä".repeat(REASON_CHARACTERS));
    }

    #[test]
    fn entries_that_cannot_be_read_are_set_aside_not_lost() {
        let log = AuditLog::read(Some(r#"[{"time":"soon"}, 7]"#));
        assert!(log.entries().is_empty());
        assert_eq!(log.unreadable().as_deref(), Some(r#"[{"time":"soon"},7]"#));
        assert_eq!(AuditLog::read(Some("{broken")).unreadable().as_deref(), Some(r#"["{broken"]"#));
    }

    fn times(log: &AuditLog) -> Vec<u64> {
        log.entries().iter().map(|entry| entry.time).collect()
    }

    #[test]
    fn one_entry_all_older_ones_or_everything_can_be_taken_out() {
        let mut log = AuditLog::default();
        logged(Action::WentOn, [1, 2, 2, 3, 4].into_iter(), &mut log);
        log.forget(&Forget::One(AuditEntry { action: Action::WentOn, ..entry(2) }));
        assert_eq!(times(&log), [1, 2, 3, 4], "of two that are the same one stays");
        log.forget(&Forget::One(entry(3)));
        assert_eq!(times(&log), [1, 2, 3, 4], "it was another action");
        log.forget(&Forget::Before(3));
        assert_eq!(times(&log), [3, 4]);
        log.forget(&Forget::All);
        assert_eq!(log, AuditLog::default());
    }
}
