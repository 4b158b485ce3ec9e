use js_sys::{Array, Reflect};
use patrol_webext::element::{Builder, element};
use wasm_bindgen::prelude::*;
use web_sys::{CssStyleSheet, Document, HtmlElement, ShadowRoot, ShadowRootInit, ShadowRootMode};

use super::theme::Theme;

#[wasm_bindgen(raw_module = "patrol:style")]
extern "C" {
    /// The look of everything: tokens shared with the extension's own pages, then the overlay's rules. The packer puts it beside
    /// the core, where text is smaller than inside it.
    #[wasm_bindgen(thread_local_v2, js_name = default)]
    static STYLE: String;
}

/// An element of Patrol in the page: a closed shadow root that the page cannot reach into.
#[derive(Clone)]
pub(crate) struct Host {
    /// The element that stands in the page's tree.
    pub(crate) element: HtmlElement,
    root: ShadowRoot,
}

impl Host {
    /// Makes a host that is not in the page yet. `tag` is its element name, with a hyphen.
    pub(crate) fn new(document: &Document, tag: &str) -> Option<Host> {
        let element: HtmlElement = document.create_element(tag).ok()?.dyn_into().ok()?;
        // The page has a language of its own; direction and voice must be those of our words.
        let _ = element.set_attribute("lang", &patrol_webext::language());
        let _ =
            element.set_attribute("dir", if patrol_webext::reads_right_to_left() { "rtl" } else { "ltr" });
        let root = element.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Closed)).ok()?;
        let sheet = CssStyleSheet::new().ok()?;
        STYLE.with(|style| sheet.replace_sync(style)).ok()?;
        // Constructed sheets are not subject to the page's style policy.
        Reflect::set(&root, &"adoptedStyleSheets".into(), &Array::of1(&sheet)).ok()?;
        let host = Host { element, root };
        host.follow_theme(document);
        Some(host)
    }

    /// Takes over the page's light or dark theme.
    pub(crate) fn follow_theme(&self, document: &Document) {
        let _ = self.element.style().set_property("color-scheme", Theme::of(document).as_str());
    }

    /// Replaces what is shown.
    pub(crate) fn show(&self, content: &[&Builder]) {
        self.root.set_text_content(None);
        for part in content.iter().filter_map(|part| part.get()) {
            let _ = self.root.append_child(part);
        }
    }

    /// Puts the host at the end of the page, outside everything that the page's framework owns. `false` if there is no page yet.
    pub(crate) fn attach(&self, document: &Document) -> bool {
        document.document_element().is_some_and(|page| page.append_child(&self.element).is_ok())
    }

    /// The element and its root, for what is drawn elsewhere.
    pub(crate) fn into_parts(self) -> JsValue {
        Array::of2(&self.element, &self.root).into()
    }

    /// Takes the host out of the page.
    pub(crate) fn remove(&self) {
        self.element.remove();
    }
}

/// Starts an element of the overlay.
pub(crate) fn make(document: &Document, tag: &str) -> Builder {
    element(document, tag)
}
