use std::cell::Cell;

use patrol_azdo::Field;
use patrol_azdo::structure::{
    AREA, BOX, DATE, DROPDOWN, LINK, PANEL, RADIO, RADIO_GROUP, SCOPE_MODE_CUSTOM, TEXT,
};
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlInputElement, Node};

use crate::structure::all;

/// The open token form. Its controls are looked up each time: the page makes them anew as it likes.
#[derive(Clone, PartialEq)]
pub(super) struct Controls {
    /// The panel that the form stands in.
    pub(super) panel: Element,
}

impl Controls {
    /// The form, if it is open: a panel with the scope radios, or with scope boxes and a drop-down where only some scopes are allowed.
    pub(super) fn find(document: &Document) -> Option<Controls> {
        let page = document.document_element()?;
        all(&page, PANEL)
            .into_iter()
            .map(|panel| Controls { panel })
            .find(|form| form.one(SCOPE_MODE_CUSTOM).is_some() || (form.has(BOX) && form.has(DROPDOWN)))
    }

    fn one(&self, selector: &str) -> Option<Element> {
        self.panel.query_selector(selector).ok()?
    }

    fn has(&self, selector: &str) -> bool {
        self.one(selector).is_some()
    }

    fn fields(&self, selector: &str) -> Vec<HtmlInputElement> {
        all(&self.panel, selector).into_iter().filter_map(|element| element.dyn_into().ok()).collect()
    }

    /// Where the display name is written.
    pub(super) fn name(&self) -> Option<HtmlInputElement> {
        self.fields(TEXT).into_iter().find(|field| !is_date(field))
    }

    /// Where a date of one's own is written: a date control, or else a second field beside the name.
    pub(super) fn date(&self) -> Option<HtmlInputElement> {
        let mut fields = self.fields(TEXT);
        let at = fields.iter().position(|field| is_date(field)).unwrap_or(1);
        (at < fields.len()).then(|| fields.swap_remove(at))
    }

    /// The drop-downs of organization and expiry. Names of organizations are not translated, so the one that shows the name of the
    /// address is the organization's; that is remembered in `place` for when it shows something else.
    pub(super) fn dropdowns(
        &self,
        organization: &str,
        place: &Cell<usize>,
    ) -> (Option<HtmlInputElement>, Option<HtmlInputElement>) {
        let mut both = self.fields(DROPDOWN);
        if let Some(at) = both.iter().position(|shown| names(&shown.value(), organization)) {
            place.set(at);
        }
        if place.get() < both.len() {
            both.swap(0, place.get());
        }
        let mut both = both.into_iter();
        (both.next(), both.next())
    }

    /// The radio "custom defined".
    pub(super) fn custom(&self) -> Option<Element> {
        self.one(SCOPE_MODE_CUSTOM)
    }

    /// Whether full access is chosen: the other radio of the group in which "custom defined" stands.
    pub(super) fn full_access(&self) -> bool {
        let Some(custom) = self.custom() else { return false };
        let group = custom.closest(RADIO_GROUP).ok().flatten().unwrap_or_else(|| self.panel.clone());
        all(&group, RADIO).iter().any(|radio| *radio != custom && is_checked(radio))
    }

    /// The scope boxes, each with the area that it belongs to.
    pub(super) fn boxes(&self) -> Vec<(Element, Option<Element>)> {
        let area = |one: &Element| one.closest(AREA).ok().flatten().or_else(|| one.parent_element());
        all(&self.panel, BOX)
            .into_iter()
            .map(|one| (area(&one), one))
            .map(|(area, one)| (one, area))
            .collect()
    }

    /// How the boxes stand: a digit for each, `1` where it is checked, areas apart by `/`.
    pub(super) fn standing(&self) -> String {
        let mut standing = String::new();
        let mut last = None;
        for (one, area) in self.boxes() {
            if !standing.is_empty() && area != last {
                standing.push('/');
            }
            standing.push(if is_checked(&one) { '1' } else { '0' });
            last = area;
        }
        standing
    }

    /// The page's own words for what is checked.
    pub(super) fn checked_words(&self) -> String {
        if self.full_access() {
            return String::new();
        }
        let words = |element: &Element| element.text_content().unwrap_or_default();
        let mut said: Vec<String> = Vec::new();
        for (one, area) in self.boxes().iter().filter(|(one, _)| is_checked(one)) {
            let title = area.as_ref().and_then(Element::first_element_child).map(|title| words(&title));
            said.push([title.unwrap_or_default(), words(one)].join(" · "));
        }
        said.join(", ")
    }

    /// The control that a note or the focus belongs to.
    pub(super) fn control(&self, field: Field, place: &Cell<usize>) -> Option<Element> {
        let (organization, expiry) = self.dropdowns("", place);
        match field {
            Field::Name => self.name().map(Element::from),
            Field::Organization => organization.map(Element::from),
            Field::Expiry => expiry.map(Element::from),
            Field::Scopes => self.custom().or_else(|| self.one(BOX)),
            Field::Whole => None,
        }
    }

    /// The link behind the boxes that shows all of them.
    pub(super) fn show_all(&self) -> Option<Element> {
        let (last, _) = self.boxes().pop()?;
        let follows =
            |link: &Element| last.compare_document_position(link) & Node::DOCUMENT_POSITION_FOLLOWING != 0;
        all(&self.panel, LINK).into_iter().find(follows)
    }
}

/// Whether a radio or box is checked.
pub(super) fn is_checked(control: &Element) -> bool {
    control.get_attribute("aria-checked").as_deref() == Some("true")
}

/// Whether a text of the page is the name of the organization.
pub(super) fn names(text: &str, organization: &str) -> bool {
    text.trim().eq_ignore_ascii_case(organization)
}

fn is_date(field: &Element) -> bool {
    matches!(field.closest(DATE), Ok(Some(_)))
}
