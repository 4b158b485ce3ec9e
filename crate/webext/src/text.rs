use js_sys::Array;
use patrol_policy::Phrase;
use wasm_bindgen::JsValue;

use crate::chrome;

/// A phrase in the person's language.
///
/// A key that is missing in `_locales` gives the key itself, so that nothing is ever shown empty; so does a content script whose
/// extension has been updated or removed under it, for it goes on guarding.
pub fn say(phrase: &Phrase) -> String {
    message(phrase.key().as_str(), phrase.args())
}

/// A sentence without gaps in the person's language, by a key that stands in markup or is put together.
pub fn text(key: &str) -> String {
    message(key, &[])
}

fn message(key: &str, args: &[String]) -> String {
    let args: Array = args.iter().map(|arg| JsValue::from_str(arg)).collect();
    let said = chrome::get_message(key, &args).unwrap_or_default();
    if said.is_empty() { key.to_owned() } else { said }
}

/// The browser's language as BCP 47 tag, for example `pt-BR`; empty where the browser no longer says.
pub fn language() -> String {
    chrome::ui_language().unwrap_or_default()
}

/// Whether that language is written from right to left.
pub fn reads_right_to_left() -> bool {
    text("@@bidi_dir") == "rtl"
}
