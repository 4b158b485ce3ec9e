//! stub
use wasm_bindgen::prelude::*;
/// start
#[wasm_bindgen(start)]
pub fn start() {
    let n = patrol_detect::scan("x").len();
    let l = js_sys::JsString::from(patrol_webext::text("x"));
    let _ = (n, l);
}
