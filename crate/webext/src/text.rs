use js_sys::Array;
use patrol_policy::Phrase;
use wasm_bindgen::JsValue;

use crate::chrome;

/// A phrase in the person's language.
///
/// A key that is missing in `_locales` gives the key itself, so that nothing is ever shown empty; so does a content script whose
/// extension has been updated or removed under it, for it goes on guarding.
pub fn say(phrase: &Phrase) -> String {
    let args: Array = phrase.args.iter().map(|arg| JsValue::from_str(arg)).collect();
    let said = chrome::get_message(&phrase.key, &args).unwrap_or_default();
    if said.is_empty() { phrase.key.clone() } else { said }
}

/// A phrase without gaps in the person's language.
pub fn text(key: &str) -> String {
    say(&Phrase::new(key))
}

/// The browser's language as BCP 47 tag, for example `pt-BR`; empty where the browser no longer says.
pub fn language() -> String {
    chrome::ui_language().unwrap_or_default()
}

/// Whether that language is written from right to left.
pub fn reads_right_to_left() -> bool {
    text("@@bidi_dir") == "rtl"
}
