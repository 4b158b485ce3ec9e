#![doc = include_str!("../README.md")]

mod about_token;
mod audit;
mod badge;
mod clock;
mod company;
mod exceptions;
mod fingerprints;
mod form;
mod form_advice;
mod guide;
mod installed;
mod judge;
mod localize;
mod message;
mod open_token;
mod own_rules;
mod own_tokens;
mod pause;
mod practice;
mod private;
mod quarantine;
mod queue;
mod record;
mod remembered;
mod reminder;
mod rewriting;
mod sender;
mod servers;
mod settings;
mod settings_change;
mod shell;
mod stored_record;
#[cfg(test)]
mod testing;
mod token_list;
mod whose;

use patrol_policy::company::Held;
use patrol_policy::{Decisions, TemporaryPauses};
use patrol_protocol::Reply;
use patrol_webext::runtime::Sender;
use patrol_webext::storage::{Area, MANAGED};
use patrol_webext::{from_js, to_js};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// Sees to what may have changed while the background did not run.
#[wasm_bindgen(start)]
pub fn start() {
    spawn_local(Area::Local.keep_from_content_scripts());
    spawn_local(ring());
    spawn_local(async {
        servers::agree().await;
    });
}

/// Answers a message, given as the browser gives it; null when there is nothing to say to it.
#[wasm_bindgen]
pub async fn answer(message: JsValue, sender: JsValue) -> JsValue {
    reply(message, sender).await.map_or(JsValue::NULL, |reply| to_js(&reply))
}

/// What may be asked depends on who asks: Patrol's own pages and other pages have messages of their own.
async fn reply(message: JsValue, sender: JsValue) -> Option<Reply> {
    let sender: Sender = from_js(sender)?;
    let is_ours = sender.is_extension_page();
    if is_ours && let Some(asked) = from_js(message.clone()) {
        return message::of_panel(asked).await;
    }
    let asked = from_js(message)?;
    // Of Patrol's own pages only the one for practice has the page script, which asks as on any page.
    if is_ours { practice::answer(asked, &sender).await } else { message::of_page(asked, &sender).await }
}

/// Rings for the reminders that are due, ends the pauses that are over, and asks what the company has decided.
#[wasm_bindgen]
pub async fn ring() {
    pause::agree().await;
    reminder::ring().await;
    own_tokens::agree().await;
    own_rules::agree().await;
    // Last: right after its start the browser may take seconds.
    company::agree().await;
}

/// Patrol was installed or updated: the reason and the version before, as the browser says them.
#[wasm_bindgen]
pub async fn installed(reason: String, previous: Option<String>) {
    installed::installed(&reason, previous.as_deref()).await;
}

/// The person pressed a notification: its id, as the browser says it.
#[wasm_bindgen(js_name = notificationPressed)]
pub fn notification_pressed(id: &str) {
    reminder::open(id);
}

/// Makes the content scripts run in the servers that are permitted. Returns whether they do.
#[wasm_bindgen]
pub async fn serve() -> bool {
    servers::agree().await == Reply::Done
}

/// Something stored has changed: the names of the area and of its keys, as the browser says them.
#[wasm_bindgen(js_name = storageChanged)]
pub async fn storage_changed(area: String, keys: Vec<String>) {
    let has = |known: &str| keys.iter().any(|key| key == known);
    let pauses = area == Area::Session.name() && has(TemporaryPauses::KEY);
    if pauses {
        pause::agree().await;
    }
    if area == MANAGED {
        company::agree().await;
    }
    let decided = area == Area::Local.name() && (has(Decisions::KEY) || has(Held::KEY));
    if decided {
        own_rules::agree().await;
    }
    if pauses || decided {
        settings::tell_pages().await;
        own_tokens::agree().await;
    }
    if decided {
        servers::agree().await;
    }
}
