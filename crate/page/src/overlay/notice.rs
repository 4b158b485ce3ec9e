use std::cell::RefCell;
use std::rc::Rc;

use patrol_settings::Phrase;
use patrol_webext::element::Builder;
use patrol_webext::{EventListener, say, text};

use super::host::{Host, make};
use crate::page::Page;

thread_local! {
    /// The one notice of the page, with its listener.
    static SHOWN: RefCell<Option<(Host, EventListener)>> = const { RefCell::new(None) };
}

/// Shows a line at the top of the page until the person closes it. A new line takes the place of the old one.
pub(crate) fn notice(page: &Rc<Page>, phrase: &Phrase) {
    notice_of(page, &say(phrase));
}

/// The same for a sentence that is in the person's language already.
pub(crate) fn notice_of(page: &Rc<Page>, sentence: &str) {
    let document = &page.document;
    let Some(host) = Host::new(document, "patrol-notice") else { return };
    let close = make(document, "button").attr("type", "button").text(&text("noticeClose"));
    let line = make(document, "p").text(sentence);
    let bar: Builder = make(document, "div").class("notice").attr("role", "alert").child(&line).child(&close);
    host.show(&[&bar]);
    let Some(button) = close.get() else { return };
    let shown = host.clone();
    let listener = EventListener::new(button, "click", move |event| {
        if event.is_trusted() {
            shown.remove();
        }
    });
    SHOWN.with_borrow_mut(|old| {
        if let Some((old, _)) = old.replace((host.clone(), listener)) {
            old.remove();
        }
    });
    host.attach(document);
}
