use js_sys::Function;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// An event of the browser, such as `chrome.storage.onChanged`.
    #[derive(Clone, Debug)]
    pub(crate) type BrowserEvent;

    #[wasm_bindgen(method, js_name = addListener)]
    fn add(this: &BrowserEvent, listener: &Function);

    #[wasm_bindgen(method, js_name = removeListener)]
    fn remove(this: &BrowserEvent, listener: &Function);
}

/// The first three values of an event: none has more.
type Heard = dyn FnMut(JsValue, JsValue, JsValue);

/// Listens to events of the browser until it is dropped.
#[derive(Debug)]
#[must_use = "it ends when it is dropped"]
pub struct Listener {
    events: Vec<BrowserEvent>,
    heard: Closure<Heard>,
}

impl Listener {
    pub(crate) fn new(events: impl IntoIterator<Item = BrowserEvent>, heard: Box<Heard>) -> Listener {
        let heard = Closure::wrap(heard);
        let events: Vec<BrowserEvent> = events.into_iter().collect();
        for event in &events {
            event.add(heard.as_ref().unchecked_ref());
        }
        Listener { events, heard }
    }

    /// Listens for the life of the context.
    pub fn forget(self) {
        std::mem::forget(self);
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        for event in &self.events {
            event.remove(self.heard.as_ref().unchecked_ref());
        }
    }
}
