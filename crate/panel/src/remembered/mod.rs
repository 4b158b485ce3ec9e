//! The section of the settings about secrets that the person is not asked about again.

mod view;

use std::cell::RefCell;
use std::rc::Rc;

use patrol_phrase::Phrase;
use patrol_policy::RememberedSecret;
use patrol_protocol::{FromPanel, Reply};
use patrol_webext::runtime;
use wasm_bindgen_futures::spawn_local;

use crate::dom::{self, Page};
use crate::row_button;
use crate::settings::outcome;
use crate::start_error::StartError;
use view::View;

struct Section {
    view: View,
    /// As they stand in the list; `None` until they are known.
    shown: RefCell<Option<Vec<RememberedSecret>>>,
}

/// Binds the section and shows what is remembered as soon as it is known.
pub(crate) fn start(page: &Page) -> Result<(), StartError> {
    let section = Rc::new(Section { view: View::find(page)?, shown: RefCell::default() });
    let this = Rc::clone(&section);
    dom::on(&section.view.list, "click", move |event| {
        let secret =
            row_button::pressed(event).and_then(|place| this.shown.borrow().as_ref()?.get(place).cloned());
        if let Some(RememberedSecret { fingerprint, .. }) = secret {
            let message = FromPanel::ForgetRemembered { fingerprint };
            spawn_local(Rc::clone(&this).forget(message, Phrase::remembered_removed()));
        }
    });
    let this = Rc::clone(&section);
    dom::on(&section.view.remove_all, "click", move |_| {
        let message = FromPanel::ForgetAllRemembered;
        spawn_local(Rc::clone(&this).forget(message, Phrase::remembered_removed_all()));
    });
    // Something may have been remembered meanwhile; the browser does not tell of it.
    let this = Rc::clone(&section);
    dom::on(&page.window, "focus", move |_| spawn_local(Rc::clone(&this).refresh()));
    spawn_local(section.refresh());
    Ok(())
}

impl Section {
    async fn refresh(self: Rc<Self>) {
        match runtime::ask(&FromPanel::ListRemembered).await {
            Some(Reply::Remembered { secrets }) => {
                let known = Some(secrets);
                // Where nothing has changed, the focus stays in the list.
                if *self.shown.borrow() != known {
                    self.view.show(known.as_deref().unwrap_or_default());
                    self.shown.replace(known);
                }
            }
            other => self.view.say(&outcome(other).err().unwrap_or(Phrase::settings_no_answer())),
        }
    }

    async fn forget(self: Rc<Self>, message: FromPanel, done: Phrase) {
        let result = outcome(runtime::ask(&message).await);
        Rc::clone(&self).refresh().await;
        self.view.say(&result.err().unwrap_or(done));
    }
}
