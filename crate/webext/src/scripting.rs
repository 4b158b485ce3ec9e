//! The content scripts in sites that are not in the manifest.

use js_sys::{Array, Object, Promise, Reflect};
use patrol_azdo::Server;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use crate::{chrome, permissions};

/// What a content script is told, as the manifest writes it and as the registration does.
const FIELDS: [(&str, &str); 5] = [
    ("js", "js"),
    ("run_at", "runAt"),
    ("all_frames", "allFrames"),
    ("match_origin_as_fallback", "matchOriginAsFallback"),
    ("world", "world"),
];

/// The browser refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScriptingError;

/// The servers in which the content scripts are registered: all in the same ones.
///
/// # Errors
/// When the browser does not say.
pub async fn registered() -> Result<Vec<Server>, ScriptingError> {
    let scripts = Array::from(&done(chrome::scripts_registered()).await?);
    Ok(permissions::read(&scripts.get(0), "matches"))
}

/// Registers the content scripts of the manifest in these servers, and in no other. The browser keeps that until Patrol is updated.
///
/// # Errors
/// When the browser refuses; then they may be registered nowhere.
pub async fn register(servers: &[Server]) -> Result<(), ScriptingError> {
    done(chrome::scripts_unregister()).await?;
    if servers.is_empty() {
        return Ok(());
    }
    let matches: Array = servers.iter().map(|server| JsValue::from(server.pattern())).collect();
    let manifest = chrome::manifest().map_err(refused)?;
    let told = Array::from(&Reflect::get(&manifest, &"content_scripts".into()).map_err(refused)?);
    let scripts = Array::new();
    for (place, told) in told.iter().enumerate() {
        let script = Object::new();
        let set = |name: &str, value: &JsValue| Reflect::set(&script, &name.into(), value).map_err(refused);
        set("id", &["server-", &place.to_string()].concat().into())?;
        set("matches", &matches)?;
        for (in_manifest, registered) in FIELDS {
            let value = Reflect::get(&told, &in_manifest.into()).map_err(refused)?;
            if !value.is_undefined() {
                set(registered, &value)?;
            }
        }
        scripts.push(&script);
    }
    done(chrome::scripts_register(&scripts)).await.map(|_| ())
}

async fn done(asked: Result<Promise, JsValue>) -> Result<JsValue, ScriptingError> {
    JsFuture::from(asked.map_err(refused)?).await.map_err(refused)
}

fn refused(_: JsValue) -> ScriptingError {
    ScriptingError
}
