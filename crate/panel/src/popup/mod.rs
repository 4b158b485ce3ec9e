//! How the page in the tab is protected, what is paused there, and what happened there today.

mod alarm;
mod pausing;
mod plan;
mod report;
mod reporting;
pub(crate) mod standing;
mod subject;
mod today;
mod view;

use std::cell::RefCell;
use std::rc::Rc;

use patrol_advise::GuideTopic;
use patrol_azdo::{Found, Surface};
use patrol_phrase::Phrase;
use patrol_policy::company::Held;
use patrol_policy::{AuditLog, Decisions, TemporaryPauses};
use patrol_protocol::{FromPanel, PageStatus, Reply, ToPage};
use patrol_webext::runtime::{self, Sender};
use patrol_webext::storage::Area;
use patrol_webext::tabs;
use serde::Deserialize;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Window;

use crate::dom::{self, Page};
use crate::pauses::Pauses;
use crate::start_error::StartError;
use crate::{news, open_tabs, pauses, servers, tab};
use alarm::Alarm;
use report::{Problem, Report};
use today::Today;
use view::{Known, View};

pub(crate) use subject::guarded_host;

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
    /// Tabs that have to be loaded anew.
    late: RefCell<Vec<i32>>,
}

/// How often the minutes that are left are counted, in ms: often enough for none to be wrong for long.
const COUNTED: i32 = 10_000;

/// Binds the popup and shows what is known as soon as it is.
pub(crate) fn start(page: &Page) -> Result<(), StartError> {
    let popup = Rc::new(Popup {
        window: page.window.clone(),
        view: View::find(page)?,
        named: tab::named(&page.window),
        tab: RefCell::default(),
        known: RefCell::default(),
        late: RefCell::default(),
    });

    let this = Rc::clone(&popup);
    dom::on(&popup.view.pausing.pause, "click", move |_| spawn_local(Rc::clone(&this).pause()));
    let this = Rc::clone(&popup);
    dom::on(&popup.view.pauses.list, "click", move |event| {
        if let Some(scope) = this.view.pauses.pressed(event) {
            let this = Rc::clone(&this);
            spawn_local(async move {
                this.change(FromPanel::Resume { scope }).await;
            });
        }
    });
    let this = Rc::clone(&popup);
    dom::on(&popup.view.reload, "click", move |_| spawn_local(Rc::clone(&this).reload()));
    let this = Rc::clone(&popup);
    dom::on(&popup.view.reload_all, "click", move |_| spawn_local(Rc::clone(&this).reload_all()));
    let this = Rc::clone(&popup);
    dom::on(&popup.view.reporting.copy, "click", move |_| spawn_local(Rc::clone(&this).copy_report()));
    let reporting = &popup.view.reporting;
    for (element, event) in
        [(&reporting.fold, "toggle"), (&reporting.what, "change"), (&reporting.kind, "change")]
    {
        let this = Rc::clone(&popup);
        dom::on(element, event, move |_| spawn_local(Rc::clone(&this).show_report()));
    }
    let this = Rc::clone(&popup);
    dom::on(&popup.view.settings, "click", move |_| this.open_settings());
    let this = Rc::clone(&popup);
    dom::on(&popup.view.history, "click", move |_| this.open("settings.html#history"));
    let this = Rc::clone(&popup);
    dom::on(&popup.view.inventory, "click", move |_| this.open_inventory());
    let this = Rc::clone(&popup);
    dom::on(&popup.view.guide, "click", move |_| spawn_local(Rc::clone(&this).open_guide()));
    bind_plan(&popup);
    for (area, key) in [
        (Area::Local, Decisions::KEY),
        (Area::Local, Held::KEY),
        (Area::Session, TemporaryPauses::KEY),
        (Area::Local, AuditLog::KEY),
    ] {
        let this = Rc::clone(&popup);
        area.on_change(key, move |_| spawn_local(Rc::clone(&this).look())).forget();
    }
    let this = Rc::clone(&popup);
    dom::every(&popup.window, COUNTED, move || spawn_local(Rc::clone(&this).look_at_pauses()));
    let this = Rc::clone(&popup);
    runtime::overhear(move |Overheard::Status(status), sender| this.hear(status, &sender)).forget();
    let this = Rc::clone(&popup);
    dom::on(&popup.view.updated, "click", move |_| this.open(news::PAGE));
    let this = Rc::clone(&popup);
    spawn_local(async move { this.view.show_update(news::unseen().await) });
    spawn_local(Rc::clone(&popup).find_late());
    spawn_local(popup.look());
    Ok(())
}

/// Binds what leads on to the steps after a leak. The guide may be open beside the popup.
fn bind_plan(popup: &Rc<Popup>) {
    let plan = &popup.view.plan;
    plan.show();
    let this = Rc::clone(popup);
    dom::on(&popup.window, "storage", move |_| this.view.plan.show());
    let this = Rc::clone(popup);
    dom::on(&plan.go_on, "click", move |_| this.open(&this.view.plan.page()));
    let this = Rc::clone(popup);
    dom::on(&plan.forget, "click", move |_| this.view.plan.forget());
}

