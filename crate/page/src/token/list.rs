//! The list of tokens. What is done with it, and the way to the inventory above it, is in `extension/draw/list.js`.

use wasm_bindgen::prelude::*;

use crate::page::Page;

#[wasm_bindgen(raw_module = "patrol:list")]
extern "C" {
    #[wasm_bindgen(catch, js_name = pass)]
    fn send(seen: &str) -> Result<(), JsValue>;
}

/// Passes a list of tokens on from the gate to the background, unread.
pub(super) fn pass(page: &Page, seen: &str) {
    if !page.is_paused() {
        let _ = send(seen);
    }
}
