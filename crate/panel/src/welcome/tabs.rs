//! Whether Patrol is at work, as the tabs themselves say it: nothing on this page could.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use patrol_phrase::Phrase;
use patrol_protocol::PageStatus;
use patrol_webext::{runtime, tabs};
use serde::Deserialize;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;

use super::say;
use crate::dom::{self, Page};
use crate::popup::standing::Standing;
use crate::start_error::StartError;
use crate::{open_tabs, servers};

/// What is overheard of the pages' messages to the background: one stands otherwise now.
#[derive(Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
enum Overheard {
    Status {},
}

struct Tabs {
    working: HtmlElement,
    late: HtmlElement,
    other: HtmlElement,
    reload: HtmlElement,
    none: HtmlElement,
    found: RefCell<Found>,
    /// How often was looked: what an earlier look still finds does not count.
    looks: Cell<u32>,
}

#[derive(Default)]
struct Found {
    working: usize,
    late: Vec<i32>,
    /// Paused ones, and those with problems.
    other: usize,
}

pub(crate) fn start(page: &Page) -> Result<(), StartError> {
    let tabs = Rc::new(Tabs {
        working: page.find("tabs-working")?,
        late: page.find("tabs-late")?,
        other: page.find("tabs-other")?,
        reload: page.find("reload-all")?,
        none: page.find("tabs-none")?,
        found: RefCell::default(),
        looks: Cell::default(),
    });
    let this = Rc::clone(&tabs);
    dom::on(&tabs.reload, "click", move |_| spawn_local(Rc::clone(&this).reload()));
    let this = Rc::clone(&tabs);
    runtime::overhear(move |Overheard::Status {}, _| spawn_local(Rc::clone(&this).look())).forget();
    // Tabs open and close while the person is elsewhere.
    let this = Rc::clone(&tabs);
    dom::on(&page.window, "focus", move |_| spawn_local(Rc::clone(&this).look()));
    spawn_local(tabs.look());
    Ok(())
}

impl Tabs {
    async fn look(self: Rc<Self>) {
        let look = self.looks.get() + 1;
        self.looks.set(look);
        let servers = servers::permitted().await;
        if self.looks.get() != look {
            return;
        }
        self.found.take();
        let this = Rc::clone(&self);
        let found = move |tab, status: Option<PageStatus>| this.find(look, tab, status.as_ref());
        let asked = open_tabs::ask(servers, found).await;
        if self.looks.get() == look {
            self.none.set_hidden(asked > 0);
            self.show();
        }
    }

    fn find(&self, look: u32, tab: i32, status: Option<&PageStatus>) {
        if self.looks.get() != look {
            return;
        }
        match Standing::of(status, true) {
            standing if standing.asks_for_reload(status) => self.found.borrow_mut().late.push(tab),
            Standing::Protected => self.found.borrow_mut().working += 1,
            // Nothing is to be guarded on another page of a server.
            Standing::Elsewhere => {}
            _ => self.found.borrow_mut().other += 1,
        }
        self.show();
    }

    fn show(&self) {
        let Found { working, late, other } = &*self.found.borrow();
        self.other.set_hidden(*other == 0);
        self.working.set_hidden(*working == 0);
        say(&self.working, &Phrase::welcome_tabs_working(*working));
        self.late.set_hidden(late.is_empty());
        say(&self.late, &Phrase::welcome_tabs_late(late.len()));
        self.reload.set_hidden(late.is_empty());
        say(&self.reload, &Phrase::popup_reload_all(late.len()));
    }

    async fn reload(self: Rc<Self>) {
        for tab in self.found.take().late {
            tabs::reload(tab).await;
        }
        self.look().await;
    }
}
