//! The settings page. A change is stored when it is made, and can be undone.

mod about_company;
mod address;
mod complaint;
mod difference;
mod exception_pattern;
mod exceptions;
mod keys;
mod levels;
pub(crate) mod modes;
mod muted;
mod named_levels;
mod own_rules;
mod reminders;
mod servers;
mod sites;
pub(crate) mod state;
mod transfer;
mod view;

use std::cell::RefCell;
use std::rc::Rc;

use patrol_phrase::Phrase;
use patrol_policy::company::Managed;
use patrol_policy::{
    Change, Company, Decisions, Exception, ExceptionError, Level, Reminder, Reminders, Scope, Settings,
    Stored, TemporaryPauses,
};
use patrol_protocol::{FromPanel, PageProblem, Reply};
use patrol_webext::runtime;
use patrol_webext::storage::Area;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;

use crate::dom::{self, Page, set_text};
use crate::start_error::StartError;
use crate::{company, compiler, history, news, own_tokens, pauses, remembered};
use named_levels::NamedLevels;
use reminders::List;
use state::State;
use transfer::Transfer;
use view::View;

/// How often the minutes that are left of a pause are counted, in ms.
const COUNTED: i32 = 10_000;

struct SettingsPage {
    view: View,
    state: RefCell<State>,
    transfer: Transfer,
    reminders: List,
}

/// Binds the page and shows the stored settings as soon as they are read.
pub(crate) fn start(page: &Page) -> Result<(), StartError> {
    servers::start(page)?;
    sites::start(page)?;
    history::start(page)?;
    remembered::start(page)?;
    own_tokens::start(page)?;
    news::show(page)?;
    keys::show(page)?;
    set_text(&page.find::<Element>("version")?, news::VERSION);
    let settings = Rc::new(SettingsPage {
        view: View::find(page)?,
        state: RefCell::default(),
        transfer: Transfer::find(page)?,
        reminders: List::find(page)?,
    });
    settings.bind();
    settings.bind_transfer();
    settings.bind_lists();
    settings.bind_own_rules();
    settings.listen(page);
    spawn_local(settings.read(page.clone()));
    Ok(())
}

impl SettingsPage {
    fn bind(self: &Rc<Self>) {
        for (mode, card) in self.view.modes.iter() {
            let (this, mode) = (Rc::clone(self), *mode);
            dom::on(card, "change", move |_| this.edit(|decisions, usual| decisions.set_mode(mode, usual)));
        }
        for row in self.view.levels.iter() {
            let (this, rule, field) = (Rc::clone(self), row.rule, row.select.clone());
            dom::on(&row.select, "change", move |_| {
                if let Some(level) = Level::from_name(&field.value()) {
                    this.edit(|decisions, usual| decisions.set_level(rule, level, usual));
                }
            });
        }
        let this = Rc::clone(self);
        dom::on(&self.view.limit, "input", move |_| {
            this.state.borrow_mut().type_limit(this.view.limit.value());
            this.view.mark_limit(None);
        });
        let this = Rc::clone(self);
        dom::on(&self.view.limit, "change", move |_| this.take_limit());
        let this = Rc::clone(self);
        dom::on(&self.view.stop_unchecked, "change", move |_| {
            let stop = this.view.stop_unchecked.checked();
            this.edit(|decisions, usual| decisions.set_stop_unchecked(stop, usual));
        });
        let this = Rc::clone(self);
        dom::on(&self.view.name_own_tokens, "change", move |_| {
            let name = this.view.name_own_tokens.checked();
            this.edit(|decisions, usual| decisions.set_name_own_tokens(name, usual));
        });
        let this = Rc::clone(self);
        dom::on(&self.view.search, "input", move |_| this.view.search());
        let this = Rc::clone(self);
        dom::on(&self.view.reset_levels, "click", move |_| {
            this.edit(|decisions, _| decisions.reset_token_levels());
        });
        let this = Rc::clone(self);
        dom::on(&self.view.undo, "click", move |_| {
            let change = this.state.borrow_mut().undo();
            this.store(change, Phrase::settings_undone());
        });
        let this = Rc::clone(self);
        dom::on(&self.view.keep_usable, "click", move |_| {
            this.store(Some(Change::default()), Phrase::settings_repaired());
        });
    }

