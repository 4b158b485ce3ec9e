use js_sys::Date;
use patrol_phrase::Phrase;
use patrol_policy::{AuditLog, Decisions, Reminders};
use patrol_protocol::Reply;
use patrol_webext::storage::Area;

use crate::queue::in_turn;

/// A record in storage, with a second one beside it for what could not be read.
pub(crate) struct StoredRecord {
    key: &'static str,
    quarantine_key: &'static str,
}

/// Where the settings are.
pub(crate) const SETTINGS: StoredRecord =
    StoredRecord { key: Decisions::KEY, quarantine_key: "settingsSetAside" };

/// Where the audit log is.
pub(crate) const AUDIT: StoredRecord =
    StoredRecord { key: AuditLog::KEY, quarantine_key: AuditLog::SET_ASIDE_KEY };

/// Where the reminders are.
pub(crate) const REMINDERS: StoredRecord =
    StoredRecord { key: Reminders::KEY, quarantine_key: "remindersSetAside" };

/// What a record holds, as JSON.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Kept {
    pub(crate) value: Option<String>,
    pub(crate) quarantine: Option<String>,
}

/// What a record shall hold, as JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Change {
    pub(crate) value: String,
    /// `None` leaves the quarantine as it is.
    pub(crate) quarantine: Option<String>,
}

/// Decides what a record shall hold by what it holds and the time, in milliseconds since 1970-01-01 UTC.
pub(crate) type Plan = dyn FnOnce(Kept, u64) -> Result<Change, Phrase>;

impl StoredRecord {
    /// Reads, lets `plan` decide (it is told the time in milliseconds since 1970-01-01 UTC), and writes; never two at once.
    pub(crate) async fn change(
        &'static self,
        plan: impl FnOnce(Kept, u64) -> Result<Change, Phrase> + 'static,
    ) -> Reply {
        // Boxed, so that the whole is compiled once and not once for each plan.
        self.change_in_turn(Box::new(plan)).await
    }

    async fn change_in_turn(&'static self, plan: Box<Plan>) -> Reply {
        reply(in_turn(self.change_now(plan)).await)
    }

    /// The same within work that is done in turn already.
    pub(crate) async fn change_now(&self, plan: Box<Plan>) -> Result<(), Phrase> {
        let change = plan(self.read().await?, Date::now() as u64)?;
        // First aside: if the browser stops us in between, a copy too many is better than one too few.
        if let Some(list) = &change.quarantine {
            Area::Local.set(self.quarantine_key, list).await.map_err(|_| storage_failed())?;
        }
        Area::Local.set(self.key, &change.value).await.map_err(|_| storage_failed())
    }

    async fn read(&self) -> Result<Kept, Phrase> {
        let value = Area::Local.get(self.key).await.map_err(|_| storage_failed())?;
        let quarantine = Area::Local.get(self.quarantine_key).await.map_err(|_| storage_failed())?;
        Ok(Kept { value, quarantine })
    }
}

/// What is said of a change that was made in turn.
pub(crate) fn reply(changed: Option<Result<(), Phrase>>) -> Reply {
    match changed {
        Some(Ok(())) => Reply::Done,
        Some(Err(phrase)) => Reply::Refused { phrase },
        None => Reply::Refused { phrase: storage_failed() },
    }
}

/// What to tell the person when nothing could be stored.
pub(crate) fn storage_failed() -> Phrase {
    Phrase::settings_storage_failed()
}
