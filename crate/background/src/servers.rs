//! Patrol in the servers that a person has added. The browser is asked by `extension/servers.js`.

use js_sys::{Function, Promise};
use patrol_azdo::Server;
use patrol_settings::Phrase;
use patrol_webext::Reply;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen(raw_module = "patrol:servers")]
extern "C" {
    #[wasm_bindgen(catch)]
    fn serve(is_server: &Function) -> Result<Promise, JsValue>;
}

/// Makes the content scripts run in the servers that are permitted, and in no other.
pub(crate) async fn agree() -> Reply {
    let done = match started() {
        Ok(serving) => JsFuture::from(serving).await.is_ok(),
        Err(_) => false,
    };
    if done { Reply::Done } else { Reply::Refused { phrase: Phrase::new("serversFailed") } }
}

fn started() -> Result<Promise, JsValue> {
    let is_server =
        Closure::<dyn Fn(String) -> bool>::new(|pattern: String| Server::of_pattern(&pattern).is_some());
    serve(is_server.into_js_value().unchecked_ref())
}
