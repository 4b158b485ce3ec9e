//! Tabs, and messages to the pages in them.

use js_sys::Array;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;

use crate::{chrome, from_js, runtime, to_js};

/// A tab.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Tab {
    /// The browser's number for it.
    pub id: i32,
    /// Its address, where the extension may see it.
    pub url: Option<String>,
    /// It is in a private window.
    #[serde(default, rename = "incognito")]
    pub private: bool,
}

#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct Filter {
    #[serde(skip_serializing_if = "Option::is_none")]
    active: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    current_window: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    discarded: Option<bool>,
}

#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct Recipients {
    #[serde(skip_serializing_if = "Option::is_none")]
    frame_id: Option<i32>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct NewTab {
    url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    window_id: Option<i32>,
}

/// The tab in front of the person.
pub async fn active() -> Option<Tab> {
    let filter = Filter { active: Some(true), current_window: Some(true), ..Filter::default() };
    query(&filter).await.into_iter().next()
}

/// Every tab that has a page in it now.
pub async fn alive() -> Vec<Tab> {
    query(&Filter { discarded: Some(false), ..Filter::default() }).await
}

/// The tab with this number.
pub async fn get(id: i32) -> Option<Tab> {
    from_js(chrome::tabs_get(id).await.ok()?)
}

/// Opens a page of the extension in a new tab; `path` is its file with the query.
pub fn open(path: &str) {
    if let Some(address) = runtime::address(path) {
        open_page(&address);
    }
}

/// The same, in the window with this number.
pub async fn open_in(window: i32, path: &str) {
    if let Some(url) = runtime::address(path) {
        let _ = chrome::tabs_create(&to_js(&NewTab { url, window_id: Some(window) })).await;
    }
}

/// Opens a page of a site in a new tab.
pub fn open_page(address: &str) {
    let address = address.to_owned();
    spawn_local(async move {
        create(&address).await;
    });
}

/// The same, and gives the number of the tab.
pub async fn create(address: &str) -> Option<i32> {
    let tab = NewTab { url: address.to_owned(), window_id: None };
    let tab = chrome::tabs_create(&to_js(&tab)).await.ok()?;
    from_js::<Tab>(tab).map(|tab| tab.id)
}

/// Loads the page in a tab anew.
pub async fn reload(id: i32) {
    let _ = chrome::tabs_reload(id).await;
}

/// Asks the page in a tab, not the frames in it. `None` when nothing of the extension runs there, or its answer is not understood.
pub async fn ask<R: DeserializeOwned>(tab: i32, message: &impl Serialize) -> Option<R> {
    let page = to_js(&Recipients { frame_id: Some(0) });
    from_js(chrome::tabs_send_message(tab, &to_js(message), &page).await.ok()?)
}

/// Tells something to every frame in a tab where the extension runs.
pub async fn tell(tab: i32, message: &impl Serialize) {
    let _ = chrome::tabs_send_message(tab, &to_js(message), &to_js(&Recipients::default())).await;
}

async fn query(filter: &Filter) -> Vec<Tab> {
    let tabs = chrome::tabs_query(&to_js(filter)).await.ok().and_then(|tabs| tabs.dyn_into::<Array>().ok());
    // One that has no number is none that a message could reach.
    tabs.iter().flat_map(Array::iter).filter_map(from_js).collect()
}
