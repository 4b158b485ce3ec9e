//! Building DOM without markup strings: text is always text.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement};

/// An element under construction.
///
/// A document that refuses to make an element (it never does for valid names) leaves a builder that does nothing.
#[derive(Clone, Debug)]
pub struct Builder(Option<Element>);

/// Starts an element.
pub fn element(document: &Document, tag: &str) -> Builder {
    Builder(document.create_element(tag).ok())
}

impl Builder {
    /// Sets an attribute.
    pub fn attr(self, name: &str, value: &str) -> Self {
        if let Some(element) = &self.0 {
            let _ = element.set_attribute(name, value);
        }
        self
    }

    /// Sets the class names.
    pub fn class(self, names: &str) -> Self {
        self.attr("class", names)
    }

    /// Sets the text; it replaces what was there.
    pub fn text(self, text: &str) -> Self {
        if let Some(element) = &self.0 {
            element.set_text_content(Some(text));
        }
        self
    }

    /// Adds a child at the end.
    pub fn child(self, child: &Builder) -> Self {
        if let (Some(element), Some(child)) = (&self.0, &child.0) {
            let _ = element.append_child(child);
        }
        self
    }

    /// Adds children at the end.
    pub fn children<'a>(self, children: impl IntoIterator<Item = &'a Builder>) -> Self {
        children.into_iter().fold(self, Builder::child)
    }

    /// The element, if the document made it.
    pub fn get(&self) -> Option<&Element> {
        self.0.as_ref()
    }

    /// The element as HTML element.
    pub fn html(&self) -> Option<&HtmlElement> {
        self.0.as_ref()?.dyn_ref()
    }
}
