//! A section of the settings with a list of what is known by fingerprints, where each entry and all of them can be removed.

mod view;

use std::cell::RefCell;
use std::rc::Rc;

use patrol_phrase::Phrase;
use patrol_policy::Decisions;
use patrol_protocol::{FromPanel, Reply};
use patrol_webext::runtime;
use patrol_webext::storage::Area;
use wasm_bindgen_futures::spawn_local;

use crate::dom::{self, Page};
use crate::row_button;
use crate::settings::outcome;
use crate::start_error::StartError;
use view::View;

/// The ids of the section's elements.
pub(crate) struct Ids {
    pub(crate) heading: &'static str,
    pub(crate) list: &'static str,
    /// What is said where there is no entry.
    pub(crate) none: &'static str,
    pub(crate) remove_all: &'static str,
    /// What is said of the last step.
    pub(crate) result: &'static str,
}

/// An entry of the list.
pub(crate) trait Entry: Clone + PartialEq + 'static {
    /// The section's elements.
    const IDS: Ids;

    /// What asks for the list.
    fn ask() -> FromPanel;

    /// The list in the answer to that, the latest first; `None` for another answer.
    fn read(reply: &Reply) -> Option<&Vec<Self>>;

    /// What is said of it.
    fn sentence(&self) -> Phrase;

    /// What a reader says for the button beside it.
    fn remove_label(&self) -> Phrase;

    /// What removes it.
    fn remove(&self) -> FromPanel;

    /// What removes all.
    fn remove_all() -> FromPanel;

    /// What is said when one was removed.
    fn removed() -> Phrase;

    /// What is said when all were removed.
    fn removed_all() -> Phrase;
}

struct Section<T> {
    view: View,
    /// As they stand in the list; `None` until they are known.
    shown: RefCell<Option<Vec<T>>>,
}

/// Binds the section and shows what there is as soon as it is known.
pub(crate) fn start<T: Entry>(page: &Page) -> Result<(), StartError> {
    let section = Rc::new(Section::<T> { view: View::find(page, &T::IDS)?, shown: RefCell::default() });
    let this = Rc::clone(&section);
    dom::on(&section.view.list, "click", move |event| {
        let entry =
            row_button::pressed(event).and_then(|place| this.shown.borrow().as_ref()?.get(place).cloned());
        if let Some(entry) = entry {
            spawn_local(Rc::clone(&this).remove(entry.remove(), T::removed()));
        }
    });
    let this = Rc::clone(&section);
    dom::on(&section.view.remove_all, "click", move |_| {
        spawn_local(Rc::clone(&this).remove(T::remove_all(), T::removed_all()));
    });
    // There may be others meanwhile; the browser does not tell of it.
    let this = Rc::clone(&section);
    dom::on(&page.window, "focus", move |_| spawn_local(Rc::clone(&this).refresh()));
    // What is not to be kept any more goes at once.
    let this = Rc::clone(&section);
    Area::Local.on_change(Decisions::KEY, move |_| spawn_local(Rc::clone(&this).refresh())).forget();
    spawn_local(section.refresh());
    Ok(())
}

impl<T: Entry> Section<T> {
    async fn refresh(self: Rc<Self>) {
        let answer = runtime::ask(&T::ask()).await;
        match answer.as_ref().and_then(T::read) {
            Some(entries) => {
                let known = Some(entries.clone());
                // Where nothing has changed, the focus stays in the list.
                if *self.shown.borrow() != known {
                    self.view.show(known.as_deref().unwrap_or_default());
                    self.shown.replace(known);
                }
            }
            None => self.view.say(&outcome(answer).err().unwrap_or(Phrase::settings_no_answer())),
        }
    }

    async fn remove(self: Rc<Self>, message: FromPanel, done: Phrase) {
        let result = outcome(runtime::ask(&message).await);
        Rc::clone(&self).refresh().await;
        self.view.say(&result.err().unwrap_or(done));
    }
}
