//! Alarms: the browser wakes the background when one rings.

use serde::Serialize;

use crate::{chrome, to_js};

#[derive(Serialize)]
struct Details {
    when: f64,
}

/// Lets an alarm ring at a moment, in ms since 1970-01-01 UTC; it replaces the one that has this name.
pub fn set(name: &str, when: u64) {
    let _ = chrome::alarm_create(name, &to_js(&Details { when: when as f64 }));
}

/// Takes an alarm away.
pub fn clear(name: &str) {
    let _ = chrome::alarm_clear(name);
}
