use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Event, HtmlElement, Range};

/// Where the person was about to paste.
pub(super) struct Field {
    /// The innermost element, also inside an editor's shadow root.
    pub(super) element: HtmlElement,
    /// The caret or selection of editable content; text fields keep their own.
    selection: Option<Range>,
}

impl Field {
    /// The field that an event is about.
    pub(super) fn of(event: &Event, document: &Document) -> Option<Field> {
        let element =
            event.composed_path().get(0).dyn_into::<Element>().ok().or_else(|| document.active_element())?;
        let element: HtmlElement = element.dyn_into().ok()?;
        let selection = (!is_text_control(&element)).then(|| selection(document)).flatten();
        Some(Field { element, selection })
    }

    /// Whether the field is a text area.
    pub(super) fn is_text_area(&self) -> bool {
        self.element.local_name() == "textarea"
    }

    /// Whether the field is made for secrets: what is typed into it is hidden, as in the form of a service connection.
    pub(super) fn hides_text(&self) -> bool {
        self.element.local_name() == "input"
            && self.element.get_attribute("type").as_deref() == Some("password")
    }

    /// Brings focus and caret back.
    pub(super) fn restore(&self, document: &Document) {
        let _ = self.element.blur(); // Chromium returns the focus after a dialog, but the caret only to a field that lost it
        let _ = self.element.focus();
        if let Some(range) = &self.selection
            && let Ok(Some(selection)) = document.get_selection()
        {
            let _ = selection.remove_all_ranges();
            let _ = selection.add_range(range);
        }
    }
}

fn is_text_control(element: &HtmlElement) -> bool {
    matches!(element.local_name().as_str(), "input" | "textarea")
}

fn selection(document: &Document) -> Option<Range> {
    let selection = document.get_selection().ok()??;
    if selection.range_count() == 0 {
        return None;
    }
    selection.get_range_at(0).ok().map(|range| range.clone_range())
}
