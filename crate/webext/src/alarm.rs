//! One alarm, and what the browser's notifications say when it rings.

use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use crate::chrome;

/// The name of the one alarm.
const NAME: &str = "reminder";

/// Lets the alarm ring at a moment, in ms since 1970-01-01 UTC; it replaces the one that was set.
pub fn set(when: u64) {
    let details = Object::new();
    let _ = Reflect::set(&details, &"when".into(), &JsValue::from_f64(when as f64));
    let _ = chrome::alarm_create(NAME, &details);
}

/// Takes the alarm away.
pub fn clear() {
    let _ = chrome::alarm_clear(NAME);
}

/// Calls `ring` when the alarm rings, for the life of the context; the browser's own start wakes the context too, because not every
/// browser keeps its alarms.
pub fn on_ring(ring: impl Fn() + 'static) {
    let listener = Closure::<dyn Fn()>::new(ring);
    chrome::on_alarm(listener.as_ref().unchecked_ref());
    chrome::on_startup(listener.as_ref().unchecked_ref());
    listener.forget();
}

/// Shows a notification of the browser.
pub async fn notify(title: &str, message: &str) {
    let options = Object::new();
    for (field, value) in
        [("type", "basic"), ("iconUrl", "icon/128.png"), ("title", title), ("message", message)]
    {
        let _ = Reflect::set(&options, &field.into(), &value.into());
    }
    if let Ok(shown) = chrome::notification_create(&options) {
        let _ = JsFuture::from(shown).await;
    }
}
