//! Looks at the page again whenever its structure has changed: the pages are built by scripts and change without a reload.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Array, Function};
use patrol_webext::PageProblem;
use wasm_bindgen::prelude::*;
use web_sys::{MutationObserver, MutationObserverInit};

use crate::page::Page;
use crate::{clone, listen, overlay, token};

/// The attributes whose change means that a form or an address changed.
const ATTRIBUTES: [&str; 2] = ["aria-checked", "value"];

/// How long changes are gathered before the page is looked at, in ms: one frame.
const GATHER: i32 = 16;

/// Starts looking.
pub(crate) fn arm(page: &Rc<Page>) {
    let waiting = Rc::new(Cell::new(false));
    let look: Function = {
        let (page, waiting) = (Rc::clone(page), Rc::clone(&waiting));
        Closure::<dyn FnMut()>::new(move || {
            waiting.set(false);
            survey(&page);
        })
        .into_js_value()
        .unchecked_into()
    };
    let window = page.window.clone();
    let gather = Rc::new(move || {
        if !waiting.replace(true) {
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&look, GATHER);
        }
    });
    // A page may be complete before it is loaded, and then change no more.
    let loaded = Rc::clone(&gather);
    listen::capture(&page.document, "DOMContentLoaded", move |_| loaded());
    let changed = Closure::<dyn FnMut()>::new(move || gather());
    let Ok(observer) = MutationObserver::new(changed.as_ref().unchecked_ref()) else { return };
    changed.forget();
    let options = MutationObserverInit::new();
    options.set_child_list(true);
    options.set_subtree(true);
    options.set_attribute_filter(&ATTRIBUTES.iter().map(|name| JsValue::from_str(name)).collect::<Array>());
    let _ = observer.observe_with_options(&page.document, &options);
}

/// Looks at the page as it is now.
pub(crate) fn survey(page: &Rc<Page>) {
    if page.document.ready_state() == "loading" {
        return;
    }
    let missing = page.is_top() && !page.is_paused() && !token::gate_in_place();
    let news = page.set_problem(PageProblem::GateMissing, missing);
    if news && missing && page.is_token_page() {
        overlay::notice(page, &PageProblem::GateMissing.phrase());
    }
    overlay::restore(page);
    token::survey(page);
    clone::survey(page);
    page.report();
}
