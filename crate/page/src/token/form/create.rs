use std::rc::Rc;

use patrol_azdo::structure::MAIN_BUTTON;
use patrol_settings::{Action, Level};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, Event, KeyboardEvent};

use super::open;
use super::order::touch;
use crate::listen;
use crate::overlay::Choice;
use crate::page::Page;
use crate::token::{ask, decided};

/// Asks before the form is sent: kinder than holding the request, which leaves the form busy. Only when the form tells everything that
/// the request will say; otherwise the gate asks, so that nobody is asked twice.
pub(super) fn arm(page: &Rc<Page>) {
    // The library's buttons act on the key itself, not on the click that would follow.
    for kind in ["click", "keydown"] {
        let page = Rc::clone(page);
        listen::capture(&page.window.clone(), kind, move |event| pressed(&page, event));
    }
}

fn pressed(page: &Rc<Page>, event: &Event) {
    let presses = match event.dyn_ref::<KeyboardEvent>() {
        Some(key) => matches!(key.key().as_str(), "Enter" | " "),
        None => true,
    };
    if !presses || !event.is_trusted() || !open::is_open() {
        return;
    }
    let button = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok()?.closest(MAIN_BUTTON).ok()?)
        .filter(|button| button.get_attribute("aria-disabled").as_deref() != Some("true"));
    let Some(button) = button else { return };
    let Some(verdict) = open::verdict(&button).filter(|verdict| verdict.level().holds()) else { return };
    let Some(question) = ask::question(&verdict).open(page) else { return };
    event.prevent_default();
    event.stop_immediate_propagation();
    let page = Rc::clone(page);
    spawn_local(async move {
        let answer = question.answer().await;
        let goes_on = answer.choice == Choice::GoOn;
        let action = match verdict.level() {
            _ if goes_on => Action::WentOn,
            Level::Block => Action::Blocked,
            _ => Action::Cancelled,
        };
        page.record(verdict.rules(), action, answer.reason);
        if goes_on {
            decided::remember(&verdict, page.now());
            touch(&button, None);
        }
    });
}
