use std::cell::RefCell;
use std::collections::BTreeSet;

use patrol_azdo::Instant;
use patrol_inventory::{Column, Order, Row};
use patrol_webext::element::{Builder, element};
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Event, HtmlElement};

use super::details::{TOKEN, details};
use super::line::{details_id, line};
use crate::dom::{Page, set};
use crate::row_button;
use crate::start_error::StartError;

/// The columns of the table, with the one that says when a token was last used.
const COLUMNS: u8 = 6;

/// The attribute of a table without that column.
const WITHOUT_USE: &str = "data-without-use";

/// The table of tokens: a line for each, under which the rest opens.
pub(super) struct Table {
    document: Document,
    /// The heads by which it can be sorted.
    pub(super) heads: Vec<(Column, Element)>,
    table: HtmlElement,
    pub(super) rows: Element,
    shown: RefCell<Vec<Row>>,
    /// The ids of the tokens that are open; they stay so when the table is drawn anew.
    open: RefCell<BTreeSet<String>>,
}

impl Table {
    pub(super) fn find(page: &Page) -> Result<Table, StartError> {
        let heads = Column::ALL.iter().map(|(name, column)| {
            let head = page.document.query_selector(&format!("th[data-column='{name}']"));
            Ok((*column, head.ok().flatten().ok_or(StartError::Missing("data-column"))?))
        });
        Ok(Table {
            document: page.document.clone(),
            heads: heads.collect::<Result<_, StartError>>()?,
            table: page.find("tokens")?,
            rows: page.find("rows")?,
            shown: RefCell::default(),
            open: RefCell::default(),
        })
    }

    /// Shows rows in this order.
    pub(super) fn show(&self, rows: &[Row], order: Order, now: Instant) {
        for (column, head) in &self.heads {
            if *column == order.column {
                set(head, "aria-sort", if order.ascending { "ascending" } else { "descending" });
            } else {
                let _ = head.remove_attribute("aria-sort");
            }
        }
        self.table.set_hidden(rows.is_empty());
        // Where no list says when a token was last used, a column of that would be empty.
        let says_used = rows.iter().any(|row| row.last_used.is_some());
        let _ = self.table.toggle_attribute_with_force(WITHOUT_USE, !says_used);
        let focused = self.focused();
        self.rows.set_text_content(None);
        for (place, row) in rows.iter().enumerate() {
            let open = self.open.borrow().contains(&row.id);
            self.add(&line(&self.document, place, row, open, now));
            self.add(&self.below(place, row, open));
        }
        let place = focused.and_then(|id| rows.iter().position(|row| row.id == id));
        self.shown.replace(rows.to_vec());
        if let Some(button) = place.and_then(|place| row_button::at(&self.rows, place)) {
            let _ = button.focus();
        }
    }

    /// Opens or closes the row whose button was used.
    pub(super) fn toggle(&self, event: &Event) {
        let shown = self.shown.borrow();
        let Some((place, row)) = row_button::pressed(event).and_then(|at| Some((at, shown.get(at)?))) else {
            return;
        };
        let opens = self.open.borrow_mut().insert(row.id.clone());
        if !opens {
            self.open.borrow_mut().remove(&row.id);
        }
        if let Some(button) = row_button::at(&self.rows, place) {
            set(&button, "aria-expanded", if opens { "true" } else { "false" });
        }
        let old = self.document.get_element_by_id(&details_id(place));
        if let (Some(old), Some(new)) = (old, self.below(place, row, opens).get()) {
            let _ = old.replace_with_with_node_1(new);
        }
    }

    /// The token whose link to its page was used, and the address.
    pub(super) fn wanted(event: &Event) -> Option<(String, String)> {
        let target: Element = event.target()?.dyn_into().ok()?;
        let link = target.closest(&format!("a[{TOKEN}]")).ok()??;
        Some((link.get_attribute(TOKEN)?, link.get_attribute("href")?))
    }

    /// The token whose button or link has the focus.
    fn focused(&self) -> Option<String> {
        let active = self.document.active_element().filter(|active| self.rows.contains(Some(active)))?;
        let place = row_button::place(&active)?;
        self.shown.borrow().get(place).map(|row| row.id.clone())
    }

    /// The row under a line; nothing is in it until it opens.
    fn below(&self, place: usize, row: &Row, open: bool) -> Builder {
        let columns = COLUMNS - u8::from(self.table.has_attribute(WITHOUT_USE));
        let cell = element(&self.document, "td").attr("role", "cell").attr("colspan", &columns.to_string());
        let cell = if open { cell.child(&details(&self.document, row)) } else { cell };
        let below = element(&self.document, "tr").attr("role", "row").attr("id", &details_id(place));
        let below = below.class("below").child(&cell);
        if open { below } else { below.attr("hidden", "") }
    }

    fn add(&self, row: &Builder) {
        if let Some(row) = row.get() {
            let _ = self.rows.append_child(row.unchecked_ref::<Element>());
        }
    }
}
