#![doc = include_str!("../README.md")]

mod audit;
mod badge;
mod clock;
mod form;
mod judge;
mod message;
mod quarantine;
mod queue;
mod reminder;
mod servers;
mod settings;
mod settings_change;
mod stored_record;
mod token_list;

use wasm_bindgen::prelude::*;

/// Registers every listener. Runs while the module is instantiated, so that the message that woke the worker is not missed.
#[wasm_bindgen(start)]
pub fn start() {
    patrol_webext::runtime::on_message(message::answer);
    patrol_webext::alarm::on_ring(ring);
    servers::start();
    ring();
}

fn ring() {
    wasm_bindgen_futures::spawn_local(reminder::ring());
}
