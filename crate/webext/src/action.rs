//! The badge and the title of the extension's button in the browser's toolbar.

use std::collections::BTreeMap;

use js_sys::Promise;
use serde::Serialize;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use crate::{chrome, to_js};

/// What the button shows for one tab, until the tab goes to another page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Button {
    /// At most about four characters; empty for no badge.
    pub text: String,
    /// Colour behind the text, as CSS writes it.
    pub background: &'static str,
    /// Colour of the text, as CSS writes it.
    pub foreground: &'static str,
    /// The icon: files of the extension by their size in pixels.
    pub icon: &'static [(&'static str, &'static str)],
    /// What a pointer or a screen reader is told.
    pub title: String,
}

/// One thing that the button shows.
#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct Details<'a> {
    tab_id: i32,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    color: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<BTreeMap<&'a str, &'a str>>,
}

/// Shows the button for a tab. A tab that is gone by then is not an error.
pub fn show(tab: i32, button: &Button) {
    let details = || Details { tab_id: tab, ..Details::default() };
    // All are called before the first is awaited: two calls of `show` in a row cannot mix.
    let calls = [
        call(chrome::set_badge_text, Details { text: Some(&button.text), ..details() }),
        call(chrome::set_badge_background, Details { color: Some(button.background), ..details() }),
        call(chrome::set_badge_foreground, Details { color: Some(button.foreground), ..details() }),
        call(chrome::set_title, Details { title: Some(&button.title), ..details() }),
        call(chrome::set_icon, Details { path: Some(button.icon.iter().copied().collect()), ..details() }),
    ];
    spawn_local(async move {
        for call in calls.into_iter().flatten() {
            let _ = JsFuture::from(call).await;
        }
    });
}

fn call(set: fn(&JsValue) -> Result<Promise, JsValue>, details: Details) -> Option<Promise> {
    set(&to_js(&details)).ok()
}
