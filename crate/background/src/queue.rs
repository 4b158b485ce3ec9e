//! One change of storage after the other: reading, changing and writing back is not atomic in the browser.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, future_to_promise};

thread_local! {
    /// Settles when the last work that was asked for is done.
    static LAST: RefCell<Option<Promise>> = const { RefCell::new(None) };
}

/// Does the work when all work asked for earlier is done. `None` only when the browser drops it.
pub(crate) async fn in_turn<T: 'static>(work: impl Future<Output = T> + 'static) -> Option<T> {
    let done = Rc::new(Cell::new(None));
    let result = Rc::clone(&done);
    let before = LAST.take();
    let promise = future_to_promise(async move {
        if let Some(before) = before {
            let _ = JsFuture::from(before).await;
        }
        result.set(Some(work.await));
        Ok(JsValue::UNDEFINED)
    });
    LAST.replace(Some(promise.clone()));
    let _ = JsFuture::from(promise).await;
    done.take()
}
