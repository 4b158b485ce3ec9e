use patrol_inventory::{Filter, Risk, State, Wide};
use web_sys::{Element, HtmlInputElement, HtmlSelectElement};

use crate::dom::Page;
use crate::start_error::StartError;

/// The fields by which a person chooses what to see.
pub(super) struct Filters {
    pub(super) form: Element,
    text: HtmlInputElement,
    risk: HtmlSelectElement,
    state: HtmlSelectElement,
    reach: HtmlSelectElement,
}

impl Filters {
    pub(super) fn find(page: &Page) -> Result<Filters, StartError> {
        Ok(Filters {
            form: page.find("filters")?,
            text: page.find("text")?,
            risk: page.find("risk")?,
            state: page.find("state")?,
            reach: page.find("reach")?,
        })
    }

    /// What is chosen now.
    pub(super) fn read(&self) -> Filter {
        Filter {
            text: self.text.value(),
            risk: Risk::from_name(&self.risk.value()),
            state: State::from_name(&self.state.value()),
            reach: Wide::from_name(&self.reach.value()),
        }
    }
}
