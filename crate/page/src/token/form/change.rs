//! Changes of the form that a person asked for. Each is done as a person does it, and looked at afterwards: the page decides what it takes.

use js_sys::{Date, Function, Promise};
use patrol_azdo::{only_number, structure::OPTION};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, Event, EventInit, HtmlElement, HtmlInputElement};

use super::controls::{Controls, names};
use crate::page::Page;
use crate::structure::all;

/// How often the page is looked at until it has drawn what was asked for, and the time between, in ms: two seconds in all.
const LOOKS: u32 = 40;
const PAUSE: i32 = 50;

/// Presses a control of the page.
pub(super) fn press(control: &Element) {
    if let Some(control) = control.dyn_ref::<HtmlElement>() {
        control.click();
    }
}

/// Looks until it is so. `false` when the page does not come to it.
pub(super) async fn comes(page: &Page, so: &dyn Fn() -> bool) -> bool {
    for _ in 0..LOOKS {
        if so() {
            return true;
        }
        let pause = Promise::new(&mut |done: Function, _| {
            let _ = page.window.set_timeout_with_callback_and_timeout_and_arguments_0(&done, PAUSE);
        });
        let _ = JsFuture::from(pause).await;
    }
    so()
}

/// Chooses single scopes instead of full access.
pub(super) async fn custom(page: &Page, form: &Controls) -> bool {
    if let Some(radio) = form.custom() {
        press(&radio);
    }
    comes(page, &|| !form.full_access() && !form.boxes().is_empty()).await
}

/// Chooses the organization with this name.
pub(super) async fn organization(page: &Page, dropdown: &HtmlInputElement, name: &str) -> bool {
    choose(page, dropdown, &|text| u8::from(names(text, name))).await;
    comes(page, &|| names(&dropdown.value(), name)).await
}

/// Lets the token end in some days: by the choice with that number, else by a date of one's own.
pub(super) async fn days(page: &Page, form: &Controls, dropdown: &HtmlInputElement, days: u32) -> bool {
    // What names no number is "custom defined".
    let liking = |text: &str| match only_number(text) {
        Some(number) if number == days => 2,
        _ if text.contains(|c: char| c.is_ascii_digit()) => 0,
        _ => 1,
    };
    if !choose(page, dropdown, &liking).await {
        return false;
    }
    if only_number(&dropdown.value()) == Some(days) {
        return true;
    }
    if !comes(page, &|| form.date().is_some()).await {
        return false;
    }
    let Some(field) = form.date() else { return false };
    let day = Date::new_0();
    day.set_utc_date(day.get_utc_date() + days);
    let text = String::from(day.to_iso_string());
    let text = text.get(..10).unwrap_or_default();
    write(&field, text);
    comes(page, &|| form.date().is_some_and(|field| holds(&field, text))).await
}

/// Brings the boxes into a standing, in the writing of [`Controls::standing`]. Boxes draw others with them, so each step is looked at.
pub(super) async fn boxes(page: &Page, form: &Controls, wanted: &str) -> bool {
    // From the last to the first: a level brings the lower ones, and a lower one takes the higher ones away.
    for at in (0..wanted.len()).rev() {
        let digit = wanted.as_bytes()[at];
        let stands = || form.standing().as_bytes().get(at) == Some(&digit);
        if stands() {
            continue;
        }
        // Areas are apart by a sign, which is no box.
        let index = wanted.as_bytes()[..at].iter().filter(|sign| **sign != b'/').count();
        if let Some((one, _)) = form.boxes().get(index) {
            press(one);
        }
        if !comes(page, &stands).await {
            return false;
        }
    }
    form.standing() == wanted
}

/// Opens a drop-down and takes the choice that is liked best; 0 is not at all. Without one the drop-down closes as it was.
async fn choose(page: &Page, dropdown: &HtmlInputElement, liking: &dyn Fn(&str) -> u8) -> bool {
    let options = || page.document.document_element().map(|root| all(&root, OPTION)).unwrap_or_default();
    dropdown.click();
    if !comes(page, &|| !options().is_empty()).await {
        return false;
    }
    let mut taken: Option<Element> = None;
    let mut best = 0;
    for option in options() {
        let liked = liking(&option.text_content().unwrap_or_default());
        let stands = option.get_attribute("aria-selected").as_deref() == Some("true");
        if liked > best || (best == 0 && stands) {
            best = liked;
            taken = Some(option);
        }
    }
    if let Some(option) = taken {
        press(&option);
    }
    comes(page, &|| options().is_empty()).await && best > 0
}

/// Writes into a field so that the page's framework takes it for typed: past its own setter, with the events of typing and leaving.
fn write(field: &HtmlInputElement, text: &str) {
    let _ = field.focus();
    field.set_value(text);
    let init = EventInit::new();
    init.set_bubbles(true);
    for kind in ["input", "change"] {
        if let Ok(event) = Event::new_with_event_init_dict(kind, &init) {
            let _ = field.dispatch_event(&event);
        }
    }
    let _ = field.blur();
}

/// Whether a date field took an ISO date. Date controls may write it in another way, but not with another day or year.
fn holds(field: &HtmlInputElement, date: &str) -> bool {
    let value = field.value();
    let has = |part: &str| {
        value.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.trim_start_matches('0') == part)
    };
    let day = date.get(8..).unwrap_or_default().trim_start_matches('0');
    field.get_attribute("aria-invalid").as_deref() != Some("true")
        && has(date.get(..4).unwrap_or_default())
        && has(day)
}
