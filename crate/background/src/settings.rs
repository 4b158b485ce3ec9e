use patrol_policy::{Settings, Stored};
use patrol_webext::storage;

/// The settings in force. As in the page: what cannot be read leaves the defaults in force, and the page says so.
pub(crate) async fn in_force() -> Settings {
    let stored = storage::get(storage::SETTINGS).await.unwrap_or_default();
    Stored::read(stored.as_deref()).settings
}
