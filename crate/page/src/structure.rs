//! Finding a place in a page whose markup is not ours.

use wasm_bindgen::JsCast;
use web_sys::Element;

/// Every element that matches; none for a selector that the browser does not know.
pub(crate) fn all(within: &Element, selector: &str) -> Vec<Element> {
    let Ok(list) = within.query_selector_all(selector) else { return Vec::new() };
    (0..list.length()).filter_map(|index| list.get(index)?.dyn_into().ok()).collect()
}

/// Whether an element lays its children out one below the other, so that one more among them disturbs nothing.
pub(crate) fn stacks(element: &Element) -> bool {
    let Some(style) = web_sys::window().and_then(|window| window.get_computed_style(element).ok()?) else {
        return false;
    };
    let property = |name: &str| style.get_property_value(name).unwrap_or_default();
    match property("display").as_str() {
        "block" => true,
        "flex" => property("flex-direction").starts_with("column"),
        _ => false,
    }
}
