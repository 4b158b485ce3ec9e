//! What the browser keeps. Values are plain objects there and JSON text here, so that the pure crates judge them.

use js_sys::{Array, JSON, Object, Promise, Reflect};
use serde::Serialize;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use crate::chrome::{
    STORAGE_CHANGED, STORAGE_LOCAL, STORAGE_MANAGED, STORAGE_SESSION, StorageArea, set_timeout,
};
use crate::object::to_json;
use crate::{Listener, to_js};

/// The browser's storage refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StorageError;

/// Where something is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Area {
    /// On disk, until the extension is removed.
    Local,
    /// In memory, until the browser is closed or the extension is loaded anew; out of the reach of content scripts.
    Session,
}

impl Area {
    /// The value of a key as JSON; `None` when nothing is stored.
    ///
    /// # Errors
    /// When the browser's storage cannot be read.
    pub async fn get(self, key: &str) -> Result<Option<String>, StorageError> {
        let values = done(self.with(|area| area.get(key))).await?;
        Ok(Reflect::get(&values, &key.into()).ok().and_then(|value| to_json(&value)))
    }

    /// Stores a value given as JSON.
    ///
    /// # Errors
    /// When the text is not JSON or the browser's storage refuses (for example when the disk is full).
    pub async fn set(self, key: &str, json: &str) -> Result<(), StorageError> {
        let value = JSON::parse(json).map_err(|_| StorageError)?;
        let values = Object::new();
        Reflect::set(&values, &key.into(), &value).map_err(|_| StorageError)?;
        done(self.with(|area| area.set(&values))).await.map(|_| ())
    }

    /// Keeps what is stored here from content scripts, where the browser can do that.
    pub async fn keep_from_content_scripts(self) {
        let options = to_js(&AccessLevel { access_level: "TRUSTED_CONTEXTS" });
        let _ = done(self.with(|area| area.set_access_level(&options))).await;
    }

    /// Calls `changed` with the new value (JSON, `None` when removed) whenever `key` changes.
    pub fn on_change(self, key: &'static str, mut changed: impl FnMut(Option<String>) + 'static) -> Listener {
        let heard = move |changes: JsValue, area: JsValue, _| {
            if area.as_string().as_deref() != Some(self.name()) {
                return;
            }
            if let Some(change) = Reflect::get(&changes, &key.into()).ok().filter(JsValue::is_object) {
                changed(Reflect::get(&change, &"newValue".into()).ok().and_then(|value| to_json(&value)));
            }
        };
        Listener::new([STORAGE_CHANGED.with(Clone::clone)], Box::new(heard))
    }

    /// Its name as the browser says it when something changes.
    pub fn name(self) -> &'static str {
        match self {
            Area::Local => "local",
            Area::Session => "session",
        }
    }

    fn with<T>(self, call: impl FnOnce(&StorageArea) -> T) -> T {
        match self {
            Area::Local => STORAGE_LOCAL.with(call),
            Area::Session => STORAGE_SESSION.with(call),
        }
    }
}

/// The name of the area with what a company has set, as the browser says it when something changes there.
pub const MANAGED: &str = "managed";

/// What a company has set in the browser for this extension.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Managed {
    /// This, as JSON: an object without fields where it has set nothing.
    Set(String),
    /// The browser refuses to tell, as Firefox does where nothing is set at all.
    Refused,
    /// The browser did not answer in time. Chromium takes two seconds right after its start, and may never answer when the company has just
    /// changed something.
    Silent,
}

/// Asks what a company has set, and waits for so many ms.
pub async fn managed(ms: i32) -> Managed {
    let late = Promise::new(&mut |resolve, _| {
        set_timeout(&resolve, ms);
    });
    let Ok(asked) = STORAGE_MANAGED.with(StorageArea::get_all) else { return Managed::Refused };
    match JsFuture::from(Promise::race(&Array::of2(&asked, &late))).await {
        Ok(values) => to_json(&values).map_or(Managed::Silent, Managed::Set),
        Err(_) => Managed::Refused,
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct AccessLevel {
    access_level: &'static str,
}

async fn done(asked: Result<Promise, JsValue>) -> Result<JsValue, StorageError> {
    JsFuture::from(asked.map_err(|_| StorageError)?).await.map_err(|_| StorageError)
}
