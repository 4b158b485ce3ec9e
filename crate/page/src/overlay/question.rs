use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Promise};
use patrol_policy::Level;
use patrol_webext::element::Builder;
use patrol_webext::text;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, HtmlDialogElement, HtmlTextAreaElement};

use super::host::{Host, make};
use super::shield::{TAG, swallow_next_release};
use crate::listen::capture;
use crate::page::Page;

thread_local! {
    /// The questions on the screen, each with the number of the request that it is about.
    static OPEN: RefCell<Vec<(Host, HtmlDialogElement, Option<u32>)>> = const { RefCell::new(Vec::new()) };
}

/// What the person is asked, and what they see.
pub(crate) struct Question {
    /// What is the matter.
    pub(crate) title: String,
    /// What it means, a sentence each.
    pub(crate) about: Vec<String>,
    /// The findings: what it is, and what to do instead or what is seen of it.
    pub(crate) findings: Vec<(String, String)>,
    /// What can be done, the recommended first.
    pub(crate) choices: Vec<(Choice, String)>,
    /// How firm the question is: decides whether going on is offered and whether it needs a reason.
    pub(crate) level: Level,
}

/// What can be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Choice {
    /// Go on with the secrets masked.
    Redact,
    /// Go on as it is.
    GoOn,
    /// Do not go on.
    Cancel,
}

impl Choice {
    fn as_str(self) -> &'static str {
        match self {
            Choice::Redact => "redact",
            Choice::GoOn => "go-on",
            Choice::Cancel => "cancel",
        }
    }
}

/// What the person decided.
pub(crate) struct Answer {
    /// What is to be done.
    pub(crate) choice: Choice,
    /// The person's words, when the level asked for them.
    pub(crate) reason: Option<String>,
}

/// A question on the screen.
pub(crate) struct Open {
    host: Host,
    dialog: HtmlDialogElement,
    reason: Option<HtmlTextAreaElement>,
    closed: Promise,
}

impl Question {
    /// Shows the question at once. `None` when the page has no place for it. `request` is the number by which it may be withdrawn.
    pub(crate) fn open(self, page: &Rc<Page>, request: Option<u32>) -> Option<Open> {
        let document = &page.document;
        let host = Host::new(document, TAG)?;
        let reason = (self.level == Level::Reason).then(|| reason_field(document));
        let dialog = self.draw(document, reason.as_ref());
        host.show(&[&dialog]);
        if !host.attach(document) {
            return None;
        }
        let dialog: HtmlDialogElement = dialog.get()?.clone().dyn_into().ok()?;
        let closed = Promise::new(&mut |resolve: Function, _| {
            // The dialog's own event: the page cannot send it through the closed root.
            let _ = dialog.add_event_listener_with_callback("close", &resolve);
        });
        dialog.show_modal().ok()?;
        OPEN.with_borrow_mut(|open| open.push((host.clone(), dialog.clone(), request)));
        let reason: Option<HtmlTextAreaElement> =
            reason.and_then(|field| field.get()?.clone().dyn_into().ok());
        if let Some(field) = reason.clone() {
            // Blanks are no reason, though the browser takes them for one.
            capture(&field.clone(), "change", move |_| {
                if field.value().trim().is_empty() {
                    field.set_value("");
                }
            });
        }
        Some(Open { host, dialog, reason, closed })
    }

    fn draw(&self, document: &Document, reason: Option<&Builder>) -> Builder {
        let make = |tag: &str| make(document, tag);
        let findings: Vec<Builder> = self
            .findings
            .iter()
            .map(|(what, detail)| {
                let what = make("strong").text(what);
                make("li").child(&what).child(&make("span").text(detail))
            })
            .collect();
        let about: Vec<Builder> = self.about.iter().map(|sentence| make("p").text(sentence)).collect();
        let buttons: Vec<Builder> = self
            .choices
            .iter()
            .filter(|(choice, _)| *choice != Choice::GoOn || self.level != Level::Block)
            .enumerate()
            .map(|(index, (choice, label))| button(document, *choice, label, index == 0))
            .collect();
        let mut form = make("form")
            .attr("method", "dialog")
            .child(&make("h1").attr("id", "title").text(&self.title))
            .children(&about)
            .child(&make("ul").children(&findings));
        if self.level == Level::Block {
            form = form.child(&make("p").class("blocked").text(&text("reviewBlocked")));
        }
        if let Some(reason) = reason {
            let label = make("label").attr("for", "reason").text(&text("reviewReason"));
            form = form.child(&make("div").class("reason").child(&label).child(reason));
        }
        form = form.child(&make("div").class("buttons").children(&buttons));
        make("dialog").attr("aria-labelledby", "title").child(&form)
    }
}

fn reason_field(document: &Document) -> Builder {
    make(document, "textarea")
        .attr("id", "reason")
        .attr("name", "reason")
        .attr("rows", "2")
        .attr("maxlength", "200")
        .attr("required", "")
}

fn button(document: &Document, choice: Choice, label: &str, first: bool) -> Builder {
    let button = make(document, "button").attr("value", choice.as_str()).text(label);
    // The browser itself demands the reason, but only where something goes on as it is.
    let button = if choice == Choice::GoOn { button } else { button.attr("formnovalidate", "") };
    if first { button.class("recommended").attr("autofocus", "") } else { button }
}

impl Open {
    /// Waits for the person. Escape and anything unforeseen count as cancelling.
    pub(crate) async fn answer(self) -> Answer {
        let _ = JsFuture::from(self.closed).await;
        swallow_next_release();
        let value = self.dialog.return_value();
        let choice = [Choice::Redact, Choice::GoOn].into_iter().find(|choice| choice.as_str() == value);
        let is_asked = self.reason.is_some();
        let reason = self.reason.map(|field| field.value()).filter(|reason| !reason.trim().is_empty());
        let choice = choice.filter(|choice| *choice != Choice::GoOn || !is_asked || reason.is_some());
        OPEN.with_borrow_mut(|open| open.retain(|(host, ..)| host.element != self.host.element));
        self.host.remove();
        Answer { choice: choice.unwrap_or(Choice::Cancel), reason }
    }
}

/// Closes the question about a request that the page has taken back; it counts as cancelled.
pub(crate) fn withdraw(request: u32) {
    OPEN.with_borrow(|open| {
        for (_, dialog, _) in open.iter().filter(|(.., of)| *of == Some(request)) {
            dialog.close();
        }
    });
}

/// Puts open questions back that the page's framework has swept away; without this a held request would wait for ever.
pub(crate) fn restore(page: &Rc<Page>) {
    OPEN.with_borrow(|open| {
        for (host, dialog, _) in open.iter().filter(|(host, ..)| !host.element.is_connected()) {
            host.attach(&page.document);
            dialog.set_open(false);
            let _ = dialog.show_modal();
        }
    });
}
