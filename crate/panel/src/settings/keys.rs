//! The keys that call Patrol. A person changes them in the browser, so the browser is asked.

use patrol_phrase::{Phrase, Word};
use patrol_webext::commands::{self, Command};
use patrol_webext::element::element;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;

use crate::dom::Page;
use crate::localize::localize;
use crate::start_error::StartError;

/// The button's own command, which has no description.
const BUTTON: &str = "_execute_action";

/// Lists what each command does, and its keys.
pub(crate) fn show(page: &Page) -> Result<(), StartError> {
    let (document, list) = (page.document.clone(), page.find::<Element>("keys")?);
    spawn_local(async move {
        for command in commands::all().await {
            if let Some(item) = element(&document, "li").text(&localize(&sentence(command))).get() {
                let _ = list.append_child(item);
            }
        }
    });
    Ok(())
}

fn sentence(Command { name, description, shortcut }: Command) -> Phrase {
    let what = if name == BUTTON {
        Word::own(localize(&Phrase::about_key_button()))
    } else {
        Word::own(description.unwrap_or_default())
    };
    match shortcut.filter(|keys| !keys.is_empty()) {
        Some(keys) => Phrase::about_key(Word::own(keys), what),
        None => Phrase::about_key_none(what),
    }
}
