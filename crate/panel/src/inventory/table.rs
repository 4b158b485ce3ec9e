use patrol_inventory::{Column, Order, Row};
use wasm_bindgen::JsCast;
use web_sys::{Document, Element};

use super::cells;
use crate::dom::{Page, set};
use crate::start_error::StartError;

/// The table of tokens.
pub(super) struct Table {
    document: Document,
    /// The heads by which it can be sorted.
    pub(super) heads: Vec<(Column, Element)>,
    rows: Element,
}

impl Table {
    pub(super) fn find(page: &Page) -> Result<Table, StartError> {
        let rows: Element = page.find("rows")?;
        let heads = Column::ALL.iter().map(|(name, column)| {
            let head = page.document.query_selector(&format!("th[data-column='{name}']"));
            Ok((*column, head.ok().flatten().ok_or(StartError::Missing("data-column"))?))
        });
        Ok(Table { document: page.document.clone(), heads: heads.collect::<Result<_, StartError>>()?, rows })
    }

    /// Shows rows in this order.
    pub(super) fn show(&self, rows: &[Row], order: Order) {
        for (column, head) in &self.heads {
            if *column == order.column {
                set(head, "aria-sort", if order.ascending { "ascending" } else { "descending" });
            } else {
                let _ = head.remove_attribute("aria-sort");
            }
        }
        self.rows.set_text_content(None);
        for row in rows {
            if let Some(row) = cells::row(&self.document, row).get() {
                let _ = self.rows.append_child(row.unchecked_ref::<Element>());
            }
        }
    }
}
