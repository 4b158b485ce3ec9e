//! Sites besides Azure DevOps on which texts are checked. The settings name them, and the browser lets Patrol in or does not.

use std::cell::RefCell;
use std::rc::Rc;

use patrol_azdo::{NoServer, Server};
use patrol_phrase::{Phrase, Word};
use patrol_policy::site::Preset;
use patrol_policy::{Change, Decisions, Origin, Stored};
use patrol_protocol::FromPanel;
use patrol_webext::element::{Builder, element};
use patrol_webext::storage::Area;
use patrol_webext::{permissions, runtime};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Document, Element, Event, HtmlElement};

use super::address::Address;
use super::outcome;
use super::servers::unserved;
use crate::dom::{self, Page, set_text};
use crate::localize::localize;
use crate::servers::{self, Site, Sites};
use crate::start_error::StartError;
use crate::{company, row_button};

/// The attribute of a button that asks the browser for a site.
const ALLOW: &str = "data-allow";

/// The section of these sites.
pub(crate) struct SiteList {
    document: Document,
    address: Address,
    add: HtmlElement,
    presets: HtmlElement,
    company: HtmlElement,
    list: HtmlElement,
    none: HtmlElement,
    result: Element,
    shown: RefCell<Sites>,
}

/// Binds the section and shows the sites as soon as they are known.
pub(crate) fn start(page: &Page) -> Result<(), StartError> {
    let list = Rc::new(SiteList {
        document: page.document.clone(),
        address: Address::find(page, "site", "site-error")?,
        add: page.find("add-site")?,
        presets: page.find("site-presets")?,
        company: page.find("site-company")?,
        list: page.find("site-list")?,
        none: page.find("no-other-sites")?,
        result: page.find("site-result")?,
        shown: RefCell::default(),
    });
    list.offer_presets();
    list.bind(&page.find("other-sites")?);
    spawn_local(async move { list.find().await });
    Ok(())
}

impl SiteList {
    fn bind(self: &Rc<Self>, form: &Element) {
        let this = Rc::clone(self);
        dom::on_cancelable(form, "submit", move |event| {
            event.prevent_default();
            this.add_typed();
        });
        let this = Rc::clone(self);
        dom::on(&self.address.field, "input", move |_| this.address.mark(None));
        let this = Rc::clone(self);
        dom::on(&self.presets, "click", move |event| {
            if let Some(preset) = row_button::pressed(event).and_then(|place| Preset::ALL.get(place)) {
                this.add(preset.name, of_preset(preset));
            }
        });
        let this = Rc::clone(self);
        dom::on(&self.list, "click", move |event| this.press(event));
        let this = Rc::clone(self);
        let follow = move || {
            let this = Rc::clone(&this);
            spawn_local(async move { this.find().await });
        };
        let changed = follow.clone();
        permissions::on_change(changed).forget();
        let changed = follow.clone();
        company::on_change(move |_| changed());
        Area::Local.on_change(Decisions::KEY, move |_| follow()).forget();
    }

    /// A button for each preset.
    fn offer_presets(&self) {
        for (place, preset) in Preset::ALL.iter().enumerate() {
            let text = localize(&Phrase::site_preset(Word::own(preset.name)));
            if let Some(button) = row_button::bare(&self.document, place).text(&text).get() {
                let _ = self.presets.append_child(button);
            }
        }
    }

    fn add_typed(self: &Rc<Self>) {
        self.address.mark(None);
        let is_listed = |server: &Server| self.shown.borrow().sites.iter().any(|site| site.server == *server);
        let why = match self.address.read() {
            Ok(server) if !is_listed(&server) => return self.add(server.origin(), vec![server.clone()]),
            Err(NoServer::NotAnAddress) => Phrase::site_not_address(),
            Ok(_) | Err(NoServer::Cloud) => Phrase::servers_covered(),
        };
        self.address.mark(Some(&why));
    }

    fn press(self: &Rc<Self>, event: &Event) {
        let Some(site) =
            row_button::pressed(event).and_then(|place| self.shown.borrow().sites.get(place).cloned())
        else {
            return;
        };
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if target.is_some_and(|target| target.has_attribute(ALLOW)) {
            return self.add(site.server.origin(), vec![site.server.clone()]);
        }
        let answer = permissions::remove(vec![site.server.pattern()]);
        spawn_local(Rc::clone(self).remove(site, answer));
    }

    /// Asks the browser in the person's own click, because it does not listen later.
    fn add(self: &Rc<Self>, name: &str, sites: Vec<Server>) {
        self.say(None);
        self.address.mark(None);
        let answer = permissions::request(sites.iter().map(Server::pattern).collect());
        let (this, name) = (Rc::clone(self), name.to_owned());
        spawn_local(async move {
            permissions::done(answer).await;
            let permitted = servers::permitted().await;
            if !sites.iter().all(|site| permitted.contains(site)) {
                return this.address.mark(Some(&Phrase::servers_refused()));
            }
            let named =
                decide(|decisions| sites.iter().for_each(|site| decisions.add_site(site.origin()))).await;
            this.address.field.set_value("");
            this.end(named, Phrase::site_added(Word::own(name))).await;
        });
    }

