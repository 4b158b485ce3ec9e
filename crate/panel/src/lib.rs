#![doc = include_str!("../README.md")]

mod checklist;
mod company;
mod compiler;
mod date;
mod dom;
mod download;
mod fingerprints;
mod guide;
mod history;
mod inventory;
mod localize;
mod news;
mod open_tabs;
mod own_tokens;
mod pauses;
mod popup;
mod remembered;
mod row_button;
mod rule_name;
mod servers;
mod settings;
mod start_error;
mod tab;
mod welcome;

use wasm_bindgen::prelude::*;

/// Brings the page to life: fills in its texts, binds its behaviour, shows its content.
///
/// # Errors
/// When the page is not one of Patrol's or lacks an element; its static sentence stays in view then.
#[wasm_bindgen(start)]
pub fn start() -> Result<(), JsError> {
    let page = dom::Page::current()?;
    // The guide is written in its language, which may be another one than that of the other pages.
    if page.name()? == "guide" {
        return Ok(guide::start(&page)?);
    }
    page.translate()?;
    match page.name()?.as_str() {
        "popup" => popup::start(&page)?,
        "inventory" => inventory::start(&page)?,
        "settings" => settings::start(&page)?,
        "welcome" => welcome::start(&page)?,
        other => return Err(start_error::StartError::UnknownPage(other.to_owned()).into()),
    }
    page.reveal()?;
    Ok(())
}
