//! The person's own servers. They are not stored: what the browser permits is the list.

use std::cell::RefCell;
use std::rc::Rc;

use patrol_azdo::{NoServer, Server};
use patrol_phrase::{Phrase, Word};
use patrol_policy::Decisions;
use patrol_protocol::{FromPanel, Reply};
use patrol_webext::element::element;
use patrol_webext::storage::Area;
use patrol_webext::{permissions, runtime};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Document, Element, Event, HtmlElement};

use super::address::Address;
use crate::dom::{self, Page, set_text};
use crate::localize::localize;
use crate::row_button;
use crate::servers;
use crate::start_error::StartError;

/// The section of servers.
pub(crate) struct Servers {
    document: Document,
    form: Element,
    address: Address,
    list: HtmlElement,
    none: HtmlElement,
    result: Element,
    known: RefCell<Vec<Server>>,
    /// The sites besides Azure DevOps, which are no servers.
    covered: RefCell<Vec<Server>>,
}

/// Binds the section and shows the servers as soon as they are known.
pub(crate) fn start(page: &Page) -> Result<(), StartError> {
    let servers = Rc::new(Servers {
        document: page.document.clone(),
        form: page.find("servers")?,
        address: Address::find(page, "server", "server-error")?,
        list: page.find("server-list")?,
        none: page.find("no-servers")?,
        result: page.find("server-result")?,
        known: RefCell::default(),
        covered: RefCell::default(),
    });
    let this = Rc::clone(&servers);
    dom::on_cancelable(&servers.form, "submit", move |event| {
        event.prevent_default();
        Rc::clone(&this).add();
    });
    let this = Rc::clone(&servers);
    dom::on(&servers.address.field, "input", move |_| this.address.mark(None));
    let this = Rc::clone(&servers);
    dom::on(&servers.list, "click", move |event| {
        if let Some(server) = this.pressed(event) {
            let answer = permissions::remove(vec![server.pattern()]);
            spawn_local(Rc::clone(&this).settle(Some(Change { server, answer, to_add: false })));
        }
    });
    let this = Rc::clone(&servers);
    permissions::on_change(move || spawn_local(Rc::clone(&this).settle(None))).forget();
    let this = Rc::clone(&servers);
    Area::Local
        .on_change(Decisions::KEY, move |_| {
            let this = Rc::clone(&this);
            spawn_local(async move { this.find().await });
        })
        .forget();
    spawn_local(servers.settle(None));
    Ok(())
}

/// What the browser was asked for.
struct Change {
    server: Server,
    answer: permissions::Answer,
    to_add: bool,
}

impl Servers {
    /// Asks the browser in the person's own click, because it does not listen later.
    fn add(self: Rc<Self>) {
        self.say(None);
        self.address.mark(None);
        let why = match self.address.read() {
            Ok(server)
                if !self.covered.borrow().contains(&server) && !self.known.borrow().contains(&server) =>
            {
                let answer = permissions::request(vec![server.pattern()]);
                return spawn_local(self.settle(Some(Change { server, answer, to_add: true })));
            }
            Err(NoServer::NotAnAddress) => Phrase::servers_not_address(),
            Ok(_) | Err(NoServer::Cloud) => Phrase::servers_covered(),
        };
        self.address.mark(Some(&why));
    }

    /// Shows the servers that the browser permits. Sites besides Azure DevOps have their own list.
    async fn find(&self) {
        let sites: Vec<Server> = servers::sites().await.sites.into_iter().map(|site| site.server).collect();
        let mut permitted = servers::permitted().await;
        permitted.retain(|server| !sites.contains(server));
        self.covered.replace(sites);
        self.show(permitted);
    }

    /// Waits until the browser is done with a change, if there is one, shows what it permits, and says what became of it. Where all is well
    /// and nothing was changed there is nothing to say.
    async fn settle(self: Rc<Self>, change: Option<Change>) {
        let mut changed = None;
        if let Some(Change { server, answer, to_add }) = change {
            permissions::done(answer).await;
            changed = Some((server, to_add));
        }
        self.find().await;
        let failed = unserved().await;
        let Some((server, to_add)) = changed else {
            return failed.iter().for_each(|failed| self.say(Some(failed)));
        };
        let is_there = self.known.borrow().contains(&server);
        let done = match (to_add, is_there) {
            (true, false) => return self.address.mark(Some(&Phrase::servers_refused())),
            (true, true) => Phrase::servers_added(Word::own(server.origin())),
            (false, false) => Phrase::servers_removed(Word::own(server.origin())),
            (false, true) => Phrase::servers_not_removed(),
        };
        if to_add {
            self.address.field.set_value("");
        }
        self.say(Some(&failed.unwrap_or(done)));
    }

    fn show(&self, servers: Vec<Server>) {
        // The button that was just used goes away with its row; the focus must not fall to the top of the page.
        let had_focus =
            self.document.active_element().is_some_and(|active| self.list.contains(Some(&active)));
        self.list.set_text_content(None);
        self.list.set_hidden(servers.is_empty());
        self.none.set_hidden(!servers.is_empty());
        for (place, server) in servers.iter().enumerate() {
            let name = element(&self.document, "bdi").text(server.origin());
            let name = element(&self.document, "div").class("name").child(&name);
            let label = Phrase::servers_remove(Word::own(server.origin()));
            let remove = row_button::make(&self.document, place, &label, &Phrase::settings_forget());
            let row = element(&self.document, "li").class("row").children([&name, &remove]);
            if let Some(row) = row.get() {
                let _ = self.list.append_child(row);
            }
        }
        self.known.replace(servers);
        if had_focus {
            let _ = self.address.field.focus();
        }
    }

    /// The server whose button was used.
    fn pressed(&self, event: &Event) -> Option<Server> {
        self.known.borrow().get(row_button::pressed(event)?).cloned()
    }

    /// Says what became of adding or removing; `None` takes it away.
    fn say(&self, phrase: Option<&Phrase>) {
        set_text(&self.result, &phrase.map(localize).unwrap_or_default());
    }
}

/// Has the background see to it that Patrol is in the servers and sites; what to tell the person when it is not.
pub(super) async fn unserved() -> Option<Phrase> {
    match runtime::ask(&FromPanel::Servers).await {
        Some(Reply::Done) => None,
        Some(Reply::Refused { phrase }) => Some(phrase),
        _ => Some(Phrase::settings_no_answer()),
    }
}
