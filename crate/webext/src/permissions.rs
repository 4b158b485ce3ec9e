//! The sites that a person has given to Patrol besides those of the manifest.

use js_sys::{Array, Object, Promise, Reflect};
use patrol_azdo::Server;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use crate::chrome;

/// The servers that Patrol may work on; none when the browser does not say.
///
/// There is no other list of them: what a person takes away in the browser's own settings is taken away here.
pub async fn servers() -> Vec<Server> {
    let Ok(asked) = chrome::permissions_all() else { return Vec::new() };
    let all = JsFuture::from(asked).await.unwrap_or_default();
    let origins =
        Reflect::get(&all, &"origins".into()).ok().and_then(|origins| origins.dyn_into::<Array>().ok());
    let patterns = origins.iter().flat_map(Array::iter);
    patterns.filter_map(|pattern| Server::of_pattern(&pattern.as_string()?)).collect()
}

/// What the browser answers when it is asked for a server, or given one back.
pub type Answer = Result<Promise, JsValue>;

/// Asks the person for a server. To be called in the person's own click: the browser does not listen later.
pub fn request(server: &Server) -> Answer {
    chrome::permissions_request(&origin(server))
}

/// Gives a server back.
pub fn remove(server: &Server) -> Answer {
    chrome::permissions_remove(&origin(server))
}

/// Waits until the browser, or the person, has decided. What became of it, [`servers`] tells.
pub async fn done(answer: Answer) {
    if let Ok(answer) = answer {
        let _ = JsFuture::from(answer).await;
    }
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
