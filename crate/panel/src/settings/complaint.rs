//! What is said beside a field that cannot be used as it is.

use patrol_phrase::Phrase;
use web_sys::{Element, HtmlElement};

use crate::dom::{set, set_text};
use crate::localize::localize;

/// Marks a field as one that cannot be used, and says why, or takes both away.
pub(super) fn complain(field: &Element, place: &HtmlElement, why: Option<&Phrase>) {
    mark(field, why.is_some());
    say(place, why);
}

/// Marks a field as one that cannot be used, or takes the mark away.
pub(super) fn mark(field: &Element, is_wrong: bool) {
    if is_wrong {
        set(field, "aria-invalid", "true");
    } else {
        let _ = field.remove_attribute("aria-invalid");
    }
}

/// Says something in its place, or takes it away.
pub(super) fn say(place: &HtmlElement, what: Option<&Phrase>) {
    place.set_hidden(what.is_none());
    set_text(place, &what.map(localize).unwrap_or_default());
}
