use patrol_policy::Mode;
use web_sys::{HtmlElement, HtmlInputElement};

use super::state::State;
use crate::dom::Page;
use crate::start_error::StartError;

/// The cards of the modes, of which one can be chosen.
pub(crate) struct Modes {
    cards: Vec<(Mode, HtmlInputElement)>,
    custom: HtmlElement,
}

impl Modes {
    pub(crate) fn find(page: &Page) -> Result<Modes, StartError> {
        let id = |mode| match mode {
            Mode::Quiet => "mode-quiet",
            Mode::Balanced => "mode-balanced",
            Mode::Strict => "mode-strict",
        };
        let cards = Mode::ALL.into_iter().map(|mode| Ok((mode, page.find(id(mode))?)));
        Ok(Modes { cards: cards.collect::<Result<_, StartError>>()?, custom: page.find("mode-custom")? })
    }

    /// The modes with their fields.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &(Mode, HtmlInputElement)> {
        self.cards.iter()
    }

    /// Shows the mode; none is chosen for a mix, and that is said.
    pub(crate) fn show(&self, state: &State) {
        let mode = state.mode();
        for (card, field) in &self.cards {
            field.set_checked(mode == Some(*card));
        }
        self.custom.set_hidden(mode.is_some());
    }
}
