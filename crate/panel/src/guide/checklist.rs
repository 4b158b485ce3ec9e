//! The steps after a leak, as a list that can be ticked off.

use std::rc::Rc;

use patrol_azdo::Whereabouts;
use patrol_webext::element::element;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement};

use super::address::Address;
use super::{all, word};
use crate::checklist::Checklist;
use crate::dom::{self, Page, set_text};
use crate::start_error::StartError;

struct View {
    page: Page,
    content: HtmlElement,
    situation: HtmlElement,
    list: Element,
    progress: Element,
    said: Element,
    /// Each step's id and its row.
    rows: Vec<(String, HtmlElement)>,
}

/// Binds the list.
pub(crate) fn start(page: &Page, said: &Element) -> Result<(), StartError> {
    let article: HtmlElement = page.find("playbook")?;
    let list = article.query_selector("ol").ok().flatten().ok_or(StartError::Missing("playbook"))?;
    let rows = all(&list, "li").into_iter().filter_map(|row| row_of(page, row)).collect();
    let view = Rc::new(View {
        page: page.clone(),
        content: page.find("content")?,
        situation: page.find("situation")?,
        progress: page.find("progress")?,
        said: said.clone(),
        list,
        rows,
    });
    view.show();
    let this = Rc::clone(&view);
    dom::on(&article, "change", move |event| {
        if let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) {
            this.changed(&input);
        }
    });
    // Another window of the guide has changed it.
    let this = Rc::clone(&view);
    dom::on(&page.window, "storage", move |_| this.show());
    let this = Rc::clone(&view);
    dom::on(&page.find("forget")?, "click", move |_| this.forget());
    Ok(())
}

/// A row of the list gets its box; the link in it names the box.
fn row_of(page: &Page, row: HtmlElement) -> Option<(String, HtmlElement)> {
    let link = row.query_selector("a").ok().flatten()?;
    let id = link.get_attribute("href")?.rsplit('/').next()?.to_owned();
    let name = format!("step-{id}");
    link.set_id(&name);
    let tick = element(&page.document, "input").attr("type", "checkbox").attr("data-step", &id);
    row.insert_before(tick.attr("aria-labelledby", &name).get()?, row.first_child().as_ref()).ok()?;
    Some((id, row))
}

impl View {
    fn changed(&self, input: &HtmlInputElement) {
        let mut kept = Checklist::kept(&self.page.window);
        match (input.name().as_str(), input.get_attribute("data-step")) {
            ("place", _) => kept.place = input.value(),
            ("whose", _) => kept.whose = input.value(),
            (_, Some(step)) if input.checked() => {
                kept.done.insert(step);
            }
            (_, Some(step)) => {
                kept.done.remove(&step);
            }
            _ => return,
        }
        // The address says which names are filled in: whoever comes back finds them again.
        let hash = self.page.window.location().hash().unwrap_or_default();
        kept.names = Address::read(&hash, &Whereabouts::default()).0.names.to_query();
        kept.keep(&self.page.window);
        self.show();
    }

    fn forget(&self) {
        Checklist::forget(&self.page.window);
        self.show();
        set_text(&self.said, &word(&self.content, "forgotten"));
    }

    /// Shows what is kept.
    fn show(&self) {
        let kept = Checklist::kept(&self.page.window);
        let steps = kept.steps();
        for input in all(&self.situation, "input")
            .into_iter()
            .filter_map(|input| input.dyn_into::<HtmlInputElement>().ok())
        {
            let chosen = if input.name() == "place" { &kept.place } else { &kept.whose };
            input.set_checked(input.value() == *chosen);
        }
        // A row that is where it belongs is not moved: it may have the focus.
        let order: Vec<&HtmlElement> = steps
            .iter()
            .filter_map(|step| self.rows.iter().find(|(id, _)| id == step))
            .map(|(_, row)| row)
            .collect();
        let shown = all(&self.list, "li");
        if !order.iter().zip(&shown).all(|(wanted, there)| *wanted == there) {
            for row in &order {
                let _ = self.list.append_child(row);
            }
            for (_, row) in self.rows.iter().filter(|(id, _)| !steps.contains(&id.as_str())) {
                let _ = self.list.append_child(row);
            }
        }
        for (id, row) in &self.rows {
            let is_other = !steps.contains(&id.as_str());
            row.set_hidden(is_other);
            // On paper the list comes with its steps.
            if let Some(step) = self.page.document.get_element_by_id(&["playbook/", id].concat()) {
                let _ = step.toggle_attribute_with_force("data-other", is_other);
            }
            let tick = row.query_selector("input").ok().flatten();
            if let Some(tick) = tick.and_then(|tick| tick.dyn_into::<HtmlInputElement>().ok()) {
                tick.set_checked(kept.done.contains(id));
            }
        }
        let (done, all) = kept.progress();
        let progress =
            word(&self.content, "done").replace("$done", &done.to_string()).replace("$all", &all.to_string());
        set_text(&self.progress, &progress);
    }
}
