use std::rc::Rc;

use patrol_policy::Phrase;
use patrol_webext::say;
use wasm_bindgen::prelude::*;

use super::host::Host;
use crate::page::Page;

#[wasm_bindgen(raw_module = "patrol:notice")]
extern "C" {
    #[wasm_bindgen(catch)]
    fn show(host: &JsValue, sentence: &str) -> Result<(), JsValue>;
}

/// Shows a line at the top of the page until the person closes it. A new line takes the place of the old one.
pub(crate) fn notice(page: &Rc<Page>, phrase: &Phrase) {
    notice_of(page, &say(phrase));
}

/// The same for a sentence that is in the person's language already.
pub(crate) fn notice_of(page: &Rc<Page>, sentence: &str) {
    if let Some(host) = Host::new(&page.document, "patrol-notice") {
        let _ = show(&host.into_parts(), sentence);
    }
}
