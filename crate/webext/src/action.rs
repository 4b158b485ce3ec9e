//! The badge and the title of Patrol's button in the browser's toolbar.

use js_sys::{Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use crate::chrome;

/// What the button shows for one tab, until the tab goes to another page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Button {
    /// At most about four characters; empty for no badge.
    pub text: String,
    /// Colour behind the text, as CSS writes it.
    pub background: &'static str,
    /// Colour of the text, as CSS writes it.
    pub foreground: &'static str,
    /// What a pointer or a screen reader is told.
    pub title: String,
}

/// Shows the button for a tab. A tab that is gone by then is not an error.
pub fn show(tab: i32, button: &Button) {
    // All are called before the first is awaited: two calls of `show` in a row cannot mix.
    let calls = [
        set(tab, "text", &button.text, chrome::set_badge_text),
        set(tab, "color", button.background, chrome::set_badge_background),
        set(tab, "color", button.foreground, chrome::set_badge_foreground),
        set(tab, "title", &button.title, chrome::set_title),
    ];
    wasm_bindgen_futures::spawn_local(async move {
        for call in calls.into_iter().flatten() {
            let _ = JsFuture::from(call).await;
        }
    });
}

fn set(tab: i32, field: &str, value: &str, call: fn(&Object) -> Result<Promise, JsValue>) -> Option<Promise> {
    let details = Object::new();
    Reflect::set(&details, &"tabId".into(), &tab.into()).ok()?;
    Reflect::set(&details, &field.into(), &value.into()).ok()?;
    call(&details).ok()
}
