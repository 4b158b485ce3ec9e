//! The settings page: servers, limit, levels, paused sites, reminders.

mod draft;
mod levels;
mod reminders;
mod servers;
mod view;

use std::cell::RefCell;
use std::rc::Rc;

use patrol_phrase::Phrase;
use patrol_policy::{Change, Decisions, Level, Reminder, Reminders, Stored};
use patrol_protocol::{PageProblem, Reply, ToBackground};
use patrol_webext::runtime;
use patrol_webext::storage::Area;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, Event};

use crate::dom::{self, Page};
use crate::start_error::StartError;
use draft::Draft;
use reminders::List;
use view::View;

struct SettingsPage {
    view: View,
    draft: RefCell<Draft>,
    reminders: List,
}

/// Binds the page and shows the stored settings as soon as they are read.
pub(crate) fn start(page: &Page) -> Result<(), StartError> {
    servers::start(page)?;
    let page = Rc::new(SettingsPage {
        view: View::find(page)?,
        draft: RefCell::default(),
        reminders: List::find(page)?,
    });
    page.bind();
    spawn_local(page.read());
    Ok(())
}

impl SettingsPage {
    fn bind(self: &Rc<Self>) {
        let this = Rc::clone(self);
        dom::on(&self.view.limit, "input", move |_| {
            this.draft.borrow_mut().type_limit(this.view.limit.value());
            this.view.mark_limit(None);
            this.show_whether_changed();
        });
        for (rule, select) in self.view.levels.iter() {
            let (this, rule, field) = (Rc::clone(self), *rule, select.clone());
            dom::on(select, "change", move |_| {
                if let Some(level) = Level::from_name(&field.value()) {
                    this.draft.borrow_mut().choose(rule, level);
                    this.show_whether_changed();
                }
            });
        }
        let this = Rc::clone(self);
        dom::on(&self.view.stop_unchecked, "change", move |_| {
            this.draft.borrow_mut().choose_unchecked(this.view.stop_unchecked.checked());
            this.show_whether_changed();
        });
        let this = Rc::clone(self);
        dom::on_cancelable(&self.view.form, "submit", move |event| {
            event.prevent_default();
            spawn_local(Rc::clone(&this).save());
        });
        let this = Rc::clone(self);
        dom::on(&self.view.paused, "click", move |event| {
            if let Some(host) = host_of(event) {
                spawn_local(Rc::clone(&this).resume(host));
            }
        });
        let this = Rc::clone(self);
        dom::on(&self.reminders.list, "click", move |event| {
            let button = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            if let Some(reminder) = button.and_then(|button| this.reminders.of(&button)) {
                spawn_local(Rc::clone(&this).forget(reminder));
            }
        });
        let this = Rc::clone(self);
        Area::Local.on_change(Reminders::KEY, move |stored| this.reminders.show(stored.as_deref())).forget();
        let this = Rc::clone(self);
        Area::Local
            .on_change(Decisions::KEY, move |stored| this.refresh(&Stored::read(stored.as_deref())))
            .forget();
    }

    async fn read(self: Rc<Self>) {
        self.reminders.show(Area::Local.get(Reminders::KEY).await.unwrap_or_default().as_deref());
        match Area::Local.get(Decisions::KEY).await {
            Ok(stored) => self.refresh(&Stored::read(stored.as_deref())),
            Err(_) => {
                self.view.show(&self.draft.borrow());
                self.view.show_problems(&[PageProblem::SettingsUnavailable]);
            }
        }
    }

    fn refresh(&self, stored: &Stored) {
        self.draft.borrow_mut().refresh(stored);
        self.view.show(&self.draft.borrow());
        let problems: Vec<_> = stored.problems.iter().cloned().map(PageProblem::Settings).collect();
        self.view.show_problems(&problems);
    }

    fn show_whether_changed(&self) {
        let changed = self.draft.borrow().is_changed();
        self.view.result(changed.then(Phrase::settings_unsaved).as_ref());
    }

    async fn save(self: Rc<Self>) {
        let decisions = self.draft.borrow().decisions();
        self.view.mark_limit(decisions.as_ref().err().copied());
        let phrase = match decisions {
            Err(_) => Phrase::settings_not_saved(),
            Ok(decisions) => {
                let change = Change::between(&self.draft.borrow().stored, &decisions).to_json();
                ask(&ToBackground::ChangeSettings { change }, Phrase::settings_saved()).await
            }
        };
        self.view.result(Some(&phrase));
    }

    async fn forget(self: Rc<Self>, Reminder { name, organization, .. }: Reminder) {
        let done = ask(&ToBackground::ForgetReminder { name, organization }, Phrase::settings_forgot()).await;
        self.view.result(Some(&done));
    }

    async fn resume(self: Rc<Self>, host: String) {
        let done = ask(&ToBackground::Pause { host, paused: false }, Phrase::settings_resumed()).await;
        self.view.result(Some(&done));
    }
}

/// Asks the background and returns what to tell the person.
async fn ask(message: &ToBackground, done: Phrase) -> Phrase {
    match runtime::ask(message).await {
        Some(Reply::Done) => done,
        Some(Reply::Refused { phrase }) => phrase,
        _ => Phrase::settings_no_answer(),
    }
}

/// The host whose resume button was used.
fn host_of(event: &Event) -> Option<String> {
    event.target()?.dyn_into::<Element>().ok()?.get_attribute(view::HOST)
}
