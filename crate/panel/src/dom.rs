use js_sys::Date;
use patrol_webext::element::element;
use patrol_webext::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Document, Element, EventTarget, HtmlElement, Window};

use crate::start_error::StartError;

/// The page that is being brought to life.
#[derive(Clone, Debug)]
pub(crate) struct Page {
    pub(crate) window: Window,
    pub(crate) document: Document,
}

impl Page {
    pub(crate) fn current() -> Result<Page, StartError> {
        let window = web_sys::window().ok_or(StartError::NoDocument)?;
        let document = window.document().ok_or(StartError::NoDocument)?;
        Ok(Page { window, document })
    }

    /// Which page of Patrol it is.
    pub(crate) fn name(&self) -> Result<String, StartError> {
        let body = self.document.body().ok_or(StartError::NoDocument)?;
        body.get_attribute("data-page").ok_or_else(|| StartError::UnknownPage(String::new()))
    }

    /// The element with this id, as the type that the static HTML promises.
    pub(crate) fn find<T: JsCast>(&self, id: &'static str) -> Result<T, StartError> {
        let element = self.document.get_element_by_id(id).ok_or(StartError::Missing(id))?;
        element.dyn_into().map_err(|_| StartError::Missing(id))
    }

    /// Sets language and direction, fills `data-text` and `data-label` with what `_locales` says, and leads `data-guide` to the guide in that language.
    pub(crate) fn translate(&self) -> Result<(), StartError> {
        let root = self.document.document_element().ok_or(StartError::NoDocument)?;
        set(&root, "lang", &patrol_webext::language());
        set(&root, "dir", if patrol_webext::reads_right_to_left() { "rtl" } else { "ltr" });
        self.for_each("data-text", |element, key| element.set_text_content(Some(&patrol_webext::text(key))));
        self.for_each("data-label", |element, key| set(element, "aria-label", &patrol_webext::text(key)));
        let guide = patrol_guide::file(&patrol_webext::language());
        self.for_each("data-guide", |element, _| set(element, "href", &guide));
        Ok(())
    }

    /// Shows the content in the place of the sentence that Patrol did not start.
    pub(crate) fn reveal(&self) -> Result<(), StartError> {
        self.find::<HtmlElement>("not-started")?.set_hidden(true);
        self.find::<HtmlElement>("content")?.set_hidden(false);
        Ok(())
    }

    /// Brings the place that the address names (`#history`) into view.
    pub(crate) fn scroll_to_hash(&self) {
        let hash = self.window.location().hash().unwrap_or_default();
        // Firefox writes a warning when it is asked for an element without an id.
        let id = Some(hash.trim_start_matches('#')).filter(|id| !id.is_empty());
        if let Some(place) = id.and_then(|id| self.document.get_element_by_id(id)) {
            place.scroll_into_view();
        }
    }

    fn for_each(&self, attribute: &str, fill: impl Fn(&Element, &str)) {
        let Ok(found) = self.document.query_selector_all(&format!("[{attribute}]")) else { return };
        for element in (0..found.length()).filter_map(|n| found.get(n)?.dyn_into::<Element>().ok()) {
            if let Some(key) = element.get_attribute(attribute) {
                fill(&element, &key);
            }
        }
    }
}

/// Sets an attribute; its name is a constant, so that a browser never refuses.
pub(crate) fn set(element: &Element, attribute: &str, value: &str) {
    let _ = element.set_attribute(attribute, value);
}

/// Sets the text, unless it is there already: a live region would speak again.
pub(crate) fn set_text(element: &Element, text: &str) {
    if element.text_content().as_deref() != Some(text) {
        element.set_text_content(Some(text));
    }
}

/// Adds a choice to a `select`.
pub(crate) fn add_option(select: &Element, value: &str, text: &str) {
    let Some(document) = select.owner_document() else { return };
    if let Some(option) = element(&document, "option").attr("value", value).text(text).get() {
        let _ = select.append_child(option);
    }
}

/// Calls `handle` at every event, for the life of the page.
pub(crate) fn on(target: &EventTarget, event: &'static str, handle: impl FnMut(&web_sys::Event) + 'static) {
    EventListener::new(target, event, handle).forget();
}

/// The same where `handle` calls off what the browser would do.
pub(crate) fn on_cancelable(
    element: &Element,
    event: &'static str,
    handle: impl FnMut(&web_sys::Event) + 'static,
) {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(element, event, options, handle).forget();
}

/// Calls `work` again and again, every so many ms, for the life of the page.
pub(crate) fn every(window: &Window, ms: i32, work: impl FnMut() + 'static) {
    let work = Closure::wrap(Box::new(work) as Box<dyn FnMut()>);
    let tick = work.as_ref().unchecked_ref();
    let _ = window.set_interval_with_callback_and_timeout_and_arguments_0(tick, ms);
    work.forget();
}

/// When this day began here, in ms since 1970-01-01 UTC.
pub(crate) fn midnight() -> u64 {
    let day = Date::new_0();
    day.set_hours(0);
    day.set_minutes(0);
    day.set_seconds(0);
    day.set_milliseconds(0) as u64
}
