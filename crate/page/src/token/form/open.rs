use std::cell::{Cell, RefCell};
use std::rc::Rc;

use patrol_azdo::{Asked, Intent, Reach, Shown, Source};
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;

use super::advice::Advice;
use super::controls::{Controls, names};
use super::survey;
use crate::page::Page;
use crate::token::judge::judge;
use crate::token::verdict::Verdict;

thread_local! {
    static OPEN: RefCell<Option<Open>> = const { RefCell::new(None) };
}

/// The form that is open, with what Patrol knows and shows of it.
struct Open {
    form: Controls,
    /// It opened without a name: a new token. Otherwise it may be one that exists, of which the form does not tell enough.
    is_new: bool,
    /// Which drop-down is the organization's.
    place: Rc<Cell<usize>>,
    /// What was asked last, whether the answer is still to come, and what it was.
    asked: Option<Asked>,
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
pub(super) fn keep(page: &Rc<Page>, form: Controls) {
    if !OPEN.with_borrow(|open| {
        open.as_ref().is_some_and(|open| open.form == form && open.advice.stands_in(&form))
    }) {
        close();
        let place = Rc::new(Cell::new(0));
        let Some(advice) = Advice::on(page, &form, &place) else { return };
        let is_new = form.name().is_some_and(|name| name.value().is_empty());
        let open =
            Open { form: form.clone(), is_new, place, asked: None, asking: false, verdict: None, advice };
        OPEN.set(Some(open));
    }
    let asked = OPEN.with_borrow_mut(|open| {
        let open = open.as_mut()?;
        let asked = read(page, open);
        open.advice.restore(&open.form);
        if open.asking || open.asked.as_ref() == Some(&asked) {
            return None;
        }
        open.asking = true;
        open.asked = Some(asked.clone());
        Some(asked)
    });
    let Some(asked) = asked else { return };
    let page = Rc::clone(page);
    spawn_local(async move {
        let verdict = judge(&page, asked).await.map(Rc::new);
        OPEN.with_borrow_mut(|open| {
            let Some(open) = open.as_mut().filter(|open| open.form == form) else { return };
            open.asking = false;
            open.verdict = verdict;
            open.advice.show(&page, &open.form, open.verdict.as_ref());
        });
        // It may have changed meanwhile.
        survey(&page);
    });
}

/// The verdict on the form in which this button stands, and what it is about: only when it is on the form as it stands now, and the form
/// is for a new token and tells all that the request will say.
pub(super) fn verdict(page: &Page, button: &Element) -> Option<(Asked, Rc<Verdict>)> {
    OPEN.with_borrow(|open| {
        let open = open
            .as_ref()
            .filter(|open| open.is_new && !open.asking && open.form.panel.contains(Some(button)))?;
        let verdict = open.verdict.clone().filter(|verdict| verdict.complete)?;
        open.asked.clone().filter(|asked| *asked == read(page, open)).zip(Some(verdict))
    })
}

/// Shows how a change went that the person had asked for.
pub(super) fn tell(text: &str) {
    OPEN.with_borrow(|open| {
        if let Some(open) = open {
            open.advice.tell(text);
        }
    });
}

fn read(page: &Page, open: &Open) -> Asked {
    let form = &open.form;
    let organization = page.place().organization.unwrap_or_default();
    let (reach, expiry) = form.dropdowns(&organization, &open.place);
    let is_here = reach.is_some_and(|reach| names(&reach.value(), &organization));
    let full = form.full_access();
    Asked {
        source: Source::Form,
        intent: if open.is_new { Intent::Create } else { Intent::Edit },
        name: form.name().map(|name| name.value().trim().to_owned()).filter(|name| !name.is_empty()),
        scopes: if full { vec!["app_token".to_owned()] } else { Vec::new() },
        reach: if is_here { Reach::Organizations(1) } else { Reach::NotSaid },
        shown: Some(Shown {
            boxes: if full { String::new() } else { form.standing() },
            expiry: expiry.map(|expiry| expiry.value()).unwrap_or_default(),
            date: form.date().map(|date| date.value()).unwrap_or_default(),
        }),
        ..Asked::default()
    }
}
