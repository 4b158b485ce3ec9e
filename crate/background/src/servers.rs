//! Patrol in the servers that a person has added. The browser is asked by `extension/servers.js`.

use js_sys::{Function, Promise};
use patrol_azdo::Server;
use patrol_policy::Phrase;
use patrol_webext::Reply;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen(raw_module = "patrol:servers")]
extern "C" {
    fn arm(is_server: &Function);
    fn serve() -> Promise;
}

/// Keeps the content scripts in the servers that are permitted, and in no other, from now on.
pub(crate) fn start() {
    let is_server =
        Closure::<dyn Fn(String) -> bool>::new(|pattern: String| Server::of_pattern(&pattern).is_some());
    arm(is_server.as_ref().unchecked_ref());
    is_server.forget();
}

/// Sees to it that they are there.
pub(crate) async fn agree() -> Reply {
    match JsFuture::from(serve()).await {
        Ok(_) => Reply::Done,
        Err(_) => Reply::Refused { phrase: Phrase::new("serversFailed") },
    }
}
