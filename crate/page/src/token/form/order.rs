//! Changes of the form that a person asked for, done as a person does them. The background says each step; the page decides what it takes.

use std::rc::Rc;

use js_sys::{Function, Promise};
use patrol_json::{Json, Part};
use patrol_webext::{ToBackground, runtime, text};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, Event, EventInit, HtmlElement, HtmlInputElement};

use super::open;
use crate::page::Page;
use crate::token::judge::LIMIT;

/// How often a form is looked at for one order, and the time between, in ms: six seconds in all.
const LOOKS: u32 = 120;
const PAUSE: i32 = 50;
/// After so many looks without a change the page will not move any more: one second.
const STUCK: u32 = 20;

/// Carries an order out and says how it went.
pub(super) async fn carry_out(page: &Rc<Page>, order: &str) {
    let mut acted_on = String::new();
    let mut looks_alike = 0;
    let mut touched: Option<Element> = None;
    for look in 1..=LOOKS {
        let Some((controls, form)) = open::now(page) else { return };
        looks_alike = if form.now == acted_on { looks_alike + 1 } else { 0 };
        let stuck = looks_alike >= STUCK || look == LOOKS;
        if looks_alike == 0 || stuck {
            acted_on.clone_from(&form.now);
            let message = ToBackground::Step { form, order: order.to_owned(), stuck };
            let answer = runtime::ask_within(LIMIT, &message).await.unwrap_or_default();
            let json = Json::parse(&answer);
            let part = |name: &str| json.as_ref().and_then(|json| json.root().get(name));
            let at = part("at").and_then(Part::as_u64).and_then(|at| controls.get(usize::try_from(at).ok()?));
            if let Some(control) = at {
                touch(control, part("write").and_then(Part::as_str));
                touched = Some(control.clone());
            }
            let said = part("said").and_then(Part::as_str).map(str::to_owned);
            if said.is_some() || json.is_none() {
                open::tell(&said.unwrap_or_else(|| text("formNoAnswer")));
                break;
            }
        }
        let pause = Promise::new(&mut |done: Function, _| {
            let _ = page.window.set_timeout_with_callback_and_timeout_and_arguments_0(&done, PAUSE);
        });
        let _ = JsFuture::from(pause).await;
    }
    // The button may be gone with what it was about.
    if let Some(control) = touched.filter(|control| control.is_connected())
        && let Some(control) = control.dyn_ref::<HtmlElement>()
    {
        let _ = control.focus();
    }
}

/// Presses a control, or writes into it so that the page's framework takes it for typed: past its own setter, with the events of typing
/// and leaving.
pub(super) fn touch(control: &Element, text: Option<&str>) {
    let Some(control) = control.dyn_ref::<HtmlElement>() else { return };
    let Some((text, field)) = text.zip(control.dyn_ref::<HtmlInputElement>()) else { return control.click() };
    let _ = control.focus();
    field.set_value(text);
    let init = EventInit::new();
    init.set_bubbles(true);
    for kind in ["input", "change"] {
        if let Ok(event) = Event::new_with_event_init_dict(kind, &init) {
            let _ = field.dispatch_event(&event);
        }
    }
    let _ = control.blur();
}
