use std::cell::Cell;
use std::rc::Rc;
use std::slice;

use patrol_azdo::Field;
use patrol_azdo::structure::PANEL_CONTENT;
use patrol_webext::element::Builder;
use patrol_webext::{EventListener, text};
use web_sys::Element;

use super::advisor::{Advisor, way};
use super::controls::Controls;
use super::fix;
use crate::overlay::{Host, make};
use crate::page::Page;
use crate::structure::column_within;
use crate::token::verdict::{Finding, Verdict};

/// What Patrol shows in the form: a banner at its top, and notes beside the fields that they are about.
pub(super) struct Advice {
    banner: Host,
    /// What is the matter; a status, so that it is spoken.
    line: Builder,
    /// What has no place beside a field.
    rest: Builder,
    notes: Vec<(Field, Host)>,
    shown: Option<Rc<Verdict>>,
    /// Which drop-down is the organization's.
    place: Rc<Cell<usize>>,
    /// Of the buttons; gone with what they belong to.
    listeners: Vec<EventListener>,
    _advisor: Advisor,
}

impl Advice {
    /// Puts the banner at the top of what scrolls in the panel.
    pub(super) fn on(page: &Rc<Page>, form: &Controls, place: &Rc<Cell<usize>>) -> Option<Advice> {
        let document = &page.document;
        let banner = Host::new(document, "patrol-advice")?;
        let line = make(document, "p").attr("role", "status");
        let rest = make(document, "div").class("findings");
        let advisor = Advisor::on(page, form, place);
        let card = make(document, "section").class("card").attr("aria-label", &text("name"));
        banner.show(&[&card.child(&line).child(&rest).child(&advisor.card)]);
        let column = column(form);
        column.insert_before(&banner.element, column.first_child().as_ref()).ok()?;
        Some(Advice {
            banner,
            line: line.text(&text("formQuiet")),
            rest,
            notes: Vec::new(),
            shown: None,
            place: Rc::clone(place),
            listeners: Vec::new(),
            _advisor: advisor,
        })
    }

    /// Whether it is in this form and not swept away.
    pub(super) fn stands_in(&self, form: &Controls) -> bool {
        form.panel.contains(Some(&self.banner.element))
    }

    /// Shows a verdict; `None` when there was none to be had.
    pub(super) fn show(&mut self, page: &Rc<Page>, form: &Controls, verdict: Option<&Rc<Verdict>>) {
        let findings = verdict.map(|verdict| verdict.findings.as_slice()).unwrap_or_default();
        let line = match verdict {
            None => "formNoAnswer",
            Some(_) if findings.is_empty() => "formQuiet",
            Some(_) => "formLook",
        };
        self.line = self.line.clone().text(&text(line));
        if verdict.is_some() && self.shown.as_ref() == verdict {
            return;
        }
        self.shown = verdict.cloned();
        self.listeners.clear();
        let steady = Steady::now(page);
        let mut rest = Vec::new();
        for field in Field::ALL {
            let about: Vec<Builder> = findings
                .iter()
                .filter(|finding| finding.field.unwrap_or(Field::Whole) == field)
                .map(|finding| draw(page, form, finding, &self.place, &mut self.listeners))
                .collect();
            let at = self.notes.iter().position(|(other, _)| *other == field);
            if about.is_empty() {
                if let Some(at) = at {
                    self.notes.swap_remove(at).1.remove();
                }
                continue;
            }
            let host = match at.and_then(|at| self.notes.get(at)) {
                Some((_, host)) => Some(host.clone()),
                None => self.note(page, form, field),
            };
            match host {
                Some(host) => host.show(&[&make(&page.document, "div").class("findings").children(&about)]),
                None => rest.extend(about),
            }
        }
        if let Some(element) = self.rest.get() {
            element.set_text_content(None);
        }
        self.rest = self.rest.clone().children(&rest);
        steady.keep();
    }

    fn note(&mut self, page: &Page, form: &Controls, field: Field) -> Option<Host> {
        let host = Host::new(&page.document, "patrol-note")?;
        beside(form, field, &self.place, &host).then(|| {
            self.notes.push((field, host.clone()));
            host
        })
    }

    /// Puts notes back that the page has swept away with a field.
    pub(super) fn restore(&self, form: &Controls) {
        for (field, host) in self.notes.iter().filter(|(_, host)| !host.element.is_connected()) {
            beside(form, *field, &self.place, host);
        }
    }

    /// Says something in the banner.
    pub(super) fn tell(&self, text: &str) {
        let _ = self.line.clone().text(text);
    }

    /// Takes everything out of the page.
    pub(super) fn remove(&self) {
        self.banner.remove();
        for (_, host) in &self.notes {
            host.remove();
        }
    }
}

/// The column of fields.
fn column(form: &Controls) -> Element {
    let content =
        form.panel.query_selector(PANEL_CONTENT).ok().flatten().unwrap_or_else(|| form.panel.clone());
    column_within(&content).unwrap_or(content)
}

/// Puts a note below a field; about scopes, above the boxes, which go on for long.
fn beside(form: &Controls, field: Field, place: &Cell<usize>, host: &Host) -> bool {
    let column = column(form);
    let Some(mut row) = form.control(field, place) else { return false };
    while row.parent_element().is_some_and(|parent| parent != column) {
        match row.parent_element() {
            Some(parent) if form.panel.contains(Some(&parent)) => row = parent,
            _ => return false,
        }
    }
    let before = if field == Field::Scopes { Some(row.into()) } else { row.next_sibling() };
    column.insert_before(&host.element, before.as_ref()).is_ok()
}

fn draw(
    page: &Rc<Page>,
    form: &Controls,
    finding: &Finding,
    place: &Rc<Cell<usize>>,
    listeners: &mut Vec<EventListener>,
) -> Builder {
    let make = |tag: &str| make(&page.document, tag);
    let mut drawn = make("div")
        .class(if finding.level.holds() { "finding attention" } else { "finding" })
        .attr("data-rule", &finding.rule)
        .child(&make("p").text(&finding.reason))
        .child(&make("p").class("safer").text(&finding.safer));
    if let Some((sentence, link)) = &finding.alternative {
        drawn = drawn.child(&way(page, sentence, link));
    }
    if let Some(fix) = &finding.fix {
        let button = make("button").attr("type", "button").attr("data-fix", "").text(&fix::label(page, fix));
        listeners.extend(fix::on_press(page, form, &button, slice::from_ref(fix), place));
        drawn = drawn.child(&button);
    }
    drawn
}

/// What the person works on stays where it is on the screen while notes come and go above it.
struct Steady(Option<(Element, f64)>);

impl Steady {
    fn now(page: &Page) -> Steady {
        Steady(page.document.active_element().map(|focused| (focused.clone(), top(&focused))))
    }

    fn keep(self) {
        let Some((focused, before)) = self.0 else { return };
        let moved = top(&focused) - before;
        let mut scrolls = focused.parent_element();
        while let Some(element) = scrolls.filter(|_| moved.abs() >= 1.0) {
            let old = element.scroll_top();
            element.set_scroll_top(old + moved as i32);
            if element.scroll_top() != old {
                return;
            }
            scrolls = element.parent_element();
        }
    }
}

fn top(element: &Element) -> f64 {
    element.get_bounding_client_rect().top()
}
