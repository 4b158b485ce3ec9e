//! Whether the core is at work. `sentinel.js`, which runs after it, looks at the mark and speaks when it is missing or falls.

use std::cell::Cell;

use js_sys::{Function, Reflect, global};
use wasm_bindgen::{JsCast, JsValue};

/// The mark in the isolated world's global scope.
const MARK: &str = "patrolCore";
/// What `sentinel.js` wants to be called when the core stops.
const STOPPED: &str = "patrolStopped";

thread_local! {
    static ALIVE: Cell<bool> = const { Cell::new(true) };
}

/// Sets the mark: everything is armed.
pub(crate) fn running() {
    let _ = Reflect::set(&global(), &MARK.into(), &"running".into());
}

/// Whether nothing has gone wrong since the start. A core that has stopped must not decide anything more.
pub(crate) fn alive() -> bool {
    ALIVE.get()
}

/// A panic ends the core: nothing after it can be trusted, and the person is told.
pub(crate) fn report_panics() {
    std::panic::set_hook(Box::new(|_| {
        ALIVE.set(false);
        if let Ok(stopped) = Reflect::get(&global(), &STOPPED.into())
            && let Some(stopped) = stopped.dyn_ref::<Function>()
        {
            let _ = stopped.call0(&JsValue::NULL);
        }
    }));
}