    fn bind_transfer(self: &Rc<Self>) {
        let transfer = &self.transfer;
        let this = Rc::clone(self);
        dom::on(&transfer.export, "click", move |_| Transfer::save(this.state.borrow().decisions()));
        let this = Rc::clone(self);
        dom::on(&transfer.import, "click", move |_| this.transfer.file.click());
        let this = Rc::clone(self);
        dom::on(&transfer.file, "change", move |_| {
            let this = Rc::clone(&this);
            spawn_local(async move {
                if let Some(text) = this.transfer.read().await {
                    this.transfer.preview(&text, &this.state.borrow());
                }
            });
        });
        let this = Rc::clone(self);
        dom::on(&transfer.apply, "click", move |_| {
            if let Some(wanted) = this.transfer.take() {
                this.edit(|decisions, _| *decisions = wanted);
            }
        });
        let this = Rc::clone(self);
        dom::on(&transfer.cancel, "click", move |_| this.transfer.close());
        let this = Rc::clone(self);
        dom::on(&transfer.reset, "click", move |_| {
            this.edit(|decisions, _| *decisions = Decisions::default());
        });
    }

    fn bind_lists(self: &Rc<Self>) {
        let this = Rc::clone(self);
        dom::on(&self.view.pauses.list, "click", move |event| {
            if let Some(scope) = this.view.pauses.pressed(event) {
                spawn_local(Rc::clone(&this).resume(scope));
            }
        });
        let this = Rc::clone(self);
        dom::on(&self.view.muted.list, "click", move |event| {
            if let Some(kind) = this.view.muted.pressed(event) {
                this.edit(|decisions, _| decisions.unmute(&kind));
            }
        });
        let lists: [fn(&View) -> &NamedLevels; 2] = [|view| &view.secret_levels, |view| &view.site_levels];
        for list in lists {
            for event in ["change", "click"] {
                let this = Rc::clone(self);
                dom::on(&list(&self.view).list, event, move |event| {
                    if let Some(edit) = list(&this.view).edited(event) {
                        this.edit(edit);
                    }
                });
            }
        }
        let exceptions = &self.view.exceptions;
        let this = Rc::clone(self);
        dom::on(&exceptions.list, "click", move |event| {
            if let Some(exception) = this.view.exceptions.pressed(event) {
                this.edit(|decisions, _| decisions.unexcept(&exception));
            }
        });
        let this = Rc::clone(self);
        dom::on_cancelable(&exceptions.form, "submit", move |event| {
            event.prevent_default();
            spawn_local(Rc::clone(&this).except());
        });
        let this = Rc::clone(self);
        dom::on(&self.reminders.list, "click", move |event| {
            if let Some(reminder) = this.reminders.pressed(event) {
                spawn_local(Rc::clone(&this).forget(reminder));
            }
        });
    }

    fn listen(self: &Rc<Self>, page: &Page) {
        let this = Rc::clone(self);
        Area::Local.on_change(Reminders::KEY, move |stored| this.reminders.show(stored.as_deref())).forget();
        let this = Rc::clone(self);
        Area::Local
            .on_change(Decisions::KEY, move |stored| this.refresh(&Stored::read(stored.as_deref())))
            .forget();
        let this = Rc::clone(self);
        company::on_change(move |managed| {
            this.follow(managed);
            spawn_local(Rc::clone(&this).read_pauses());
        });
        let this = Rc::clone(self);
        let follow = move || spawn_local(Rc::clone(&this).read_pauses());
        dom::every(&page.window, COUNTED, follow.clone());
        for (area, key) in [(Area::Local, Decisions::KEY), (Area::Session, TemporaryPauses::KEY)] {
            let follow = follow.clone();
            area.on_change(key, move |_| follow()).forget();
        }
        follow();
        // What was typed is not lost when the page is left before its field.
        let this = Rc::clone(self);
        dom::on(&page.window, "pagehide", move |_| this.take_limit());
    }

    async fn read(self: Rc<Self>, page: Page) {
        self.reminders.show(Area::Local.get(Reminders::KEY).await.unwrap_or_default().as_deref());
        self.follow(company::read().await);
        match Area::Local.get(Decisions::KEY).await {
            Ok(stored) => self.refresh(&Stored::read(stored.as_deref())),
            Err(_) => {
                self.view.show(&self.state.borrow());
                self.view.show_problems(&[PageProblem::SettingsUnavailable]);
            }
        }
        // The browser looked for the place in the address while nothing was there yet.
        page.scroll_to_hash();
    }

