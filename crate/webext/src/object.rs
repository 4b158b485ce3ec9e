use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

/// A value as the plain object that messages and the browser's functions take. `undefined` for what cannot be one.
pub fn to_js<T: Serialize + ?Sized>(value: &T) -> JsValue {
    // As JSON would be: maps are objects, and what is absent is null.
    value.serialize(&Serializer::json_compatible()).unwrap_or_default()
}

/// What arrived, as the type that was expected; `None` when it is something else.
pub fn from_js<T: DeserializeOwned>(value: JsValue) -> Option<T> {
    serde_wasm_bindgen::from_value(value).ok()
}
