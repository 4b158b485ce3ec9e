use std::rc::Rc;

use patrol_azdo::structure::{PANEL_CONTENT, RADIO_GROUP};
use patrol_webext::element::Builder;
use patrol_webext::{EventListener, text};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlSelectElement};

use super::order::carry_out;
use super::survey;
use crate::overlay::{Host, make};
use crate::page::Page;
use crate::structure::{column_within, stacks};
use crate::token::verdict::{Finding, Verdict};

/// What Patrol shows in the form: a banner at its top, and notes below the controls that they are about.
pub(super) struct Advice {
    /// The column of the form's fields.
    column: Element,
    banner: Host,
    /// How the form stands; a status, so that it is spoken.
    line: Builder,
    /// "What is the token for?"
    tasks: Builder,
    /// What is said of the task, and what has no place beside a control.
    rest: Builder,
    /// Each with the place of its control.
    notes: Vec<(usize, Host)>,
    /// Of the buttons; gone with what they belong to.
    listeners: Vec<EventListener>,
    _choosing: Option<EventListener>,
}

impl Advice {
    /// Puts the banner at the top of what scrolls in the panel.
    pub(super) fn on(page: &Rc<Page>, panel: &Element) -> Option<Advice> {
        let make = |tag: &str| make(&page.document, tag);
        let content = panel.query_selector(PANEL_CONTENT).ok().flatten().unwrap_or_else(|| panel.clone());
        let column = column_within(&content).unwrap_or(content);
        let banner = Host::new(&page.document, "patrol-advice")?;
        let line = make("p").attr("role", "status").text(&text("formLooking"));
        let tasks = make("select").attr("id", "task").child(&make("option").text(&text("formTaskNone")));
        let label = make("label").attr("for", "task").text(&text("formTaskLabel"));
        let rest = make("div").class("findings").attr("aria-live", "polite");
        let parts = [&line, &label, &tasks, &rest];
        banner.show(&[&make("section").class("card").attr("aria-label", &text("name")).children(parts)]);
        column.insert_before(&banner.element, column.first_child().as_ref()).ok()?;
        let chosen = Rc::clone(page);
        let choosing = tasks.get().map(|list| EventListener::new(list, "change", move |_| survey(&chosen)));
        Some(Advice {
            column,
            banner,
            line,
            tasks,
            rest,
            notes: Vec::new(),
            listeners: Vec::new(),
            _choosing: choosing,
        })
    }

    /// Whether it is still where it was put.
    pub(super) fn stands(&self) -> bool {
        self.column.is_connected() && self.column.contains(Some(&self.banner.element))
    }

    /// The task that is chosen, counted from 1; 0 is none.
    pub(super) fn task(&self) -> u32 {
        let list = self.tasks.get().and_then(|list| list.dyn_ref::<HtmlSelectElement>());
        list.map(|list| list.selected_index()).and_then(|index| u32::try_from(index).ok()).unwrap_or_default()
    }

    /// Shows a verdict; `None` when there was none to be had.
    pub(super) fn show(&mut self, page: &Rc<Page>, controls: &[Element], verdict: Option<&Verdict>) {
        let Some(verdict) = verdict else { return self.tell(&text("formNoAnswer")) };
        let steady = Steady::now(page);
        self.tell(&verdict.line);
        if self.task() == 0 && self.tasks.get().is_some_and(|list| list.child_element_count() < 2) {
            let options: Vec<Builder> =
                verdict.tasks.iter().map(|task| make(&page.document, "option").text(task)).collect();
            let _ = self.tasks.clone().children(&options);
        }
        self.listeners.clear();
        if let Some(rest) = self.rest.get() {
            rest.set_text_content(None);
        }
        let mut kept: Vec<(usize, Host, Builder)> = Vec::new();
        for finding in verdict.task.iter().chain(&verdict.findings) {
            let drawn = self.draw(page, finding);
            let Some((at, control)) = finding.at.and_then(|at| Some((at, controls.get(at)?))) else {
                let _ = self.rest.clone().child(&drawn);
                continue;
            };
            if let Some((.., list)) = kept.iter().find(|(other, ..)| *other == at) {
                let _ = list.clone().child(&drawn);
                continue;
            }
            let old = self
                .notes
                .iter()
                .position(|(other, _)| *other == at)
                .map(|old| self.notes.swap_remove(old).1);
            match old.or_else(|| Host::new(&page.document, "patrol-note")) {
                Some(host) if host.element.is_connected() || self.place(control, &host) => {
                    kept.push((at, host, make(&page.document, "div").class("findings").child(&drawn)));
                }
                _ => {
                    let _ = self.rest.clone().child(&drawn);
                }
            }
        }
        for (_, gone) in self.notes.drain(..) {
            gone.remove();
        }
        for (at, host, list) in kept {
            host.show(&[&list]);
            self.notes.push((at, host));
        }
        steady.keep();
    }

    /// Puts notes back that the page has swept away with a control.
    pub(super) fn restore(&self, controls: &[Element]) {
        for (at, host) in self.notes.iter().filter(|(_, host)| !host.element.is_connected()) {
            if let Some(control) = controls.get(*at) {
                self.place(control, host);
            }
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

    /// Puts a note below the row of a control; below the scope mode, what follows goes on for long.
    fn place(&self, control: &Element, host: &Host) -> bool {
        let group = control.closest(RADIO_GROUP).ok().flatten();
        let mut row = group.clone().unwrap_or_else(|| control.clone());
        while let Some(parent) = row.parent_element() {
            if parent == self.column || (group.as_ref() == Some(&row) && stacks(&parent)) {
                return parent.insert_before(&host.element, row.next_sibling().as_ref()).is_ok();
            }
            row = parent;
        }
        false
    }

    fn draw(&mut self, page: &Rc<Page>, finding: &Finding) -> Builder {
        let make = |tag: &str| make(&page.document, tag);
        let mut drawn = make("div")
            .class(if finding.level.holds() { "finding attention" } else { "finding" })
            .attr("data-rule", &finding.rule)
            .child(&make("p").text(&finding.reason));
        if let Some((sentence, link)) = &finding.alternative {
            let link = make("a")
                .attr("href", link)
                .attr("target", "_blank")
                .attr("rel", "noreferrer")
                .text(&text("formMore"));
            drawn = drawn.child(&make("p").text(&[sentence, " "].concat()).child(&link));
        }
        drawn = drawn.child(&make("p").text(&finding.safer));
        if let Some((label, order)) = &finding.button {
            let button = make("button").attr("type", "button").text(label);
            let (page, order) = (Rc::clone(page), order.clone());
            self.listeners.extend(button.get().map(|button| {
                EventListener::new(button, "click", move |event| {
                    if event.is_trusted() {
                        let (page, order) = (Rc::clone(&page), order.clone());
                        spawn_local(async move { carry_out(&page, &order).await });
                    }
                })
            }));
            drawn = drawn.child(&button);
        }
        drawn
    }
}

/// What the person works on stays where it is on the screen while notes come and go above it.
struct Steady(Option<(Element, f64)>);

impl Steady {
    fn now(page: &Page) -> Steady {
        Steady(page.document.active_element().map(|focused| (focused.clone(), top(&focused))))
    }

    fn keep(self) {
        let Some((focused, before)) = self.0 else { return };
        let moved = (top(&focused) - before) as i32;
        let mut scrolls = focused.parent_element();
        while let Some(element) = scrolls.filter(|_| moved != 0) {
            let old = element.scroll_top();
            element.set_scroll_top(old + moved);
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
