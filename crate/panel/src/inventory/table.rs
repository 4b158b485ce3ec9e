use std::cell::RefCell;
use std::collections::BTreeSet;

use patrol_azdo::Instant;
use patrol_inventory::{Column, Order, Row};
use patrol_policy::{Reminders, Reminding};
use patrol_protocol::FromPanel;
use patrol_webext::element::{Builder, element};
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Event, HtmlElement};

use super::details::{REMIND, TOKEN, details};
use super::line::{details_id, line};
use crate::dom::{Page, set, set_text};
use crate::row_button;
use crate::start_error::StartError;

/// The columns of the table, with the one that says when a token was last used.
const COLUMNS: u8 = 6;

/// The attribute of a table without that column.
const WITHOUT_USE: &str = "data-without-use";

/// A token, and how it stands with a reminder of it; none where that makes no sense.
#[derive(Clone)]
pub(super) struct Shown {
    pub(super) row: Row,
    pub(super) reminding: Option<Reminding>,
}

impl Shown {
    /// `row` as of now, with what is stored.
    pub(super) fn of(row: &Row, reminders: &Reminders, Instant(now): Instant) -> Shown {
        let reminding = row.expires.filter(|_| !row.ended).map(|Instant(ends)| {
            let [ends, now] = [ends, now].map(|moment| u64::try_from(moment).unwrap_or_default());
            reminders.reminding(&row.name, &row.organization.name, ends, now)
        });
        Shown { row: row.clone(), reminding }
    }
}

/// The table of tokens: a line for each, under which the rest opens.
pub(super) struct Table {
    document: Document,
    /// The heads by which it can be sorted.
    pub(super) heads: Vec<(Column, Element)>,
    table: HtmlElement,
    pub(super) rows: Element,
    shown: RefCell<Vec<Shown>>,
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
    pub(super) fn show(&self, rows: &[Row], reminders: &Reminders, order: Order, now: Instant) {
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
        let shown: Vec<Shown> = rows.iter().map(|row| Shown::of(row, reminders, now)).collect();
        for (place, shown) in shown.iter().enumerate() {
            let open = self.open.borrow().contains(&shown.row.id);
            self.add(&line(&self.document, place, &shown.row, open, now));
            self.add(&self.below(place, shown, open));
        }
        self.shown.replace(shown);
        let Some((id, class)) = focused else { return };
        let Some(place) = rows.iter().position(|row| row.id == id) else { return };
        let within = self.document.get_element_by_id(&details_id(place)).filter(|_| class == REMIND);
        let button = within.and_then(|below| row_button::at(&below, place));
        if let Some(button) = button.or_else(|| row_button::at(&self.rows, place)) {
            let _ = button.focus();
        }
    }

    /// Opens or closes the row whose button was used.
    pub(super) fn toggle(&self, event: &Event) {
        let shown = self.shown.borrow();
        let Some((place, shown)) = row_button::pressed(event).and_then(|at| Some((at, shown.get(at)?)))
        else {
            return;
        };
        let row = &shown.row;
        let opens = self.open.borrow_mut().insert(row.id.clone());
        if !opens {
            self.open.borrow_mut().remove(&row.id);
        }
        if let Some(button) = row_button::at(&self.rows, place) {
            set(&button, "aria-expanded", if opens { "true" } else { "false" });
        }
        let old = self.document.get_element_by_id(&details_id(place));
        if let (Some(old), Some(new)) = (old, self.below(place, shown, opens).get()) {
            let _ = old.replace_with_with_node_1(new);
        }
    }

    /// The token whose link to its page was used, and the address.
    pub(super) fn wanted(event: &Event) -> Option<(String, String)> {
        let target: Element = event.target()?.dyn_into().ok()?;
        let link = target.closest(&format!("a[{TOKEN}]")).ok()??;
        Some((link.get_attribute(TOKEN)?, link.get_attribute("href")?))
    }

    /// What is to be done about a reminder, where its button was used, and the place of its row.
    pub(super) fn reminder(&self, event: &Event) -> Option<(usize, FromPanel)> {
        let target: Element = event.target()?.dyn_into().ok()?;
        let place = row_button::place(&target.closest(&format!(".{REMIND}")).ok()??)?;
        let Shown { row, reminding } = self.shown.borrow().get(place)?.clone();
        let asked = match reminding? {
            Reminding::At(_) => {
                FromPanel::ForgetReminder { name: row.name, organization: row.organization.name }
            }
            Reminding::Not | Reminding::TooSoon => FromPanel::RemindOf { token: row.id },
        };
        Some((place, asked))
    }

    /// Says beside the reminder of the row at this place what became of it.
    pub(super) fn tell(&self, place: usize, said: &str) {
        let below = self.document.get_element_by_id(&details_id(place));
        if let Some(line) = below.and_then(|below| below.query_selector(".reminding .said").ok()?) {
            set_text(&line, said);
        }
    }

    /// The token whose button has the focus, and the class of that.
    fn focused(&self) -> Option<(String, String)> {
        let active = self.document.active_element().filter(|active| self.rows.contains(Some(active)))?;
        let place = row_button::place(&active)?;
        self.shown.borrow().get(place).map(|shown| (shown.row.id.clone(), active.class_name()))
    }

    /// The row under a line; nothing is in it until it opens.
    fn below(&self, place: usize, shown: &Shown, open: bool) -> Builder {
        let columns = COLUMNS - u8::from(self.table.has_attribute(WITHOUT_USE));
        let cell = element(&self.document, "td").attr("role", "cell").attr("colspan", &columns.to_string());
        let cell = if open { cell.child(&details(&self.document, place, shown)) } else { cell };
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
