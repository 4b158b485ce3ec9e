use js_sys::{Function, JsString, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DataTransfer, Document, Element};

use super::scan::{Hit, redact, scan};

/// The flavours of a clipboard that become text in a page.
pub(super) struct Clip {
    plain: JsString,
    html: Option<JsString>,
}

/// What is inserted: plain text, and markup where it is safe and says the same.
pub(super) struct Insert {
    pub(super) plain: JsString,
    pub(super) html: Option<JsString>,
}

impl Clip {
    /// Reads the clipboard of an event; must be called while the event is being handled.
    pub(super) fn read(data: &DataTransfer) -> Clip {
        let flavour =
            |kind: &str| data.get_data(kind).map(JsString::from).unwrap_or_else(|_| JsString::from(""));
        let html = flavour("text/html");
        Clip { plain: flavour("text/plain"), html: (html.length() > 0).then_some(html) }
    }

    /// The secrets in either flavour. The same secret in both counts once.
    pub(super) fn scan(&self) -> Vec<Hit> {
        let mut hits = scan(&self.plain);
        let hidden = self.html.as_ref().map(scan).unwrap_or_default();
        if hidden.len() > hits.len() {
            hits = hidden;
        }
        hits
    }

    /// The clipboard as it is.
    pub(super) fn original(&self, document: &Document) -> Insert {
        let safe = self.html.as_ref().and_then(|html| Markup::sanitized(document, html));
        Insert { plain: self.plain_text(document), html: safe.and_then(|markup| markup.html()) }
    }

    /// The clipboard with its secrets masked. Markup is kept only if nothing can be found in it any more: a secret that is
    /// split by tags cannot be masked in place.
    pub(super) fn redacted(&self, document: &Document) -> Insert {
        let plain = self.plain_text(document);
        let plain = redact(&plain, &scan(&plain));
        let html = self.html.as_ref().and_then(|html| {
            let markup = Markup::sanitized(document, &redact(html, &scan(html)))?;
            let html = markup.html()?;
            (scan(&markup.text()).is_empty() && scan(&html).is_empty()).then_some(html)
        });
        Insert { plain, html }
    }

    fn plain_text(&self, document: &Document) -> JsString {
        match &self.html {
            Some(html) if self.plain.length() == 0 => {
                Markup::sanitized(document, html).map_or_else(|| self.plain.clone(), |markup| markup.text())
            }
            _ => self.plain.clone(),
        }
    }
}

/// Markup from a clipboard, made harmless by the browser itself (`Element.setHTML`). Browsers without it get plain text.
struct Markup(Element);

impl Markup {
    fn sanitized(document: &Document, html: &JsString) -> Option<Markup> {
        let element = document.create_element("div").ok()?;
        call(&element, "setHTML", html)?;
        Some(Markup(element))
    }

    fn text(&self) -> JsString {
        self.0.text_content().unwrap_or_default().into()
    }

    fn html(&self) -> Option<JsString> {
        call(&self.0, "getHTML", &JsValue::UNDEFINED)?.dyn_into().ok()
    }
}

/// Calls a method that the bindings do not know yet.
fn call(element: &Element, method: &str, argument: &JsValue) -> Option<JsValue> {
    let method: Function = Reflect::get(element, &method.into()).ok()?.dyn_into().ok()?;
    method.call1(element, argument).ok()
}
