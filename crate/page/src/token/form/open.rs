use std::cell::RefCell;
use std::rc::Rc;

use patrol_webext::{OpenForm, ToBackground, runtime};
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;

use super::advice::Advice;
use super::controls::look;
use super::survey;
use crate::page::Page;
use crate::token::judge::LIMIT;
use crate::token::verdict::Verdict;

thread_local! {
    static OPEN: RefCell<Option<Open>> = const { RefCell::new(None) };
}

/// The form that is open, with what Patrol knows and shows of it.
struct Open {
    panel: Element,
    /// Its controls when it opened.
    first: String,
    /// What was asked last, and whether the answer is still to come.
    asked: (String, u32),
    asking: bool,
    verdict: Option<Rc<Verdict>>,
    advice: Advice,
}

/// Whether a form is open.
pub(super) fn is_open() -> bool {
    OPEN.with_borrow(Option::is_some)
}

/// Takes everything away.
pub(super) fn close() {
    if let Some(open) = OPEN.take() {
        open.advice.remove();
    }
}

/// Looks at the form, asks for a verdict when something in it has changed, and shows it.
pub(super) fn keep(page: &Rc<Page>, panel: Element) {
    let (controls, now) = look(&panel);
    let known = OPEN
        .with_borrow(|open| open.as_ref().is_some_and(|open| open.panel == panel && open.advice.stands()));
    if !known {
        close();
        let Some(advice) = Advice::on(page, &panel) else { return };
        let first = now.clone();
        OPEN.set(Some(Open {
            panel: panel.clone(),
            first,
            asked: Default::default(),
            asking: false,
            verdict: None,
            advice,
        }));
    }
    let message = OPEN.with_borrow_mut(|open| {
        let open = open.as_mut()?;
        open.advice.restore(&controls);
        let task = open.advice.task();
        if open.asking || (open.asked.0 == now && open.asked.1 == task) {
            return None;
        }
        open.asking = true;
        open.asked = (now.clone(), task);
        Some(ToBackground::Form { form: form(page, &open.first, now), task })
    });
    let Some(message) = message else { return };
    let page = Rc::clone(page);
    spawn_local(async move {
        let answer = runtime::ask_within(LIMIT, &message).await;
        let verdict = answer.and_then(|answer| Verdict::read(&answer)).map(Rc::new);
        OPEN.with_borrow_mut(|open| {
            if let Some(open) = open.as_mut().filter(|open| open.panel == panel) {
                open.asking = false;
                open.advice.show(&page, &controls, verdict.as_deref());
                open.verdict = verdict;
            }
        });
        // It may have changed meanwhile.
        survey(&page);
    });
}

/// The verdict on the form in which this button stands: only when it is on the form as it is now, and says all that the request will say.
pub(super) fn verdict(button: &Element) -> Option<Rc<Verdict>> {
    OPEN.with_borrow(|open| {
        let open = open.as_ref().filter(|open| !open.asking && open.panel.contains(Some(button)))?;
        let verdict = open
            .verdict
            .as_ref()
            .filter(|verdict| verdict.complete && look(&open.panel).1 == open.asked.0)?;
        Some(Rc::clone(verdict))
    })
}

/// The open form: its controls, and what the background is told of it.
pub(super) fn now(page: &Page) -> Option<(Vec<Element>, OpenForm)> {
    OPEN.with_borrow(|open| {
        let open = open.as_ref()?;
        let (controls, now) = look(&open.panel);
        Some((controls, form(page, &open.first, now)))
    })
}

/// Says something in the banner.
pub(super) fn tell(text: &str) {
    OPEN.with_borrow(|open| {
        if let Some(open) = open {
            open.advice.tell(text);
        }
    });
}

fn form(page: &Page, first: &str, now: String) -> OpenForm {
    OpenForm {
        host: page.host().to_owned(),
        organization: page.place().organization.unwrap_or_default(),
        first: first.to_owned(),
        now,
    }
}