    async fn remove(self: Rc<Self>, site: Site, answer: permissions::Answer) {
        self.say(None);
        permissions::done(answer).await;
        if servers::permitted().await.contains(&site.server) {
            return self.say(Some(&Phrase::servers_not_removed()));
        }
        let named = decide(|decisions| decisions.remove_site(site.server.origin())).await;
        self.end(named, Phrase::servers_removed(Word::own(site.server.origin()))).await;
    }

    /// Shows what there is after a change, and says what became of it.
    async fn end(&self, named: Result<(), Phrase>, done: Phrase) {
        let failed = unserved().await;
        self.find().await;
        self.say(Some(&named.err().or(failed).unwrap_or(done)));
    }

    async fn find(&self) {
        let sites = servers::sites().await;
        if *self.shown.borrow() == sites {
            return;
        }
        // The button that was just used goes away with its row; the focus must not fall to the top of the page.
        let active = self.document.active_element();
        let had_focus = active
            .is_some_and(|active| self.list.contains(Some(&active)) || self.presets.contains(Some(&active)));
        self.list.set_text_content(None);
        self.list.set_hidden(sites.sites.is_empty());
        self.none.set_hidden(!sites.sites.is_empty());
        for (place, site) in sites.sites.iter().enumerate() {
            if let Some(row) = self.row(place, site, &sites).get() {
                let _ = self.list.append_child(row);
            }
        }
        self.address.field.set_disabled(sites.is_replaced);
        self.add.set_hidden(sites.is_replaced);
        self.company.set_hidden(!sites.is_replaced);
        let set_by = localize(&sites.company.set_by());
        set_text(&self.company, &set_by);
        self.hide_presets(&sites);
        self.shown.replace(sites);
        if had_focus {
            let _ = self.address.field.focus();
        }
    }

    fn row(&self, place: usize, site: &Site, Sites { company, .. }: &Sites) -> Builder {
        let origin = || Word::own(site.server.origin());
        let name = element(&self.document, "bdi").text(site.server.origin());
        let mut words = element(&self.document, "div").class("name").child(&name);
        let waits = (!site.is_permitted).then(Phrase::site_waits);
        for said in waits.into_iter().chain(company::said(site.origin, company)) {
            words = words.child(&element(&self.document, "p").class("about").text(&localize(&said)));
        }
        let mut row = element(&self.document, "li").class("row").child(&words);
        if !site.is_permitted {
            let label = Phrase::site_allow_label(origin());
            row = row.child(
                &row_button::make(&self.document, place, &label, &Phrase::site_allow()).attr(ALLOW, ""),
            );
        }
        // What the company names stays in the list; whether Patrol may work there is the person's.
        if site.is_permitted || site.origin == Origin::Person {
            let label = Phrase::servers_remove(origin());
            row = row.child(&row_button::make(&self.document, place, &label, &Phrase::settings_forget()));
        }
        row
    }

    /// A preset whose sites are all there is not offered, nor any where the person can add none.
    fn hide_presets(&self, Sites { sites, is_replaced, .. }: &Sites) {
        for (place, preset) in Preset::ALL.iter().enumerate() {
            let is_there =
                |server: &Server| sites.iter().any(|site| site.is_permitted && site.server == *server);
            if let Some(button) = row_button::at(&self.presets, place) {
                button.set_hidden(*is_replaced || of_preset(preset).iter().all(is_there));
            }
        }
    }

    /// Says what became of adding or removing; `None` takes it away.
    fn say(&self, phrase: Option<&Phrase>) {
        set_text(&self.result, &phrase.map(localize).unwrap_or_default());
    }
}

fn of_preset(preset: &Preset) -> Vec<Server> {
    preset.sites.iter().filter_map(|site| Server::of_pattern(&format!("{site}/*"))).collect()
}

/// Changes what the person has decided.
async fn decide(edit: impl FnOnce(&mut Decisions)) -> Result<(), Phrase> {
    let stored = Area::Local.get(Decisions::KEY).await.unwrap_or_default();
    let before = Stored::read(stored.as_deref()).decisions;
    let mut after = before.clone();
    edit(&mut after);
    // What the company names is there already.
    let after = company::read().await.company.allowed(after, &before);
    let change = Change::between(&before, &after);
    if change.is_empty() {
        return Ok(());
    }
    outcome(runtime::ask(&FromPanel::ChangeSettings { change: change.to_json() }).await)
}
