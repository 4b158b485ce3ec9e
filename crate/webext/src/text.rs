use js_sys::Array;
use wasm_bindgen::JsValue;

use crate::chrome;

/// The sentence with this key in the person's language, its gaps filled in order.
///
/// A key that is missing in `_locales` gives the key itself, so that nothing is ever shown empty.
pub fn localize<'a>(key: &str, args: impl IntoIterator<Item = &'a str>) -> String {
    let args: Array = args.into_iter().map(JsValue::from_str).collect();
    let sentence = chrome::get_message(key, &args).unwrap_or_default();
    if sentence.is_empty() { key.to_owned() } else { sentence }
}

/// A sentence without gaps.
pub fn text(key: &str) -> String {
    localize(key, [])
}

/// The browser's language as BCP 47 tag, for example `pt-BR`; empty where the browser does not say.
pub fn language() -> String {
    chrome::ui_language().unwrap_or_default()
}

/// Whether that language is written from right to left.
pub fn reads_right_to_left() -> bool {
    text("@@bidi_dir") == "rtl"
}
