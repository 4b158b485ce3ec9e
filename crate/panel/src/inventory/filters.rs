use std::cell::Cell;

use patrol_inventory::{Filter, Standing, Totals, Wide};
use patrol_phrase::Phrase;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, HtmlSelectElement};

use crate::dom::{Page, set, set_text};
use crate::localize::localize;
use crate::start_error::StartError;

/// The attribute of a tile that tells which tokens it counts; empty for all.
const STANDING: &str = "data-tile";

/// The tiles and fields by which a person chooses what to see.
pub(super) struct Filters {
    pub(super) form: HtmlElement,
    pub(super) tiles: HtmlElement,
    text: HtmlInputElement,
    reach: HtmlSelectElement,
    chosen: Cell<Option<Standing>>,
}

impl Filters {
    pub(super) fn find(page: &Page) -> Result<Filters, StartError> {
        Ok(Filters {
            form: page.find("filters")?,
            tiles: page.find("tiles")?,
            text: page.find("text")?,
            reach: page.find("reach")?,
            chosen: Cell::default(),
        })
    }

    /// What is chosen now.
    pub(super) fn read(&self) -> Filter {
        Filter {
            text: self.text.value(),
            standing: self.chosen.get(),
            reach: Wide::from_name(&self.reach.value()),
        }
    }

    /// Chooses the tokens of the tile that was used; the chosen tile itself chooses all again.
    pub(super) fn press(&self, event: &Event) {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let Some(name) = target.and_then(|tile| tile.get_attribute(STANDING)) else { return };
        let pressed = Standing::from_name(&name);
        self.chosen.set(pressed.filter(|_| pressed != self.chosen.get()));
    }

    /// Shows how many tokens there are of each kind. A tile of none is not there, unless it is chosen.
    pub(super) fn count(&self, totals: &Totals) {
        for standing in [None].into_iter().chain(Standing::ALL.map(Some)) {
            let name = standing.map_or("", Standing::as_str);
            let tile = self.tiles.query_selector(&format!("[{STANDING}='{name}']")).ok().flatten();
            let Some(tile) = tile.and_then(|tile| tile.dyn_into::<HtmlElement>().ok()) else { continue };
            let (count, is_chosen) = (totals.count(standing), standing == self.chosen.get());
            set_text(&tile, &localize(&says(standing, count)));
            set(&tile, "aria-pressed", if is_chosen { "true" } else { "false" });
            tile.set_hidden(count == 0 && !is_chosen);
        }
    }
}

fn says(standing: Option<Standing>, count: usize) -> Phrase {
    match standing {
        None => Phrase::inventory_tile_all(count),
        Some(Standing::Critical) => Phrase::inventory_tile_critical(count),
        Some(Standing::Look) => Phrase::inventory_tile_look(count),
        Some(Standing::Fine) => Phrase::inventory_tile_fine(count),
        Some(Standing::Ended) => Phrase::inventory_tile_ended(count),
    }
}
