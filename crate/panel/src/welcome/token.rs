//! A token to practise with: of the right shape, so that Patrol takes it for one, and nobody's.

use js_sys::{Date, Math};
use patrol_detect::{Month, generate};
use patrol_phrase::Phrase;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Element;

use super::say;
use crate::dom::{self, Page, set_text};
use crate::start_error::StartError;

pub(crate) fn start(page: &Page) -> Result<(), StartError> {
    let token = made_now();
    set_text(&page.find::<Element>("token")?, &token);
    let (button, answer): (Element, Element) = (page.find("copy")?, page.find("copy-answer")?);
    let clipboard = page.window.navigator().clipboard();
    dom::on(&button, "click", move |_| {
        let (answer, copied) = (answer.clone(), clipboard.write_text(&token));
        spawn_local(async move {
            say(
                &answer,
                &match JsFuture::from(copied).await {
                    Ok(_) => Phrase::welcome_copied(),
                    Err(_) => Phrase::welcome_not_copied(),
                },
            );
        });
    });
    Ok(())
}

fn made_now() -> String {
    let now = Date::new_0();
    // Below 2^53: every such number is one that a float holds.
    let seed = (Math::random() * 9_007_199_254_740_992.0) as u64;
    let year = u16::try_from(now.get_utc_full_year()).unwrap_or_default();
    let month = u8::try_from(now.get_utc_month() + 1).unwrap_or_default();
    generate::azure_devops_pat_issued(seed, Month { year, month })
}
