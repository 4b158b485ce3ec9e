//! The inventory: every token that the token pages have listed, graded, with what to do about each.

mod details;
mod filters;
mod line;
mod table;
mod view;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use patrol_azdo::structure::{TOKEN_CELL, TOKEN_ROW};
use patrol_azdo::{Instant, Surface, token_page};
use patrol_inventory::{Inventory, Order, Row, export};
use patrol_phrase::Phrase;
use patrol_policy::{Decisions, Guard, Reminders, Settings, Stored};
use patrol_protocol::{FromPanel, PageStatus, Reply, ToPage};
use patrol_webext::storage::Area;
use patrol_webext::{runtime, tabs};
use wasm_bindgen_futures::spawn_local;
use web_sys::Url;

use crate::company;
use crate::dom::{self, Page};
use crate::download::{self, Format};
use crate::localize::localize;
use crate::start_error::StartError;
use crate::tab;
use table::Table;
use view::View;

struct InventoryPage {
    view: View,
    /// The tab that the address names: where the person came from.
    tab: Option<i32>,
    inventory: RefCell<Inventory>,
    settings: RefCell<Settings>,
    reminders: RefCell<Reminders>,
    order: Cell<Order>,
}

/// Binds the page and shows what has been seen as soon as it is read.
pub(crate) fn start(page: &Page) -> Result<(), StartError> {
    let page = Rc::new(InventoryPage {
        view: View::find(page)?,
        tab: tab::named(&page.window),
        inventory: RefCell::default(),
        settings: RefCell::default(),
        reminders: RefCell::default(),
        order: Cell::default(),
    });
    page.bind();
    spawn_local(page.read());
    Ok(())
}

impl InventoryPage {
    fn bind(self: &Rc<Self>) {
        for event in ["input", "change"] {
            let this = Rc::clone(self);
            dom::on(&self.view.filters.form, event, move |_| this.show());
        }
        dom::on_cancelable(&self.view.filters.form, "submit", |event| event.prevent_default());
        for (column, head) in &self.view.table.heads {
            let (this, column) = (Rc::clone(self), *column);
            dom::on(head, "click", move |_| {
                this.order.set(this.order.get().press(column));
                this.show();
            });
        }
        let this = Rc::clone(self);
        dom::on(&self.view.filters.tiles, "click", move |event| {
            this.view.filters.press(event);
            this.show();
        });
        let this = Rc::clone(self);
        dom::on_cancelable(&self.view.table.rows, "click", move |event| match Table::wanted(event) {
            Some((id, page)) => {
                event.prevent_default();
                spawn_local(open(id, page));
            }
            None => match this.view.table.reminder(event) {
                Some((place, asked)) => spawn_local(Rc::clone(&this).remind(place, asked)),
                None => this.view.table.toggle(event),
            },
        });
        let this = Rc::clone(self);
        dom::on(&self.view.csv, "click", move |_| {
            download::save(&export::csv(&this.shown()), "tokens", Format::Csv)
        });
        let this = Rc::clone(self);
        dom::on(&self.view.json, "click", move |_| {
            download::save(&export::json(&this.shown()), "tokens", Format::Json);
        });
        let this = Rc::clone(self);
        Area::Session.on_change(Inventory::KEY, move |_| spawn_local(Rc::clone(&this).read())).forget();
        for key in [Decisions::KEY, Reminders::KEY] {
            let this = Rc::clone(self);
            Area::Local.on_change(key, move |_| spawn_local(Rc::clone(&this).read())).forget();
        }
        let this = Rc::clone(self);
        company::on_change(move |_| spawn_local(Rc::clone(&this).read()));
    }

    async fn read(self: Rc<Self>) {
        let settings = Area::Local.get(Decisions::KEY).await.unwrap_or_default();
        let company = company::read().await.company;
        self.settings.replace(Stored::read(settings.as_deref()).in_force(&company).settings());
        let reminders = Area::Local.get(Reminders::KEY).await.unwrap_or_default();
        self.reminders.replace(Reminders::read(reminders.as_deref()));
        let kept = Area::Session.get(Inventory::KEY).await.unwrap_or_default();
        self.inventory.replace(Inventory::from_json(kept.as_deref()));
        if !self.inventory.borrow().lists.is_empty() {
            return self.show();
        }
        // The table of the page is all that is left when the list itself was not seen.
        let table = self.table().await.unwrap_or_default();
        self.view.show_partial(&table, self.token_page().await.as_deref());
    }

    /// Sets a reminder or takes it away. What is stored then is shown; what was not done is said.
    async fn remind(self: Rc<Self>, place: usize, asked: FromPanel) {
        let phrase = match runtime::ask(&asked).await {
            Some(Reply::Done) => return,
            Some(Reply::Refused { phrase }) => phrase,
            _ => Phrase::no_answer(),
        };
        self.view.table.tell(place, &localize(&phrase));
    }

    /// What the table of the token page says that the person came from; `None` when it is no token page, or Patrol is paused there.
    async fn table(&self) -> Option<Vec<Vec<String>>> {
        let status: PageStatus = tabs::ask(self.tab?, &ToPage::ReportStatus).await?;
        let is_paused = status.paused.iter().any(|paused| paused.guard == Guard::Tokens);
        let asked = status.surface == Surface::Tokens.as_str() && !is_paused;
        if asked {
            let wanted = ToPage::ReadTable { row: TOKEN_ROW.to_owned(), cell: TOKEN_CELL.to_owned() };
            tabs::ask(self.tab?, &wanted).await
        } else {
            None
        }
    }

    /// The token page of the organization that the person came from.
    async fn token_page(&self) -> Option<String> {
        let page = Url::new(&tabs::get(self.tab?).await?.url?).ok()?;
        let path = token_page(&page.hostname(), &page.pathname(), None)?;
        Some(page.origin() + &path)
    }

    fn show(&self) {
        let all = self.rows();
        let wanted = self.wanted(all.clone());
        let (inventory, reminders) = (self.inventory.borrow(), self.reminders.borrow());
        self.view.show(&inventory, &all, &wanted, &reminders, self.order.get(), now());
    }

    /// The rows that the person sees, in their order.
    fn shown(&self) -> Vec<Row> {
        self.wanted(self.rows())
    }

    fn rows(&self) -> Vec<Row> {
        self.inventory.borrow().rows(&self.settings.borrow(), now())
    }

    fn wanted(&self, mut rows: Vec<Row>) -> Vec<Row> {
        let filter = self.view.filters.read();
        rows.retain(|row| filter.takes(row));
        self.order.get().sort(&mut rows);
        rows
    }
}

fn now() -> Instant {
    Instant(js_sys::Date::now() as i64)
}

/// Opens the page where a token can be changed. The background has it shown there; without it the person looks for it.
async fn open(token: String, page: String) {
    if runtime::ask(&FromPanel::OpenToken { token }).await != Some(Reply::Done) {
        tabs::open_page(&page);
    }
}
