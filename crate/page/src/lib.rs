#![doc = include_str!("../README.md")]

mod clone;
mod listen;
mod overlay;
mod page;
mod structure;
mod survey;
mod text;
mod token;

use wasm_bindgen::prelude::*;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static MEMORY: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// Arms every guard. Runs once a frame, at `document_start`, before any script of the page.
#[wasm_bindgen(start)]
pub fn start() {
    let Some(page) = page::Page::here() else { return };
    overlay::shield_keys(&page);
    text::arm(&page);
    token::arm(&page);
    page.follow_settings(survey::survey);
    page.answer_status();
    survey::arm(&page);
}
