//! The button of a row in a list. It tells by its place in the list which row is meant.

use patrol_phrase::Phrase;
use patrol_webext::element::{Builder, element};
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Event, HtmlElement};

use crate::localize::localize;

/// The attribute with the place, from 0.
const PLACE: &str = "data-place";

/// A button for the row at this place; `label` says without the row around it what it does.
pub(crate) fn make(document: &Document, place: usize, label: &Phrase, text: &Phrase) -> Builder {
    bare(document, place).attr("aria-label", &localize(label)).text(&localize(text))
}

/// The same without words.
pub(crate) fn bare(document: &Document, place: usize) -> Builder {
    field(document, "button", place).attr("type", "button")
}

/// A field for the row at this place, by its tag.
pub(crate) fn field(document: &Document, tag: &str, place: usize) -> Builder {
    element(document, tag).attr(PLACE, &place.to_string())
}

/// The place of the row whose button was used.
pub(crate) fn pressed(event: &Event) -> Option<usize> {
    let target: Element = event.target()?.dyn_into().ok()?;
    place(&target.closest(&format!("[{PLACE}]")).ok()??)
}

/// The place of the row whose button or field this is.
pub(crate) fn place(button: &Element) -> Option<usize> {
    button.get_attribute(PLACE)?.parse().ok()
}

/// The first button or field of the row at this place.
pub(crate) fn at(list: &Element, place: usize) -> Option<HtmlElement> {
    list.query_selector(&format!("[{PLACE}='{place}']")).ok()??.dyn_into().ok()
}
