//! The sites that a person has given to Patrol besides those of the manifest.

use js_sys::{Array, Object, Promise, Reflect};
use patrol_azdo::Server;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use crate::chrome;

/// The servers that Patrol may work on. `None` when the browser does not say.
///
/// There is no other list of them: what a person takes away in the browser's own settings is taken away here.
pub async fn servers() -> Option<Vec<Server>> {
    let all = JsFuture::from(chrome::permissions_all().ok()?).await.ok()?;
    Some(read(&all, "origins"))
}

/// The servers among the patterns that a field holds.
pub(crate) fn read(holder: &JsValue, field: &str) -> Vec<Server> {
    let patterns =
        Reflect::get(holder, &field.into()).ok().and_then(|patterns| patterns.dyn_into::<Array>().ok());
    patterns
        .iter()
        .flat_map(Array::iter)
        .filter_map(|pattern| Server::of_pattern(&pattern.as_string()?))
        .collect()
}

/// Asks the person for a server; `true` when it is given. The browser must be called in the person's own click, so it is called before
/// the answer is awaited.
pub fn request(server: &Server) -> impl Future<Output = bool> + use<> {
    agreed(chrome::permissions_request(&origin(server)))
}

/// Gives a server back; `true` when that is done.
pub fn remove(server: &Server) -> impl Future<Output = bool> + use<> {
    agreed(chrome::permissions_remove(&origin(server)))
}

/// Calls `changed` whenever a person has given or taken something, for the life of the context.
pub fn on_change(changed: impl Fn() + 'static) {
    let listener = Closure::<dyn Fn()>::new(changed);
    chrome::on_permissions_added(listener.as_ref().unchecked_ref());
    chrome::on_permissions_removed(listener.as_ref().unchecked_ref());
    listener.forget();
}

fn origin(server: &Server) -> Object {
    let details = Object::new();
    let _ = Reflect::set(&details, &"origins".into(), &Array::of1(&server.pattern().into()));
    details
}

async fn agreed(asked: Result<Promise, JsValue>) -> bool {
    match asked {
        Ok(answer) => JsFuture::from(answer).await.is_ok_and(|answer| answer.is_truthy()),
        Err(_) => false,
    }
}
