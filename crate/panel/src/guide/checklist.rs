//! The steps after a leak, as a list that can be ticked off. It is kept in this browser only, without anything of the secret.

use std::collections::BTreeSet;
use std::rc::Rc;

use patrol_webext::element::element;
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement};

use super::{all, memory, word};
use crate::dom::{self, Page, set_text};
use crate::start_error::StartError;

/// Where it is kept.
const KEY: &str = "guideChecklist";

/// What the person said and did.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct Checklist {
    place: String,
    whose: String,
    done: BTreeSet<String>,
}

impl Checklist {
    /// What was kept; an empty list where that cannot be read.
    fn read(kept: Option<&str>) -> Self {
        kept.and_then(|kept| serde_json::from_str(kept).ok()).unwrap_or_default()
    }

    /// The steps in this situation in their order; all of them, in the order of the page, while the situation is not known.
    fn steps<'s>(&self, all: &[&'s str]) -> Vec<&'s str> {
        let known = patrol_guide::steps(&self.place, &self.whose);
        if known.is_empty() { all.to_vec() } else { known.to_vec() }
    }

    fn done_of(&self, steps: &[&str]) -> usize {
        steps.iter().filter(|step| self.done.contains(**step)).count()
    }
}

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
    fn kept(&self) -> Checklist {
        Checklist::read(memory::get(&self.page.window, KEY).as_deref())
    }

    fn changed(&self, input: &HtmlInputElement) {
        let mut kept = self.kept();
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
        memory::set(&self.page.window, KEY, &serde_json::to_string(&kept).unwrap_or_default());
        self.show();
    }

    fn forget(&self) {
        memory::forget(&self.page.window, KEY);
        self.show();
        set_text(&self.said, &word(&self.content, "forgotten"));
    }

    /// Shows what is kept.
    fn show(&self) {
        let kept = self.kept();
        let ids: Vec<&str> = self.rows.iter().map(|(id, _)| id.as_str()).collect();
        let steps = kept.steps(&ids);
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
        let progress = word(&self.content, "done")
            .replace("$done", &kept.done_of(&steps).to_string())
            .replace("$all", &steps.len().to_string());
        set_text(&self.progress, &progress);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_kept_comes_back_and_what_cannot_be_read_is_an_empty_list() {
        let kept =
            Checklist { place: "public".into(), whose: "mine".into(), done: ["kill".to_owned()].into() };
        assert_eq!(Checklist::read(Some(&serde_json::to_string(&kept).unwrap())), kept);
        for broken in [None, Some(""), Some("[]"), Some("{\"done\":7}")] {
            assert_eq!(Checklist::read(broken), Checklist::default());
        }
    }

    #[test]
    fn only_steps_of_the_situation_are_counted() {
        let kept = Checklist {
            place: "public".into(),
            whose: "other".into(),
            done: ["kill".to_owned(), "replace".to_owned(), "nonsense".to_owned()].into(),
        };
        let steps = kept.steps(&["identify", "kill", "replace"]);
        assert_eq!((steps.first(), kept.done_of(&steps)), (Some(&"identify"), 1));
        assert_eq!(Checklist::default().steps(&["a", "b"]), ["a", "b"]);
    }
}
