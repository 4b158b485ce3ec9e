use std::cell::Cell;
use std::rc::Rc;

use patrol_azdo::{Field, Fix};
use patrol_settings::Phrase;
use patrol_webext::element::Builder;
use patrol_webext::{EventListener, say, text};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;

use super::change::{self, press};
use super::controls::Controls;
use super::{advisor, open};
use crate::page::Page;

/// The words on the button of a change.
pub(super) fn label(page: &Page, fix: &Fix) -> String {
    match fix {
        Fix::Days { days } => say(&Phrase::new("formFixDays").with(days)),
        Fix::CurrentOrganization => {
            say(&Phrase::new("formFixOrganization").with(page.place().organization.unwrap_or_default()))
        }
        Fix::CustomScopes => text("formFixCustom"),
        Fix::Scopes { .. } => text("formFixScopes"),
    }
}

/// Makes the change when a person presses the button.
pub(super) fn on_press(
    page: &Rc<Page>,
    form: &Controls,
    button: &Builder,
    fixes: &[Fix],
    place: &Rc<Cell<usize>>,
) -> Option<EventListener> {
    let (page, form, fixes, place) = (Rc::clone(page), form.clone(), fixes.to_vec(), Rc::clone(place));
    Some(EventListener::new(button.get()?, "click", move |event| {
        if event.is_trusted() {
            let (page, form, fixes, place) =
                (Rc::clone(&page), form.clone(), fixes.clone(), Rc::clone(&place));
            spawn_local(async move {
                let mut done = true;
                for fix in fixes {
                    done &= make(&page, &form, fix, &place).await;
                }
                // What the form did not take, the person is told to do.
                let words = form.checked_words();
                let said = match done {
                    false => Phrase::new("formFixFailed"),
                    true if words.is_empty() => Phrase::new("formFixed"),
                    true => Phrase::new("formTicked").with(words),
                };
                open::tell(&say(&said));
            });
        }
    }))
}

/// Makes a change. `false` when the form did not take it.
async fn make(page: &Rc<Page>, form: &Controls, fix: Fix, place: &Cell<usize>) -> bool {
    let organization = page.place().organization.unwrap_or_default();
    let (reach, expiry) = form.dropdowns(&organization, place);
    let field = match fix {
        Fix::Days { .. } => Field::Expiry,
        Fix::CurrentOrganization => Field::Organization,
        Fix::CustomScopes | Fix::Scopes { .. } => Field::Scopes,
    };
    let done = match fix {
        Fix::Days { days } => match expiry {
            Some(expiry) => change::days(page, form, &expiry, days.into()).await,
            None => false,
        },
        Fix::CurrentOrganization => match reach {
            Some(reach) => change::organization(page, &reach, &organization).await,
            None => false,
        },
        Fix::CustomScopes => change::custom(page, form).await,
        Fix::Scopes { ids } => scopes(page, form, &ids).await,
    };
    // The button may be gone with what it was about.
    if let Some(control) =
        form.control(field, place).and_then(|control| control.dyn_into::<HtmlElement>().ok())
    {
        let _ = control.focus();
    }
    done
}

/// Ticks exactly these scopes, with all areas shown if need be.
async fn scopes(page: &Rc<Page>, form: &Controls, ids: &[String]) -> bool {
    if form.full_access() && !change::custom(page, form).await {
        return false;
    }
    let mut wanted = advisor::standing(ids, form.standing()).await;
    if wanted.is_none()
        && let Some(link) = form.show_all()
    {
        let shown = form.boxes().len();
        press(&link);
        change::comes(page, &|| form.boxes().len() > shown).await;
        wanted = advisor::standing(ids, form.standing()).await;
    }
    match wanted {
        Some(wanted) => change::boxes(page, form, &wanted).await,
        None => false,
    }
}
