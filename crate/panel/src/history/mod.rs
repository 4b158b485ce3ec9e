//! The history: what the log holds, in sentences; what a person does not want to keep is taken out.

mod entries;
mod export;
mod filter;
mod sentence;
mod view;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use patrol_phrase::Phrase;
use patrol_policy::{AuditEntry, AuditLog, Forget};
use patrol_protocol::FromPanel;
use patrol_webext::runtime;
use patrol_webext::storage::Area;
use wasm_bindgen_futures::spawn_local;

use crate::dom::{self, Page};
use crate::download::{self, Format};
use crate::row_button;
use crate::settings::outcome;
use crate::start_error::StartError;
use view::View;

/// So many entries are shown at first, and so many more at a time.
const STEP: usize = 50;

struct History {
    view: View,
    log: RefCell<AuditLog>,
    /// Some of it could not be read, now or earlier.
    damaged: Cell<bool>,
    /// How many entries are shown at most.
    most: Cell<usize>,
    /// What is deleted when the person confirms it.
    asked: RefCell<Option<Forget>>,
}

/// Binds the section and shows the log as soon as it is read.
pub(crate) fn start(page: &Page) -> Result<(), StartError> {
    let history = Rc::new(History {
        view: View::find(page)?,
        log: RefCell::default(),
        damaged: Cell::default(),
        most: Cell::new(STEP),
        asked: RefCell::default(),
    });
    history.bind();
    for key in [AuditLog::KEY, AuditLog::SET_ASIDE_KEY] {
        let this = Rc::clone(&history);
        Area::Local.on_change(key, move |_| spawn_local(Rc::clone(&this).read())).forget();
    }
    spawn_local(history.read());
    Ok(())
}

impl History {
    fn bind(self: &Rc<Self>) {
        let view = &self.view;
        let this = Rc::clone(self);
        dom::on(&view.filters, "change", move |_| {
            this.most.set(STEP);
            this.show();
        });
        let this = Rc::clone(self);
        dom::on(&view.more, "click", move |_| {
            let shown = this.most.get();
            this.most.set(shown + STEP);
            this.show();
            this.view.focus_entry(shown);
        });
        let this = Rc::clone(self);
        dom::on(&view.csv, "click", move |_| {
            download::save(&export::csv(&this.wanted()), "patrol-history", Format::Csv);
        });
        let this = Rc::clone(self);
        dom::on(&view.json, "click", move |_| {
            download::save(&export::json(&this.wanted()), "patrol-history", Format::Json);
        });
        let this = Rc::clone(self);
        dom::on(&view.list, "click", move |event| {
            let at = row_button::pressed(event);
            if let Some(entry) = at.and_then(|at| this.wanted().get(at).cloned()) {
                spawn_local(Rc::clone(&this).forget(Forget::One(entry)));
            }
        });
        let this = Rc::clone(self);
        dom::on(&view.delete_all, "click", move |_| this.ask(Forget::All));
        let this = Rc::clone(self);
        dom::on(&view.day, "input", move |_| this.view.allow_older(view::start_of(&this.view.day.value())));
        let this = Rc::clone(self);
        dom::on(&view.delete_older, "click", move |_| {
            if let Some(time) = view::start_of(&this.view.day.value()) {
                this.ask(Forget::Before(time));
            }
        });
        let this = Rc::clone(self);
        dom::on(&view.confirm, "click", move |_| {
            this.view.close_question();
            if let Some(what) = this.asked.take() {
                spawn_local(Rc::clone(&this).forget(what));
            }
        });
        let this = Rc::clone(self);
        dom::on(&view.keep, "click", move |_| this.view.close_question());
    }

    async fn read(self: Rc<Self>) {
        let stored = Area::Local.get(AuditLog::KEY).await.unwrap_or_default();
        let aside = Area::Local.get(AuditLog::SET_ASIDE_KEY).await.unwrap_or_default();
        let log = AuditLog::read(stored.as_deref());
        // An empty list is left when the copies were deleted.
        self.damaged.set(log.unreadable().is_some() || aside.is_some_and(|copies| copies != "[]"));
        self.log.replace(log);
        self.show();
    }

    fn show(&self) {
        let log = self.log.borrow();
        self.view.show(log.entries(), &self.wanted(), self.most.get(), self.damaged.get());
    }

    /// The entries that the filters let through, the newest first.
    fn wanted(&self) -> Vec<AuditEntry> {
        self.view.filter().newest_first(self.log.borrow().entries())
    }

    /// Asks before more than one entry goes: nothing brings them back.
    fn ask(&self, what: Forget) {
        if what == Forget::All && self.damaged.get() {
            self.asked.replace(Some(what));
            self.view.question(&Phrase::history_delete_unreadable());
            return;
        }
        let mut left = self.log.borrow().clone();
        let before = left.entries().len();
        left.forget(&what);
        match before - left.entries().len() {
            0 => self.view.say(&Phrase::history_none_older()),
            going => {
                self.asked.replace(Some(what));
                self.view.question(&Phrase::history_delete_question(going));
            }
        }
    }

    async fn forget(self: Rc<Self>, what: Forget) {
        let reply = runtime::ask(&FromPanel::ForgetHistory { what: what.to_json() }).await;
        self.view.say(&outcome(reply).err().unwrap_or(Phrase::history_deleted()));
    }
}
