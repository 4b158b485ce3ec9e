//! Listeners that stay for the life of the page.

use patrol_webext::{EventListener, EventListenerOptions, EventListenerPhase};
use web_sys::{Event, EventTarget};

/// Listens in the capture phase, so that it comes before the page's own handlers. The event can be stopped.
pub(crate) fn capture(target: &EventTarget, kind: &'static str, mut handle: impl FnMut(&Event) + 'static) {
    let options = EventListenerOptions { phase: EventListenerPhase::Capture, passive: false };
    EventListener::new_with_options(target, kind, options, move |event| handle(event)).forget();
}
