//! The page that opens after the installation: what Patrol does, two things to practise on, how much to ask, and whether it is at work. What the
//! practice fields answer is the page script's own, which the page includes.

mod mode;
mod tabs;
mod token;

use patrol_phrase::Phrase;
use web_sys::{Element, HtmlElement};

use crate::dom::{Page, set_text};
use crate::localize::localize;
use crate::start_error::StartError;

pub(crate) fn start(page: &Page) -> Result<(), StartError> {
    page.find::<HtmlElement>("pin-chrome")?.set_hidden(is_firefox(page));
    page.find::<HtmlElement>("pin-firefox")?.set_hidden(!is_firefox(page));
    token::start(page)?;
    mode::start(page)?;
    tabs::start(page)
}

/// The browsers keep their extensions' buttons in different places.
fn is_firefox(page: &Page) -> bool {
    page.window.location().protocol().is_ok_and(|protocol| protocol == "moz-extension:")
}

fn say(element: &Element, phrase: &Phrase) {
    set_text(element, &localize(phrase));
}
