use patrol_azdo::structure::{
    AREA, BOX, CHOICE, CONTROLS, DATE, DROPDOWN, FIELD, LINK, PANEL, RADIO, SCOPE_MODE_CUSTOM,
};
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlInputElement};

use crate::structure::all;

/// The letters of `patrol_azdo::Kind`; the first that fits counts.
const KINDS: [(char, &str); 7] = [
    ('o', CHOICE),
    ('m', DROPDOWN),
    ('c', SCOPE_MODE_CUSTOM),
    ('r', RADIO),
    ('b', BOX),
    ('l', LINK),
    ('f', FIELD),
];

/// The panel of the token form, if it is open: one with the scope radios, or with scope boxes and a drop-down where only some scopes are
/// allowed.
pub(super) fn find(document: &Document) -> Option<Element> {
    let has = |panel: &Element, selector: &str| matches!(panel.query_selector(selector), Ok(Some(_)));
    all(document.document_element().as_ref()?, PANEL)
        .into_iter()
        .find(|panel| has(panel, SCOPE_MODE_CUSTOM) || (has(panel, BOX) && has(panel, DROPDOWN)))
}

/// The controls of a form with what they show, in the writing of `patrol_azdo::Controls`. What they mean, the background knows.
pub(super) fn look(panel: &Element) -> (Vec<Element>, String) {
    let root = panel.owner_document().and_then(|document| document.document_element());
    let mut controls = Vec::new();
    let mut lines = String::new();
    let mut last_area = None;
    for element in root.map(|root| all(&root, CONTROLS)).unwrap_or_default() {
        let fits = |selector: &str| element.matches(selector) == Ok(true);
        let Some((letter, _)) = KINDS.iter().find(|(_, selector)| fits(selector)) else { continue };
        let mut letter = *letter;
        if letter != 'o' && !panel.contains(Some(&element)) {
            continue;
        }
        if letter == 'b' {
            let area = element.closest(AREA).ok().flatten().or_else(|| element.parent_element());
            if area != last_area {
                let title = area
                    .as_ref()
                    .and_then(|area| area.first_element_child())
                    .unwrap_or_else(|| element.clone());
                add(&mut lines, 'a', &title);
                controls.push(title);
                last_area = area;
            }
        } else if letter == 'f' && matches!(element.closest(DATE), Ok(Some(_))) {
            letter = 'd';
        }
        add(&mut lines, letter, &element);
        controls.push(element);
    }
    (controls, lines)
}

fn add(lines: &mut String, letter: char, element: &Element) {
    let is = |name: &str| element.get_attribute(name).as_deref() == Some("true");
    let text = match element.dyn_ref::<HtmlInputElement>() {
        Some(input) => input.value(),
        None => element.text_content().unwrap_or_default(),
    };
    lines.push(letter);
    lines.push(if is("aria-checked") || is("aria-selected") || is("aria-invalid") { '1' } else { '0' });
    // A line is a control; nothing that stands in one may begin another.
    lines.extend(text.chars().filter(|c| !c.is_control()));
    lines.push('\n');
}
