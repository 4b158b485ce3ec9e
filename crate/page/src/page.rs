//! What Patrol knows of the page it is in: settings, place, and how well it is protected.

use std::cell::{Ref, RefCell};
use std::rc::Rc;

use patrol_azdo::{Instant, Place, Surface, is_cloud};
use patrol_policy::{Action, AuditEntry, Level, Rule, Settings, Stored};
use patrol_webext::{PageProblem, PageStatus, ToBackground, ToPage, runtime, storage};
use wasm_bindgen::prelude::*;
use web_sys::{Document, Url, Window};

#[wasm_bindgen(raw_module = "patrol:place")]
extern "C" {
    #[wasm_bindgen(js_name = isAzureDevOps)]
    fn is_azure_devops() -> bool;
}

/// One frame of a page.
pub(crate) struct Page {
    /// The frame's window.
    pub(crate) window: Window,
    /// The frame's document.
    pub(crate) document: Document,
    /// It is on a server of somebody's own. A frame without a host does not tell, and is guarded.
    pub(crate) on_server: bool,
    host: String,
    stored: RefCell<Stored>,
    settings_unavailable: RefCell<bool>,
    problems: RefCell<Vec<PageProblem>>,
    findings: RefCell<u32>,
    reported: RefCell<Option<PageStatus>>,
}

impl Page {
    /// The frame that this script runs in.
    pub(crate) fn here() -> Option<Rc<Page>> {
        let window = web_sys::window()?;
        let document = window.document()?;
        // An `about:blank` frame has no host of its own but the origin of the page that made it.
        let host = Url::new(&window.origin()).map(|origin| origin.hostname()).unwrap_or_default();
        Some(Rc::new(Page {
            window,
            document,
            on_server: !host.is_empty() && !is_cloud(&host),
            host,
            stored: RefCell::default(),
            settings_unavailable: RefCell::default(),
            problems: RefCell::default(),
            findings: RefCell::default(),
            reported: RefCell::default(),
        }))
    }

    /// The settings that are in force; the defaults until the stored ones have arrived.
    pub(crate) fn settings(&self) -> Ref<'_, Settings> {
        Ref::map(self.stored.borrow(), |stored| &stored.settings)
    }

    /// The level of a rule here; [`Level::Off`] where Patrol does not act.
    pub(crate) fn level(&self, rule: Rule) -> Level {
        if !self.acts() { Level::Off } else { self.settings().level(rule) }
    }

    /// Whether the person has paused Patrol on this host.
    pub(crate) fn is_paused(&self) -> bool {
        self.settings().is_paused(&self.host)
    }

    /// Whether Patrol acts on this page. The request gate asks only for the pause: what makes a token is held wherever it is seen.
    pub(crate) fn acts(&self) -> bool {
        !self.is_paused() && !self.is_elsewhere()
    }

    /// Whether this is a page of a server that is not one of Azure DevOps.
    fn is_elsewhere(&self) -> bool {
        self.on_server && !is_azure_devops()
    }

    /// The frame's host, without port.
    pub(crate) fn host(&self) -> &str {
        &self.host
    }

    /// Where in Azure DevOps the frame is now; it changes without a reload.
    pub(crate) fn place(&self) -> Place {
        let mut place = Place::of(&self.host, &self.window.location().pathname().unwrap_or_default());
        if self.is_elsewhere() {
            place.surface = Surface::Elsewhere;
        }
        place
    }

    /// The present moment.
    pub(crate) fn now(&self) -> Instant {
        Instant(js_sys::Date::now() as i64)
    }

    /// Whether this is the page itself, not a frame in it.
    pub(crate) fn is_top(&self) -> bool {
        matches!(self.window.top(), Ok(Some(top)) if top == self.window)
    }

    /// Notes or clears a problem and reports it if that is news. Returns whether it is.
    pub(crate) fn set_problem(&self, problem: PageProblem, present: bool) -> bool {
        let known = self.problems.borrow().contains(&problem);
        if known == present {
            return false;
        }
        if present {
            self.problems.borrow_mut().push(problem);
        } else {
            self.problems.borrow_mut().retain(|other| *other != problem);
        }
        self.report();
        true
    }

    /// Counts findings and writes what became of them to the audit log.
    pub(crate) fn record(&self, rules: Vec<String>, action: Action, reason: Option<String>) {
        *self.findings.borrow_mut() += u32::try_from(rules.len()).unwrap_or(u32::MAX);
        runtime::send(&ToBackground::Record(AuditEntry {
            time: self.now().0.unsigned_abs(),
            site: self.host.clone(),
            surface: self.place().surface.as_str().to_owned(),
            rules,
            action,
            // A reason is the person's own words; a secret in them is masked before it is kept.
            reason: reason.map(|reason| patrol_detect::redact(&reason, &patrol_detect::scan(&reason))),
        }));
        self.report();
    }

    /// Loads the settings and follows every change of them, for as long as the page lives. `changed` is called after a change.
    pub(crate) fn follow_settings(self: &Rc<Self>, changed: fn(&Rc<Page>)) {
        let page = Rc::clone(self);
        storage::on_change(storage::SETTINGS, move |json| {
            page.apply(Stored::read(json.as_deref()));
            changed(&page);
        });
        let page = Rc::clone(self);
        wasm_bindgen_futures::spawn_local(async move {
            match storage::get(storage::SETTINGS).await {
                Ok(json) => page.apply(Stored::read(json.as_deref())),
                Err(_) => {
                    *page.settings_unavailable.borrow_mut() = true;
                    page.report();
                }
            }
        });
    }

    fn apply(&self, stored: Stored) {
        *self.stored.borrow_mut() = stored;
        *self.settings_unavailable.borrow_mut() = false;
        self.report();
    }

    /// Answers the popup. Only the top frame speaks for the page.
    pub(crate) fn answer_status(self: &Rc<Self>) {
        if !self.is_top() {
            return;
        }
        let page = Rc::clone(self);
        runtime::on_message(move |ToPage::ReportStatus, _sender| {
            let status = page.status();
            async move { Some(status) }
        });
    }

    fn status(&self) -> PageStatus {
        let mut problems = self.problems.borrow().clone();
        if *self.settings_unavailable.borrow() {
            problems.push(PageProblem::SettingsUnavailable);
        }
        problems.extend(self.stored.borrow().problems.iter().cloned().map(PageProblem::Settings));
        PageStatus {
            host: self.host.clone(),
            surface: self.place().surface.as_str().to_owned(),
            paused: self.is_paused(),
            problems,
            findings: *self.findings.borrow(),
        }
    }

    /// Tells the background how the page is protected, if that has changed.
    pub(crate) fn report(&self) {
        if !self.is_top() {
            return;
        }
        let status = self.status();
        if self.reported.borrow().as_ref() != Some(&status) {
            runtime::send(&ToBackground::Status(status.clone()));
            *self.reported.borrow_mut() = Some(status);
        }
    }

    /// Whether this is the page of personal access tokens.
    pub(crate) fn is_token_page(&self) -> bool {
        self.place().surface == Surface::Tokens
    }
}
