//! Messages to and from the other contexts.

use js_sys::{Array, Function, Promise, Reflect};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use crate::{Message, ToBackground, chrome, decode, encode};

/// Who sent a message, as the browser vouches for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sender {
    /// The tab, when a content script sent it.
    pub tab: Option<i32>,
    /// The address of the sending document; its origin where the address is none of its own (`about:blank`).
    pub url: String,
}

impl Sender {
    /// Whether one of Patrol's own pages sent it.
    pub fn is_extension_page(&self) -> bool {
        chrome::get_url("").is_ok_and(|origin| !origin.is_empty() && self.url.starts_with(&origin))
    }
}

/// Sends to the background and forgets; an answer is not awaited and an absent background is not an error here,
/// because the browser wakes it for the next message.
pub fn send(message: &ToBackground) {
    if let Ok(promise) = chrome::send_message(&encode(message)) {
        wasm_bindgen_futures::spawn_local(async move {
            let _ = JsFuture::from(promise).await;
        });
    }
}

/// Sends to the background and waits for its answer. `None` when none came or it could not be understood.
pub async fn ask<R: DeserializeOwned>(message: &ToBackground) -> Option<R> {
    let promise = chrome::send_message(&encode(message)).ok()?;
    decode(&JsFuture::from(promise).await.ok()?.as_string()?)
}

/// The same with a time limit in milliseconds, and the answer as text. `None` when none came in time.
pub async fn ask_within(limit: u32, message: &ToBackground) -> Option<String> {
    let promise = chrome::send_message(&encode(message)).ok()?;
    let late = Promise::new(&mut |resolve, _| chrome::set_timeout(&resolve, limit));
    JsFuture::from(Promise::race(&Array::of2(&promise, &late))).await.ok()?.as_string()
}

/// Calls `handle` for every message of type `M`; what it returns is the answer, sent when its future is done.
/// The listener stays for the life of the context. Call it synchronously at start, so that a wake-up is not missed.
pub fn on_message<M, R, F>(mut handle: impl FnMut(M, Sender) -> F + 'static)
where
    M: Message,
    R: Serialize,
    F: Future<Output = Option<R>> + 'static,
{
    let listener = Closure::<dyn FnMut(JsValue, JsValue, Function) -> bool>::new(
        move |message: JsValue, sender: JsValue, answer: Function| {
            let Some(message) = message.as_string().and_then(|text| M::read(&text)) else { return false };
            let future = handle(message, read_sender(&sender));
            wasm_bindgen_futures::spawn_local(async move {
                let reply = future.await.map_or(JsValue::NULL, |reply| encode(&reply).into());
                let _ = answer.call1(&JsValue::NULL, &reply);
            });
            true
        },
    );
    chrome::on_message(listener.as_ref().unchecked_ref());
    listener.forget();
}

/// Opens the settings page.
pub fn open_settings() {
    if let Ok(promise) = chrome::open_options_page() {
        wasm_bindgen_futures::spawn_local(async move {
            let _ = JsFuture::from(promise).await;
        });
    }
}

fn read_sender(sender: &JsValue) -> Sender {
    let field = |object: &JsValue, name: &str| Reflect::get(object, &name.into()).ok();
    let tab = field(sender, "tab").filter(|tab| tab.is_object());
    Sender {
        tab: tab.and_then(|tab| field(&tab, "id")?.as_f64()).map(|id| id as i32),
        url: ["url", "origin"]
            .iter()
            .filter_map(|name| field(sender, name)?.as_string())
            .find(|address| address.split_once(':').is_some_and(|(_, rest)| rest.starts_with("//")))
            .unwrap_or_default(),
    }
}
