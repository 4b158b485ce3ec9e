use std::cell::RefCell;
use std::rc::Rc;

use patrol_azdo::structure::{DROPDOWN, PANEL, PANEL_CONTENT, RADIO, RADIO_GROUP, SCOPE_MODE_CUSTOM};
use patrol_settings::Phrase;
use patrol_webext::element::Builder;
use patrol_webext::{PageProblem, say, text};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

use crate::overlay::{Host, make, notice};
use crate::page::Page;
use crate::structure::{all, column_within};

thread_local! {
    /// The banner that stands in the open form, with what it says.
    static BANNER: RefCell<Option<(Host, Vec<Phrase>)>> = const { RefCell::new(None) };
}

/// Whether the token form is open and is the one that the adapter knows.
pub(super) fn recognised(page: &Page) -> bool {
    panel(page).is_some()
}

/// Keeps the banner in the open form up to date, and says so when a form is open that the adapter does not know.
pub(super) fn survey(page: &Rc<Page>) {
    let on_page = page.is_token_page() && !page.is_paused();
    let panel = if on_page { panel(page) } else { None };
    let unknown = on_page && panel.is_none() && unknown_form(page);
    let known = panel.is_some();
    if unknown && page.set_problem(PageProblem::FormNotRecognised, true) {
        notice(page, &PageProblem::FormNotRecognised.phrase());
    } else if known || !on_page {
        page.set_problem(PageProblem::FormNotRecognised, false);
    }
    BANNER.with_borrow_mut(|banner| match panel {
        Some(panel) => keep(page, &panel, banner),
        None => {
            if let Some((host, _)) = banner.take() {
                host.remove();
            }
        }
    });
}

fn panel(page: &Page) -> Option<Element> {
    page.document.query_selector(SCOPE_MODE_CUSTOM).ok()??.closest(PANEL).ok()?
}

/// A dialog with a field to fill in and something to choose from: it could be the token form in another structure. The view after
/// creation has only a read-only field, a question about revoking has none.
fn unknown_form(page: &Page) -> bool {
    const FILLED_IN: &str = "[role=dialog] input:not([readonly]):not([type=button]):not([type=checkbox]):not([type=radio]), dialog[open] input:not([readonly])";
    const CHOSEN: &str =
        "[role=dialog] :is([role=radio], [role=checkbox], input[type=radio], input[type=checkbox])";
    let present = |selector: &str| matches!(page.document.query_selector(selector), Ok(Some(_)));
    present(FILLED_IN) && present(CHOSEN)
}

fn keep(page: &Page, panel: &Element, banner: &mut Option<(Host, Vec<Phrase>)>) {
    let says = advice(page, panel);
    if let Some((host, said)) = banner
        && host.element.is_connected()
        && panel.contains(Some(&host.element))
    {
        if *said != says {
            host.show(&[&draw(page, &says)]);
            *said = says;
        }
        return;
    }
    if let Some((host, _)) = banner.take() {
        host.remove();
    }
    let Some(host) = Host::new(&page.document, "patrol-advice") else { return };
    host.show(&[&draw(page, &says)]);
    if place(panel, &host) {
        *banner = Some((host, says));
    }
}

/// What is to be said about the form as it stands. Only what can be read in every language: the scope mode, and whether the chosen
/// organization is the one in the address.
fn advice(page: &Page, panel: &Element) -> Vec<Phrase> {
    let mut says = vec![Phrase::new("formAdvice").with(page.settings().lifetime_limit_days)];
    if full_access_chosen(panel) {
        says.push(Phrase::new("formFullAccess"));
    }
    if let Some(organization) = page.place().organization
        && !organization_chosen(panel, &organization)
    {
        says.push(Phrase::new("formOtherOrganization").with(organization));
    }
    says
}

/// The other radio of the group in which "custom defined" stands.
fn full_access_chosen(panel: &Element) -> bool {
    let Ok(Some(custom)) = panel.query_selector(SCOPE_MODE_CUSTOM) else { return false };
    let group = custom.closest(RADIO_GROUP).ok().flatten().unwrap_or_else(|| panel.clone());
    all(&group, RADIO)
        .iter()
        .any(|radio| *radio != custom && radio.get_attribute("aria-checked").as_deref() == Some("true"))
}

/// Organization names are not translated, so one of the closed dropdowns shows the name of the address, or another choice was made.
fn organization_chosen(panel: &Element, organization: &str) -> bool {
    let dropdowns = all(panel, DROPDOWN);
    dropdowns.is_empty()
        || dropdowns
            .iter()
            .filter_map(|dropdown| dropdown.dyn_ref::<HtmlInputElement>())
            .any(|dropdown| dropdown.value().trim().eq_ignore_ascii_case(organization))
}

fn draw(page: &Page, says: &[Phrase]) -> Builder {
    let make = |tag: &str| make(&page.document, tag);
    let lines: Vec<Builder> = says
        .iter()
        .enumerate()
        .map(|(index, phrase)| {
            let line = make("p").text(&say(phrase));
            if index == 0 { line } else { line.class("attention") }
        })
        .collect();
    make("section")
        .class("card")
        .attr("aria-label", &text("name"))
        .attr("aria-live", "polite")
        .children(&lines)
        .child(&make("p").text(&text("formAlternative")))
}

/// Puts the banner at the top of what scrolls in the panel.
fn place(panel: &Element, host: &Host) -> bool {
    let content = panel.query_selector(PANEL_CONTENT).ok().flatten().unwrap_or_else(|| panel.clone());
    let content = column_within(&content).unwrap_or(content);
    content.insert_before(&host.element, content.first_child().as_ref()).is_ok()
}
