//! The sites that a person has given to the extension besides those of the manifest. A site is a pattern such as `https://example.org/*`.

use js_sys::Promise;
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use crate::chrome::{self, PERMISSIONS_ADDED, PERMISSIONS_REMOVED};
use crate::{Listener, from_js, to_js};

#[derive(Default, Deserialize, Serialize)]
#[serde(default)]
struct Permissions {
    origins: Vec<String>,
}

/// The sites that the extension may work on, those of the manifest too; none when the browser does not say.
pub async fn origins() -> Vec<String> {
    let all = chrome::permissions_all().await.ok();
    all.and_then(from_js::<Permissions>).unwrap_or_default().origins
}

/// What the browser answers when it is asked for a site, or given one back.
pub type Answer = Result<Promise, JsValue>;

/// Asks the person for sites. To be called in the person's own click: the browser does not listen later.
pub fn request(origins: Vec<String>) -> Answer {
    chrome::permissions_request(&to_js(&Permissions { origins }))
}

/// Gives sites back.
pub fn remove(origins: Vec<String>) -> Answer {
    chrome::permissions_remove(&to_js(&Permissions { origins }))
}

/// Waits until the browser, or the person, has decided. What became of it, [`origins`] tells.
pub async fn done(answer: Answer) {
    if let Ok(answer) = answer {
        let _ = JsFuture::from(answer).await;
    }
}

/// Calls `changed` whenever a person has given or taken something.
pub fn on_change(mut changed: impl FnMut() + 'static) -> Listener {
    let events = [&PERMISSIONS_ADDED, &PERMISSIONS_REMOVED].map(|event| event.with(Clone::clone));
    Listener::new(events, Box::new(move |_, _, _| changed()))
}
