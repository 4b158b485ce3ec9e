//! How the page in the tab is protected, and the switch for its site.

mod report;
mod standing;
mod subject;
mod view;

use std::cell::RefCell;
use std::rc::Rc;

use patrol_azdo::Found;
use patrol_phrase::Phrase;
use patrol_policy::{Decisions, Stored};
use patrol_protocol::{PageStatus, Reply, ToBackground, ToPage};
use patrol_webext::runtime::{self, Sender};
use patrol_webext::storage::Area;
use patrol_webext::tabs;
use serde::Deserialize;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Window;

use crate::dom::{self, Page};
use crate::start_error::StartError;
use crate::{servers, tab};
use report::Report;
use view::{Known, View};

/// What the popup overhears of the pages' messages to the background. Others are left to the background alone.
#[derive(Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
enum Overheard {
    Status(PageStatus),
}

struct Popup {
    window: Window,
    view: View,
    /// The tab that the popup's address names.
    named: Option<i32>,
    /// The tab that it speaks about, once found.
    tab: RefCell<Option<i32>>,
    known: RefCell<Known>,
}

/// Binds the popup and shows what is known as soon as it is.
pub(crate) fn start(page: &Page) -> Result<(), StartError> {
    let popup = Rc::new(Popup {
        window: page.window.clone(),
        view: View::find(page)?,
        named: tab::named(&page.window),
        tab: RefCell::default(),
        known: RefCell::default(),
    });

    let this = Rc::clone(&popup);
    dom::on(&popup.view.switch, "click", move |_| spawn_local(Rc::clone(&this).switch()));
    let this = Rc::clone(&popup);
    dom::on(&popup.view.reload, "click", move |_| spawn_local(Rc::clone(&this).reload()));
    let this = Rc::clone(&popup);
    dom::on(&popup.view.copy_report, "click", move |_| spawn_local(Rc::clone(&this).copy_report()));
    let this = Rc::clone(&popup);
    dom::on(&popup.view.settings, "click", move |_| this.open_settings());
    let this = Rc::clone(&popup);
    dom::on(&popup.view.inventory, "click", move |_| this.open_inventory());
    let this = Rc::clone(&popup);
    Area::Local.on_change(Decisions::KEY, move |_| spawn_local(Rc::clone(&this).look())).forget();
    let this = Rc::clone(&popup);
    runtime::overhear(move |Overheard::Status(status), sender| this.hear(status, &sender)).forget();
    spawn_local(popup.look());
    Ok(())
}

impl Popup {
    /// Looks at tab, page and settings anew.
    async fn look(self: Rc<Self>) {
        let tab = subject::subject(self.named).await;
        self.tab.replace(tab.as_ref().map(|tab| tab.id));
        let stored = Area::Local.get(Decisions::KEY).await;
        let servers = servers::permitted().await;
        let settings = Stored::read(stored.ok().flatten().as_deref()).settings();
        // The page is asked last: what it reports on its own while we look cannot be overwritten by something older.
        let status: Option<PageStatus> = match &tab {
            Some(tab) => tabs::ask(tab.id, &ToPage::ReportStatus).await,
            None => None,
        };
        // The page's own word for its host first: it answers only where Patrol runs.
        let host = status.as_ref().map(|status| status.host.clone());
        let host = host.or_else(|| subject::guarded_host(tab.as_ref()?, &servers));
        let paused = host.as_deref().is_some_and(|host| settings.is_paused(host));
        self.know(Known { host, status, paused });
    }

    /// A page reports that it stands otherwise now. Only the page itself speaks for its tab, not a frame in it.
    fn hear(&self, status: PageStatus, sender: &Sender) {
        let is_page = sender.frame_id == Some(0) && !sender.is_extension_page();
        if is_page && sender.tab().is_some() && sender.tab() == *self.tab.borrow() {
            let paused = self.known.borrow().paused;
            self.know(Known { host: Some(status.host.clone()), status: Some(status), paused });
        }
    }

    fn know(&self, known: Known) {
        self.view.show(&known);
        self.known.replace(known);
    }

    /// Pauses or resumes the site. The change of the settings is what is shown, not the click.
    async fn switch(self: Rc<Self>) {
        let known = self.known.borrow().clone();
        let Some(host) = known.host else { return };
        self.view.answer(None);
        match runtime::ask(&ToBackground::Pause { host, paused: !known.paused }).await {
            Some(Reply::Done) => {}
            Some(Reply::Refused { phrase }) => self.view.answer(Some(&phrase)),
            _ => self.view.answer(Some(&Phrase::settings_no_answer())),
        }
    }

    /// Loads the page anew. What is shown then is what it reports.
    async fn reload(self: Rc<Self>) {
        let tab = *self.tab.borrow();
        if let Some(tab) = tab {
            tabs::reload(tab).await;
        }
    }

    /// Puts a report on the clipboard, and says whether it is there.
    async fn copy_report(self: Rc<Self>) {
        let tab = *self.tab.borrow();
        let found: Option<Vec<Found>> = match tab {
            Some(tab) => tabs::ask(tab, &ToPage::DescribeStructure).await,
            None => None,
        };
        let status = self.known.borrow().status.clone().unwrap_or_default();
        let navigator = self.window.navigator();
        let report = Report {
            status: &status,
            found: &found.unwrap_or_default(),
            user_agent: &navigator.user_agent().unwrap_or_default(),
        };
        let copied = JsFuture::from(navigator.clipboard().write_text(&report.to_string())).await;
        self.view.report_answer(&match copied {
            Ok(_) => Phrase::popup_report_copied(),
            Err(_) => Phrase::popup_report_failed(),
        });
    }

    fn open_settings(&self) {
        runtime::open_settings();
        self.close();
    }

    fn open_inventory(&self) {
        let tab = self.tab.borrow().map(|tab| format!("?tab={tab}")).unwrap_or_default();
        tabs::open(&format!("inventory.html{tab}"));
        self.close();
    }

    fn close(&self) {
        // Firefox leaves the popup open over the new tab. As a page in a tab of its own it stays.
        if self.named.is_none() {
            let _ = self.window.close();
        }
    }
}
