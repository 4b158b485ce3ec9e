//! Advice in the token form: kindness. The truth is the request, and the gate holds it.

mod advice;
mod controls;
mod create;
mod open;
mod order;

use std::rc::Rc;

use patrol_webext::PageProblem;

use crate::listen;
use crate::overlay::notice;
use crate::page::Page;

/// Starts listening to the form: to what is typed, which no change of the page's structure shows, and to its main button.
pub(super) fn arm(page: &Rc<Page>) {
    for kind in ["input", "change"] {
        let page = Rc::clone(page);
        listen::capture(&page.window.clone(), kind, move |_| {
            if open::is_open() {
                survey(&page);
            }
        });
    }
    create::arm(page);
}

/// Whether the token form is open and is the one that the adapter knows.
pub(super) fn recognised(page: &Page) -> bool {
    controls::find(&page.document).is_some()
}

/// Keeps the advice in the open form up to date, and says so when a form is open that the adapter does not know.
pub(super) fn survey(page: &Rc<Page>) {
    let on_page = page.is_token_page() && !page.is_paused();
    let form = if on_page { controls::find(&page.document) } else { None };
    let unknown = on_page && form.is_none() && unknown_form(page);
    if unknown && page.set_problem(PageProblem::FormNotRecognised, true) {
        notice(page, &PageProblem::FormNotRecognised.phrase());
    } else if form.is_some() || !on_page {
        page.set_problem(PageProblem::FormNotRecognised, false);
    }
    match form {
        Some(form) => open::keep(page, form),
        None => open::close(),
    }
}

/// A dialog with a field to fill in and something to choose from: it could be the token form in another structure. The view after
/// creation has only a read-only field, a question about revoking has none.
fn unknown_form(page: &Page) -> bool {
    const FILLED_IN: &str = "[role=dialog] input:not([readonly]):not([type=button]):not([type=checkbox]):not([type=radio]), dialog[open] input:not([readonly])";
    const CHOSEN: &str =
        "[role=dialog] :is([role=radio], [role=checkbox], input[type=radio], input[type=checkbox])";
    let present = |selector: &str| matches!(page.document.query_selector(selector), Ok(Some(_)));
    present(FILLED_IN) && present(CHOSEN)
}
