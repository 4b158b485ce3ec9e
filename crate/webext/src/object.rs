use js_sys::{JSON, Reflect};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::{JsCast, JsValue};

/// A value as the plain object that messages and the browser's functions take. `undefined` for what cannot be one.
pub fn to_js<T: Serialize + ?Sized>(value: &T) -> JsValue {
    // As JSON would be: maps are objects, and what is absent is null.
    value.serialize(&Serializer::json_compatible()).unwrap_or_default()
}

/// What arrived, as the type that was expected; `None` when it is something else.
pub fn from_js<T: DeserializeOwned>(value: JsValue) -> Option<T> {
    serde_wasm_bindgen::from_value(value).ok()
}

/// A stored value as JSON; `None` when nothing is stored.
pub(crate) fn to_json(value: &JsValue) -> Option<String> {
    if value.is_undefined() {
        return None;
    }
    JSON::stringify(value).ok()?.as_string()
}

/// What has this name everywhere, in a window and in a worker.
pub(crate) fn global<T: JsCast>(name: &str) -> Option<T> {
    Reflect::get(&js_sys::global(), &name.into()).ok()?.dyn_into().ok()
}
