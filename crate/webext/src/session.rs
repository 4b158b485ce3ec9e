//! `storage.session`: kept in memory until the browser is closed or Patrol is loaded anew, and out of the reach of content scripts.

use crate::chrome;
use crate::storage::{self, StorageError};

/// Key of the tokens that lists have shown.
pub const INVENTORY: &str = "inventory";

/// The value of a key as JSON; `None` when nothing is kept.
///
/// # Errors
/// When the browser's storage cannot be read.
pub async fn get(key: &str) -> Result<Option<String>, StorageError> {
    storage::read(chrome::session_get(key), key).await
}

/// Keeps a value given as JSON.
///
/// # Errors
/// When the text is not JSON or the browser refuses (for example because it is too long).
pub async fn set(key: &str, json: &str) -> Result<(), StorageError> {
    storage::write(chrome::session_set, key, json).await
}

/// Calls `changed` with the new value (JSON, `None` when removed) whenever `key` changes, for the life of the context.
pub fn on_change(key: &'static str, changed: impl FnMut(Option<String>) + 'static) {
    storage::on_change_in("session", key, changed);
}
