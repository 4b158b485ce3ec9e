//! The choice of a mode: the cards of the settings page, stored as it stores them.

use std::cell::RefCell;
use std::rc::Rc;

use patrol_phrase::Phrase;
use patrol_policy::company::Managed;
use patrol_policy::{Decisions, Mode, Stored};
use patrol_protocol::FromPanel;
use patrol_webext::runtime;
use patrol_webext::storage::Area;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;

use super::say;
use crate::company;
use crate::dom::{self, Page, set_text};
use crate::settings::modes::Modes;
use crate::settings::outcome;
use crate::settings::state::State;
use crate::start_error::StartError;

struct Choice {
    modes: Modes,
    state: RefCell<State>,
    result: Element,
}

pub(crate) fn start(page: &Page) -> Result<(), StartError> {
    let choice = Rc::new(Choice {
        modes: Modes::build(page)?,
        state: RefCell::default(),
        result: page.find("mode-result")?,
    });
    for (mode, card) in choice.modes.iter() {
        let (this, mode) = (Rc::clone(&choice), *mode);
        dom::on(card, "change", move |_| spawn_local(Rc::clone(&this).choose(mode)));
    }
    let this = Rc::clone(&choice);
    Area::Local.on_change(Decisions::KEY, move |stored| this.show(stored.as_deref())).forget();
    let this = Rc::clone(&choice);
    company::on_change(move |managed| this.follow(managed));
    spawn_local(async move { choice.read().await });
    Ok(())
}

impl Choice {
    async fn read(&self) {
        self.follow(company::read().await);
        self.show(Area::Local.get(Decisions::KEY).await.unwrap_or_default().as_deref());
    }

    fn follow(&self, managed: Managed) {
        self.state.borrow_mut().follow(managed.company);
        self.modes.show(&self.state.borrow());
    }

    fn show(&self, stored: Option<&str>) {
        self.state.borrow_mut().refresh(&Stored::read(stored));
        self.modes.show(&self.state.borrow());
    }

    async fn choose(self: Rc<Self>, mode: Mode) {
        let change = self.state.borrow_mut().edit(|decisions, usual| decisions.set_mode(mode, usual));
        let Some(change) = change else { return };
        self.modes.show(&self.state.borrow());
        set_text(&self.result, "");
        let message = FromPanel::ChangeSettings { change: change.to_json() };
        let done = outcome(runtime::ask(&message).await);
        if done.is_err() {
            self.read().await;
        }
        say(&self.result, &done.err().unwrap_or(Phrase::settings_saved()));
    }
}