    /// Shows what the company has decided.
    fn follow(self: &Rc<Self>, managed: Managed) {
        self.view.company.show(&managed);
        self.state.borrow_mut().follow(managed.company.clone());
        self.view.show(&self.state.borrow());
        spawn_local(Rc::clone(self).show_company_problems(managed.company));
    }

    /// Shows what of the company's policy cannot be used, unless there is another one meanwhile.
    async fn show_company_problems(self: Rc<Self>, company: Company) {
        if let Ok(problems) = compiler::company_problems().await
            && *self.state.borrow().company() == company
        {
            self.view.company.show(&Managed { company, problems });
        }
    }

    fn refresh(&self, stored: &Stored) {
        self.state.borrow_mut().refresh(stored);
        self.view.show(&self.state.borrow());
        let problems: Vec<_> = stored.problems.iter().cloned().map(PageProblem::Settings).collect();
        self.view.show_problems(&problems);
    }

    /// Changes what the person has decided, and stores it.
    fn edit(self: &Rc<Self>, edit: impl FnOnce(&mut Decisions, &Settings)) {
        let change = self.state.borrow_mut().edit(edit);
        self.store(change, Phrase::settings_saved());
    }

    /// Stores the exception that is in the form, unless something is wrong with it, which is said.
    async fn except(self: Rc<Self>) {
        let exceptions = &self.view.exceptions;
        let read = exceptions.read();
        exceptions.mark(read.as_ref().err().copied());
        let Ok((exception, before)) = read else { return };
        match exceptions.pattern.check().await {
            Some(true) => exceptions.mark(self.store_exception(exception, before.as_ref()).err()),
            Some(false) => {
                let _ = exceptions.pattern.field.focus();
            }
            None => self.view.result(Some(&Phrase::settings_not_saved())),
        }
    }

    fn store_exception(
        self: &Rc<Self>,
        exception: Exception,
        before: Option<&Exception>,
    ) -> Result<(), ExceptionError> {
        if !self.state.borrow().company().lets_except(&exception) {
            self.view.result(Some(&Phrase::company_locked()));
            return Ok(());
        }
        let mut made = Ok(());
        let change = self.state.borrow_mut().edit(|decisions, _| made = decisions.except(exception, before));
        made?;
        self.view.exceptions.clear();
        self.store(change, Phrase::settings_saved());
        Ok(())
    }

    /// Stores the limit that was typed.
    fn take_limit(self: &Rc<Self>) {
        let taken = self.state.borrow_mut().take_limit();
        self.view.mark_limit(taken.as_ref().err().copied());
        match taken {
            Ok(change) => self.store(change, Phrase::settings_saved()),
            Err(_) => self.view.result(Some(&Phrase::settings_not_saved())),
        }
    }

    /// Stores a change, if there is one, and says what became of it.
    fn store(self: &Rc<Self>, change: Option<Change>, done: Phrase) {
        let Some(change) = change else { return };
        self.view.show(&self.state.borrow());
        self.view.result(None);
        let this = Rc::clone(self);
        spawn_local(async move {
            let message = FromPanel::ChangeSettings { change: change.to_json() };
            let Err(why) = outcome(runtime::ask(&message).await) else {
                return this.view.result(Some(&done));
            };
            this.state.borrow_mut().fail();
            if let Ok(kept) = Area::Local.get(Decisions::KEY).await {
                this.refresh(&Stored::read(kept.as_deref()));
            }
            this.view.result(Some(&why));
        });
    }

    async fn forget(self: Rc<Self>, Reminder { name, organization, .. }: Reminder) {
        let message = FromPanel::ForgetReminder { name, organization };
        let done = outcome(runtime::ask(&message).await).err().unwrap_or(Phrase::settings_forgot());
        self.view.result(Some(&done));
    }

    async fn read_pauses(self: Rc<Self>) {
        self.view.show_pauses(&pauses::read().await);
    }

    async fn resume(self: Rc<Self>, scope: Scope) {
        let message = FromPanel::Resume { scope };
        let done = outcome(runtime::ask(&message).await).err().unwrap_or(Phrase::settings_resumed());
        self.view.result(Some(&done));
    }
}

/// Whether the background has done what it was asked for; otherwise what to tell the person.
pub(crate) fn outcome(reply: Option<Reply>) -> Result<(), Phrase> {
    match reply {
        Some(Reply::Done) => Ok(()),
        Some(Reply::Refused { phrase }) => Err(phrase),
        _ => Err(Phrase::settings_no_answer()),
    }
}