impl Popup {
    /// Looks at tab, page and settings anew.
    async fn look(self: Rc<Self>) {
        let tab = subject::subject(self.named).await;
        self.tab.replace(tab.as_ref().map(|tab| tab.id));
        let servers = servers::permitted().await;
        let Pauses { pauses, company } = pauses::read().await;
        let log = AuditLog::read(Area::Local.get(AuditLog::KEY).await.unwrap_or_default().as_deref());
        // The page is asked last: what it reports on its own while we look cannot be overwritten by something older.
        let status: Option<PageStatus> = match &tab {
            Some(tab) => tabs::ask(tab.id, &ToPage::ReportStatus).await,
            None => None,
        };
        // The page's own word for its host first: it answers only where Patrol runs.
        let host = status.as_ref().map(|status| status.host.clone());
        let host = host.or_else(|| subject::guarded_host(tab.as_ref()?, &servers));
        let is_site = status.as_ref().is_some_and(|status| status.surface == Surface::Site.as_str());
        let organization = tab.as_ref().filter(|_| !is_site).and_then(subject::organization);
        let private = tab.is_some_and(|tab| tab.private);
        let today = host.as_deref().map(|host| Today::of(log.entries(), host, dom::midnight()));
        let alarms = Alarm::latest(log.entries());
        self.know(Known { host, organization, private, status, pauses, company, today, alarms });
    }

    /// Counts anew what is left of the pauses.
    async fn look_at_pauses(self: Rc<Self>) {
        let Pauses { pauses, company } = pauses::read().await;
        let known = self.known.borrow().clone();
        self.know(Known { pauses, company, ..known });
    }

    /// Counts the tabs that have to be loaded anew.
    async fn find_late(self: Rc<Self>) {
        let this = Rc::clone(&self);
        let found = move |tab, status: Option<PageStatus>| {
            if open_tabs::is_late(status.as_ref()) {
                this.late.borrow_mut().push(tab);
                this.view.show_late(this.late.borrow().len());
            }
        };
        open_tabs::ask(servers::permitted().await, found).await;
    }

    /// A page reports that it stands otherwise now. Only the page itself speaks for its tab, not a frame in it.
    fn hear(self: &Rc<Self>, status: PageStatus, sender: &Sender) {
        let is_page = sender.frame_id == Some(0) && !sender.is_extension_page();
        if is_page && sender.tab().is_some() && sender.tab() == *self.tab.borrow() {
            let known = self.known.borrow().clone();
            self.know(Known { host: Some(status.host.clone()), status: Some(status), ..known });
        }
    }

    fn know(self: &Rc<Self>, known: Known) {
        self.view.show(&known);
        self.known.replace(known);
        spawn_local(Rc::clone(self).show_report());
    }

    /// Pauses what the person has chosen.
    async fn pause(self: Rc<Self>) {
        let host = self.known.borrow().host.clone().unwrap_or_default();
        let Some((scope, length)) = self.view.pausing.chosen(&host) else { return };
        if self.change(FromPanel::Pause { scope, length }).await {
            self.view.pausing.close();
        }
    }

    /// Pauses or resumes. The change that is stored is what is shown, not the click. Returns whether it was done.
    async fn change(&self, message: FromPanel) -> bool {
        self.view.answer(None);
        match runtime::ask(&message).await {
            Some(Reply::Done) => return true,
            Some(Reply::Refused { phrase }) => self.view.answer(Some(&phrase)),
            _ => self.view.answer(Some(&Phrase::settings_no_answer())),
        }
        false
    }

    /// Loads the page anew. What is shown then is what it reports.
    async fn reload(self: Rc<Self>) {
        let tab = *self.tab.borrow();
        if let Some(tab) = tab {
            tabs::reload(tab).await;
        }
    }

    /// Loads every page anew in which Patrol is not at work.
    async fn reload_all(self: Rc<Self>) {
        let late = self.late.take();
        self.view.show_late(0);
        for tab in late {
            tabs::reload(tab).await;
        }
    }

    /// Shows the report that the person has chosen, where it is unfolded.
    async fn show_report(self: Rc<Self>) {
        let reporting = &self.view.reporting;
        if !reporting.is_open() {
            return;
        }
        let tab = self.tab.borrow().filter(|_| reporting.problem() == Problem::PageChanged);
        let found: Option<Vec<Found>> = match tab {
            Some(tab) => tabs::ask(tab, &ToPage::DescribeStructure).await,
            None => None,
        };
        let known = self.known.borrow();
        reporting.show(&Report {
            problem: reporting.problem(),
            alarm: reporting.alarm(&known.alarms),
            status: &known.status.clone().unwrap_or_default(),
            found: &found.unwrap_or_default(),
            user_agent: &self.window.navigator().user_agent().unwrap_or_default(),
        });
    }

    /// Puts the report on the clipboard as it is shown, and says whether it is there.
    async fn copy_report(self: Rc<Self>) {
        Rc::clone(&self).show_report().await;
        let reporting = &self.view.reporting;
        let clipboard = self.window.navigator().clipboard();
        let copied = JsFuture::from(clipboard.write_text(&reporting.shown())).await;
        reporting.answer(&match copied {
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
        self.open(&format!("inventory.html{tab}"));
    }

    /// With the names that the page in the tab tells. The background opens it: the popup may be gone before that.
    async fn open_guide(self: Rc<Self>) {
        let tab = *self.tab.borrow();
        let _: Option<Reply> = runtime::ask(&FromPanel::ShowGuide { topic: GuideTopic::Start, tab }).await;
        self.close();
    }

    fn open(&self, page: &str) {
        tabs::open(page);
        self.close();
    }

    fn close(&self) {
        // Firefox leaves the popup open over the new tab. As a page in a tab of its own it stays.
        if self.named.is_none() {
            let _ = self.window.close();
        }
    }
}
