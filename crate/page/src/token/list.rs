//! The list of tokens: passed on to the background, and the way to the inventory above it, which is drawn by `extension/draw/list.js`.

use std::rc::Rc;

use wasm_bindgen::prelude::*;

use crate::overlay::Host;
use crate::page::Page;

#[wasm_bindgen(raw_module = "patrol:list")]
extern "C" {
    #[wasm_bindgen(catch, js_name = pass)]
    fn send(seen: &str) -> Result<(), JsValue>;

    #[wasm_bindgen(catch, js_name = isWanted)]
    fn is_wanted(on: bool) -> Result<bool, JsValue>;

    #[wasm_bindgen(catch)]
    fn show(host: &JsValue) -> Result<(), JsValue>;
}

/// Passes a list of tokens on from the gate to the background, unread.
pub(super) fn pass(page: &Page, seen: &str) {
    if !page.is_paused() {
        let _ = send(seen);
    }
}

/// Keeps the way to the inventory above the list.
pub(super) fn survey(page: &Rc<Page>) {
    if is_wanted(page.is_token_page() && !page.is_paused()).unwrap_or_default()
        && let Some(host) = Host::new(&page.document, "patrol-list")
    {
        let _ = show(&host.into_parts());
    }
}
