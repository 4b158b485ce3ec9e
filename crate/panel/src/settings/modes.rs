use patrol_phrase::Phrase;
use patrol_policy::{Mode, Origin, Settings};
use patrol_webext::element::{Builder, element};
use web_sys::{Document, Element, HtmlElement, HtmlInputElement};

use super::levels::{mode_name, show_origin};
use super::state::State;
use crate::dom::Page;
use crate::localize::localize;
use crate::start_error::StartError;

/// The cards of the modes, of which one can be chosen.
pub(crate) struct Modes {
    cards: Vec<(Mode, HtmlInputElement)>,
    custom: HtmlElement,
    company: HtmlElement,
}

impl Modes {
    /// Draws the cards where the page has a place for them.
    pub(crate) fn build(page: &Page) -> Result<Modes, StartError> {
        let place: Element = page.find("modes")?;
        for card in Mode::ALL.into_iter().filter_map(|mode| card(&page.document, mode).get().cloned()) {
            let _ = place.append_child(&card);
        }
        let cards = Mode::ALL.into_iter().map(|mode| Ok((mode, page.find(id(mode))?)));
        Ok(Modes {
            cards: cards.collect::<Result<_, StartError>>()?,
            custom: page.find("mode-custom")?,
            company: page.find("mode-company")?,
        })
    }

    /// The modes with their fields.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &(Mode, HtmlInputElement)> {
        self.cards.iter()
    }

    /// Shows the mode, locked where the company enforces every level; none is chosen for a mix, and that is said.
    pub(crate) fn show(&self, state: &State) {
        let mode = state.mode();
        let is_locked = state.effective().is_mode_locked();
        for (card, field) in &self.cards {
            field.set_checked(mode == Some(*card));
            field.set_disabled(is_locked);
        }
        show_origin(&self.company, if is_locked { Origin::Enforced } else { Origin::Default }, state);
        self.custom.set_hidden(mode.is_some());
    }
}

/// The id of the field of a mode.
fn id(mode: Mode) -> &'static str {
    match mode {
        Mode::Quiet => "mode-quiet",
        Mode::Balanced => "mode-balanced",
        Mode::Strict => "mode-strict",
    }
}

/// A field, the name of the mode, and what it does in two lines.
fn card(document: &Document, mode: Mode) -> Builder {
    let span = |class: &str, phrase: Phrase| element(document, "span").class(class).text(&localize(&phrase));
    let (asks, rest) = match mode {
        Mode::Quiet => (Phrase::mode_quiet_asks(), Phrase::mode_quiet_rest()),
        Mode::Balanced => (Phrase::mode_balanced_asks(), Phrase::mode_balanced_rest()),
        Mode::Strict => (Phrase::mode_strict_asks(), Phrase::mode_strict_rest()),
    };
    let (id, about) = (id(mode), format!("{}-about", id(mode)));
    let field = element(document, "input").attr("id", id).attr("type", "radio").attr("name", "mode");
    let title = element(document, "span").class("title").child(&field.attr("aria-describedby", &about));
    let title = title.child(&span("name", mode_name(mode)));
    let title = if Mode::of(&Settings::default()) == Some(mode) {
        title.child(&span("tag", Phrase::mode_default()))
    } else {
        title
    };
    let lines = element(document, "span").class("about").attr("id", &about);
    let lines = lines.children([&span("", asks), &span("", rest)]);
    element(document, "label").class("card").children([&title, &lines])
}
