use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::listen;
use crate::page::Page;

/// The element name of the hosts that are shielded.
pub(super) const TAG: &str = "patrol-review";

/// What a page could listen to while the person answers a question.
const KINDS: [&str; 21] = [
    "keydown",
    "keypress",
    "keyup",
    "beforeinput",
    "input",
    "change",
    "paste",
    "copy",
    "cut",
    "drop",
    "pointerdown",
    "pointerup",
    "mousedown",
    "mouseup",
    "click",
    "dblclick",
    "contextmenu",
    "focus",
    "focusin",
    "focusout",
    "blur",
];

thread_local! {
    /// The key that closed a question is still down.
    static SWALLOW: Cell<bool> = const { Cell::new(false) };
}

/// Call when a question closes: Firefox sends the release of the key that closed it to the page.
pub(super) fn swallow_next_release() {
    SWALLOW.set(true);
}

/// Keeps what happens inside a question from the page, and from Patrol's own guards. Native behaviour is not touched: buttons, form
/// and keys of the dialog work without listeners.
pub(crate) fn shield_keys(page: &Rc<Page>) {
    for kind in KINDS {
        listen::capture(&page.window, kind, move |event| {
            let ours = event
                .target()
                .and_then(|target| target.dyn_into::<Element>().ok())
                .is_some_and(|element| element.local_name() == TAG);
            let release = kind == "keyup" && SWALLOW.replace(false);
            if ours || release {
                event.stop_immediate_propagation();
            } else if matches!(kind, "keydown" | "pointerdown") {
                SWALLOW.set(false);
            }
        });
    }
}
