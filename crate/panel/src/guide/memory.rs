//! What the checklist keeps, in the local storage of its own page only. Where the browser has none, nothing is kept.

use web_sys::{Storage, Window};

fn storage(window: &Window) -> Option<Storage> {
    window.local_storage().ok().flatten()
}

pub(crate) fn get(window: &Window, key: &str) -> Option<String> {
    storage(window)?.get_item(key).ok().flatten()
}

pub(crate) fn set(window: &Window, key: &str, value: &str) {
    if let Some(storage) = storage(window) {
        let _ = storage.set_item(key, value);
    }
}

pub(crate) fn forget(window: &Window, key: &str) {
    if let Some(storage) = storage(window) {
        let _ = storage.remove_item(key);
    }
}
