//! `storage.local`: values are kept as plain objects and read as JSON text, so that the pure crates judge them.

use js_sys::{JSON, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use crate::chrome;

/// Key of the settings record.
pub const SETTINGS: &str = "settings";
/// Key under which settings that could not be read are kept when new ones are saved.
pub const SETTINGS_QUARANTINE: &str = "settingsSetAside";
/// Key of the audit log.
pub const AUDIT: &str = "audit";
/// Key under which log entries that could not be read are kept.
pub const AUDIT_QUARANTINE: &str = "auditSetAside";
/// Key of the reminders.
pub const REMINDERS: &str = "reminders";
/// Key under which reminders that could not be read are kept.
pub const REMINDERS_QUARANTINE: &str = "remindersSetAside";

/// The browser's storage refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StorageError;

/// The value of a key as JSON; `None` when nothing is stored.
///
/// # Errors
/// When the browser's storage cannot be read.
pub async fn get(key: &str) -> Result<Option<String>, StorageError> {
    read(chrome::storage_get(key), key).await
}

pub(crate) async fn read(asked: Result<Promise, JsValue>, key: &str) -> Result<Option<String>, StorageError> {
    let promise = asked.map_err(|_| StorageError)?;
    let values = JsFuture::from(promise).await.map_err(|_| StorageError)?;
    Ok(Reflect::get(&values, &key.into()).ok().and_then(|value| to_json(&value)))
}

/// Stores a value given as JSON.
///
/// # Errors
/// When the text is not JSON or the browser's storage refuses (for example when the disk is full).
pub async fn set(key: &str, json: &str) -> Result<(), StorageError> {
    write(chrome::storage_set, key, json).await
}

pub(crate) async fn write(
    store: fn(&Object) -> Result<Promise, JsValue>,
    key: &str,
    json: &str,
) -> Result<(), StorageError> {
    let value = JSON::parse(json).map_err(|_| StorageError)?;
    let values = Object::new();
    Reflect::set(&values, &key.into(), &value).map_err(|_| StorageError)?;
    let promise = store(&values).map_err(|_| StorageError)?;
    JsFuture::from(promise).await.map(|_| ()).map_err(|_| StorageError)
}

/// Calls `changed` with the new value (JSON, `None` when removed) whenever `key` changes, for the life of the context.
pub fn on_change(key: &'static str, changed: impl FnMut(Option<String>) + 'static) {
    on_change_in("local", key, changed);
}

pub(crate) fn on_change_in(
    area: &'static str,
    key: &'static str,
    mut changed: impl FnMut(Option<String>) + 'static,
) {
    let listener = Closure::<dyn FnMut(JsValue, JsValue)>::new(move |changes: JsValue, place: JsValue| {
        if place.as_string().as_deref() != Some(area) {
            return;
        }
        if let Some(change) = Reflect::get(&changes, &key.into()).ok().filter(JsValue::is_object) {
            changed(Reflect::get(&change, &"newValue".into()).ok().and_then(|value| to_json(&value)));
        }
    });
    chrome::on_storage_change(listener.as_ref().unchecked_ref());
    listener.forget();
}

fn to_json(value: &JsValue) -> Option<String> {
    if value.is_undefined() {
        return None;
    }
    JSON::stringify(value).ok()?.as_string()
}
