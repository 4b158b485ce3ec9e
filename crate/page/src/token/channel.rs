//! The way to the request gate in the page's own world. Events carry text only; their names are agreed on before any script of the
//! page runs.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Reflect, global};
use patrol_webext::text;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CustomEvent, CustomEventInit, Document};

use super::{gate, list};
use crate::listen;
use crate::overlay::notice_of;
use crate::page::Page;

thread_local! {
    static NAME: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// A request that waits in the gate.
pub(super) struct Held {
    /// The gate's number for it.
    pub(super) id: String,
    /// HTTP method.
    pub(super) method: String,
    /// Whole address.
    pub(super) url: String,
    /// Body as text.
    pub(super) body: String,
    /// The page's script stands still until the answer; nobody can be asked.
    pub(super) synchronous: bool,
}

/// What the gate is to do.
#[derive(Clone, Copy, Debug)]
pub(super) enum Reply {
    /// Send it as it is.
    Go,
    /// Hold it; another answer follows. If none comes, because the core stops, it goes.
    Wait,
    /// The same, but if no answer follows it does not go.
    WaitOrStop,
    /// Do not send it.
    Stop,
}

impl Held {
    /// The same as a number; it begins with 1.
    pub(super) fn number(&self) -> u32 {
        number(&self.id)
    }

    /// Five lines, of which the last may have more.
    fn read(text: &str) -> Option<Held> {
        let mut lines = text.splitn(5, '\n');
        let mut line = || lines.next().map(str::to_owned);
        let (id, synchronous) = (line()?, line()? == "true");
        Some(Held { id, synchronous, method: line()?, url: line()?, body: line()? })
    }
}

impl Reply {
    /// The word that the gate knows.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Reply::Go => "go",
            Reply::Wait => "wait",
            Reply::WaitOrStop => "wait-or-stop",
            Reply::Stop => "stop",
        }
    }
}

fn number(id: &str) -> u32 {
    id.parse().unwrap_or_default()
}

/// Whether the gate has announced itself.
pub(crate) fn in_place() -> bool {
    NAME.with_borrow(Option::is_some)
}

/// Calls `ask` for every request that the gate asks about.
pub(super) fn connect(page: &Rc<Page>, ask: fn(&Rc<Page>, Held)) {
    let asking = Rc::clone(page);
    listen::capture(&page.document, "patrol-gate", move |event| {
        // The first offer comes from our own script; what a page offers later is not taken.
        let Some(name) = detail(event).filter(|_| !in_place()) else { return };
        event.prevent_default();
        NAME.set(Some(name.clone()));
        // For sentinel.js, which speaks for the core when it has stopped.
        let _ = Reflect::set(&global(), &"patrolChannel".into(), &name.as_str().into());
        let telling = Rc::clone(&asking);
        listen::capture(&asking.document, leaked(&name, "-refused"), move |event| {
            if let Some(code) = detail(event) {
                notice_of(&telling, &text(&["refused_", &code].concat()));
            }
        });
        let passing = Rc::clone(&asking);
        listen::capture(&asking.document, leaked(&name, "-list"), move |event| {
            if let Some(seen) = detail(event) {
                list::pass(&passing, &seen);
            }
        });
        let asking = Rc::clone(&asking);
        let name = leaked(&name, "");
        listen::capture(&asking.document.clone(), name, move |event| {
            let Some(text) = detail(event) else { return };
            match Held::read(&text) {
                Some(held) => ask(&asking, held),
                // A number alone: the page has taken that request back.
                None => gate::withdraw(number(&text)),
            }
        });
    });
    // In case the gate was first.
    send(&page.document, "patrol-core", "");
}

/// A name for as long as the page lives.
fn leaked(name: &str, subject: &str) -> &'static str {
    Box::leak([name, subject].concat().into_boxed_str())
}

/// Answers the gate.
pub(super) fn answer(document: &Document, id: &str, answer: Reply) {
    if let Some(kind) = NAME.with_borrow(|name| name.as_ref().map(|name| [name, "-", id].concat())) {
        send(document, &kind, answer.as_str());
    }
}

/// Sends an event with a text.
pub(super) fn send(document: &Document, kind: &str, text: &str) {
    let init = CustomEventInit::new();
    init.set_detail(&JsValue::from_str(text));
    if let Ok(event) = CustomEvent::new_with_event_init_dict(kind, &init) {
        let _ = document.dispatch_event(&event);
    }
}

/// The text that an event carries.
pub(super) fn detail(event: &web_sys::Event) -> Option<String> {
    event.dyn_ref::<CustomEvent>()?.detail().as_string()
}
