//! Advice in the token form, and the way to the inventory above the list. It is drawn and carried out by `extension/form/`, in plain
//! JavaScript, which is a third of the size that the same is as compiled code; what it means and what is said of it, the background
//! knows.

use std::rc::Rc;

use js_sys::Function;
use patrol_policy::{Action, Level};
use patrol_webext::PageProblem;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::verdict::Verdict;
use super::{ask, decided};
use crate::overlay::{Choice, Host, notice};
use crate::page::Page;

#[wasm_bindgen(raw_module = "patrol:form")]
extern "C" {
    #[wasm_bindgen(catch)]
    fn arm(host: &Function, question: &Function) -> Result<(), JsValue>;

    #[wasm_bindgen(catch, js_name = isKnown)]
    fn is_known() -> Result<bool, JsValue>;

    #[wasm_bindgen(catch, js_name = survey)]
    fn look(on: bool, organization: &str) -> Result<bool, JsValue>;
}

/// Lends the form what the core has: elements in Patrol's look, and the question.
pub(super) fn lend(page: &Rc<Page>) {
    let document = page.document.clone();
    let host = Closure::<dyn Fn(String) -> JsValue>::new(move |tag: String| {
        Host::new(&document, &tag).map_or(JsValue::NULL, |host| host.into_parts())
    });
    let page = Rc::clone(page);
    let question = Closure::<dyn Fn(String, Function)>::new(move |verdict: String, go_on: Function| {
        let page = Rc::clone(&page);
        spawn_local(async move {
            if asked(&page, &verdict).await {
                let _ = go_on.call0(&JsValue::NULL);
            }
        });
    });
    let _ = arm(host.as_ref().unchecked_ref(), question.as_ref().unchecked_ref());
    host.forget();
    question.forget();
}

/// Asks about the form as it is about to be sent; `true` is to go on. The request that follows is then not asked about again.
async fn asked(page: &Rc<Page>, verdict: &str) -> bool {
    // Without a question on the screen the gate asks.
    let Some(verdict) = Verdict::read(verdict) else { return true };
    let Some(open) = ask::question(&verdict).open(page, None) else { return true };
    let answer = open.answer().await;
    let goes_on = answer.choice == Choice::GoOn;
    let action = match verdict.level() {
        _ if goes_on => Action::WentOn,
        Level::Block => Action::Blocked,
        _ => Action::Cancelled,
    };
    page.record(verdict.rules(), action, answer.reason);
    if goes_on {
        decided::remember(verdict, page.now());
    }
    goes_on
}

/// Whether the token form is open and is the one that is known.
pub(super) fn recognised() -> bool {
    is_known().unwrap_or_default()
}

/// Keeps the advice in the open form up to date, and says so when a form is open that is not known, or could not be read.
pub(super) fn survey(page: &Rc<Page>) {
    let on = page.is_token_page() && !page.is_paused();
    let unknown = look(on, &page.place().organization.unwrap_or_default()).unwrap_or(on);
    if unknown && page.set_problem(PageProblem::FormNotRecognised, true) {
        notice(page, &PageProblem::FormNotRecognised.phrase());
    } else if !on || recognised() {
        page.set_problem(PageProblem::FormNotRecognised, false);
    }
}
