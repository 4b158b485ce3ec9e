use js_sys::Date;
use patrol_policy::Phrase;
use patrol_webext::{Reply, storage};

use crate::turn::in_turn;

/// A place in storage with a second one beside it for what could not be read.
pub(crate) struct Drawer {
    key: &'static str,
    set_aside_key: &'static str,
}

/// Where the settings are.
pub(crate) const SETTINGS: Drawer =
    Drawer { key: storage::SETTINGS, set_aside_key: storage::SETTINGS_SET_ASIDE };

/// Where the audit log is.
pub(crate) const AUDIT: Drawer = Drawer { key: storage::AUDIT, set_aside_key: storage::AUDIT_SET_ASIDE };

/// Where the reminders are.
pub(crate) const REMINDERS: Drawer =
    Drawer { key: storage::REMINDERS, set_aside_key: storage::REMINDERS_SET_ASIDE };

/// What a drawer holds, as JSON.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Kept {
    pub(crate) value: Option<String>,
    pub(crate) set_aside: Option<String>,
}

/// What a drawer shall hold, as JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Change {
    pub(crate) value: String,
    /// `None` leaves what is set aside as it is.
    pub(crate) set_aside: Option<String>,
}

impl Drawer {
    /// Reads, lets `plan` decide (it is told the time in milliseconds since 1970-01-01 UTC), and writes; never two at once.
    pub(crate) async fn change(
        &'static self,
        plan: impl FnOnce(Kept, u64) -> Result<Change, Phrase> + 'static,
    ) -> Reply {
        match in_turn(self.change_now(plan)).await {
            Some(Ok(())) => Reply::Done,
            Some(Err(phrase)) => Reply::Refused { phrase },
            None => Reply::Refused { phrase: storage_failed() },
        }
    }

    async fn change_now(&self, plan: impl FnOnce(Kept, u64) -> Result<Change, Phrase>) -> Result<(), Phrase> {
        let change = plan(self.read().await?, Date::now() as u64)?;
        // First aside: if the browser stops us in between, a copy too many is better than one too few.
        if let Some(list) = &change.set_aside {
            storage::set(self.set_aside_key, list).await.map_err(|_| storage_failed())?;
        }
        storage::set(self.key, &change.value).await.map_err(|_| storage_failed())
    }

    async fn read(&self) -> Result<Kept, Phrase> {
        let value = storage::get(self.key).await.map_err(|_| storage_failed())?;
        let set_aside = storage::get(self.set_aside_key).await.map_err(|_| storage_failed())?;
        Ok(Kept { value, set_aside })
    }
}

fn storage_failed() -> Phrase {
    Phrase::new("settingsStorageFailed")
}
