//! The tab that a panel speaks about.

use js_sys::{Array, Object, Reflect};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use crate::{PageStatus, ReadTable, ToPage, chrome, decode, encode};

/// A tab.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tab {
    /// The browser's number for it.
    pub id: i32,
    /// Its address, when Patrol may see it (guarded hosts only).
    pub url: Option<String>,
}

/// The tab in front of the person.
pub async fn active() -> Option<Tab> {
    let filter = Object::new();
    for flag in ["active", "currentWindow"] {
        Reflect::set(&filter, &flag.into(), &JsValue::TRUE).ok()?;
    }
    let tabs = JsFuture::from(chrome::tabs_query(&filter).ok()?).await.ok()?;
    read(&Array::from(&tabs).get(0))
}

/// The tab with this number.
pub async fn get(id: i32) -> Option<Tab> {
    read(&JsFuture::from(chrome::tabs_get(id).ok()?).await.ok()?)
}

/// Opens a page of Patrol in a new tab; `path` is its file with the query.
pub fn open(path: &str) {
    let properties = Object::new();
    let Ok(address) = chrome::get_url(path) else { return };
    if Reflect::set(&properties, &"url".into(), &address.into()).is_err() {
        return;
    }
    if let Ok(opened) = chrome::tabs_create(&properties) {
        wasm_bindgen_futures::spawn_local(async move {
            let _ = JsFuture::from(opened).await;
        });
    }
}

/// Asks the page in a tab how it is protected. `None` when nothing of Patrol runs there.
pub async fn status(tab: i32) -> Option<PageStatus> {
    ask(tab, &ToPage::ReportStatus).await
}

/// What a table in a tab says: the texts of the cells of each row. `None` when nothing of Patrol runs there.
pub async fn table(tab: i32, asked: &ReadTable) -> Option<Vec<Vec<String>>> {
    ask(tab, asked).await
}

async fn ask<R: DeserializeOwned>(tab: i32, message: &impl Serialize) -> Option<R> {
    let top_frame = Object::new();
    Reflect::set(&top_frame, &"frameId".into(), &0.into()).ok()?;
    let sent = chrome::tabs_send_message(tab, &encode(message), &top_frame).ok()?;
    decode(&JsFuture::from(sent).await.ok()?.as_string()?)
}

fn read(tab: &JsValue) -> Option<Tab> {
    let id = Reflect::get(tab, &"id".into()).ok()?.as_f64()? as i32;
    let url = Reflect::get(tab, &"url".into()).ok().and_then(|url| url.as_string());
    Some(Tab { id, url })
}
