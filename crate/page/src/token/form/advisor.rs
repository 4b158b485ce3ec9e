//! "What is the token for?": the way that needs no token, and exactly what a token for it needs.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use patrol_azdo::Fix;
use patrol_json::{Json, Part};
use patrol_settings::Phrase;
use patrol_webext::element::Builder;
use patrol_webext::{EventListener, ToBackground, runtime, say, text};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlSelectElement;

use super::controls::Controls;
use super::fix;
use crate::overlay::make;
use crate::page::Page;

/// Something that people make tokens for, in words.
struct Task {
    name: String,
    way: String,
    link: String,
    needs: String,
    fixes: Vec<Fix>,
}

/// The advisor; it fills itself as soon as the background has told the tasks.
pub(super) struct Advisor {
    /// What is shown.
    pub(super) card: Builder,
    /// Of the list of tasks, and of the button of the chosen one.
    _choosing: Option<EventListener>,
}

impl Advisor {
    /// Makes the advisor for a form.
    pub(super) fn on(page: &Rc<Page>, form: &Controls, place: &Rc<Cell<usize>>) -> Advisor {
        let document = &page.document;
        let none = make(document, "option").text(&text("formTaskNone"));
        let list = make(document, "select").attr("id", "task").child(&none);
        let label = make(document, "label").attr("for", "task").text(&text("formTaskLabel"));
        let answer = make(document, "div").class("findings").attr("aria-live", "polite");
        let card = make(document, "div").class("advisor").child(&label).child(&list).child(&answer);
        let tasks: Rc<RefCell<Vec<Task>>> = Rc::default();
        fill(page, &list, &tasks);
        let chosen: Cell<Option<EventListener>> = Cell::new(None);
        let (page, form, place, select) = (Rc::clone(page), form.clone(), Rc::clone(place), list.clone());
        let choosing = list.get().map(|list| {
            EventListener::new(list, "change", move |_| {
                let index = select
                    .get()
                    .and_then(|list| list.dyn_ref::<HtmlSelectElement>())
                    .map(HtmlSelectElement::selected_index);
                let index = index.and_then(|index| usize::try_from(index - 1).ok());
                if let Some(answer) = answer.get() {
                    answer.set_text_content(None);
                }
                let tasks = tasks.borrow();
                let Some(task) = index.and_then(|index| tasks.get(index)) else { return };
                let button = make(&page.document, "button")
                    .attr("type", "button")
                    .attr("data-fix", "")
                    .text(&text("formTaskTake"));
                chosen.set(fix::on_press(&page, &form, &button, &task.fixes, &place));
                let needs = make(&page.document, "p").text(&task.needs);
                let _ = answer.clone().child(&way(&page, &task.way, &task.link)).child(&needs).child(&button);
            })
        });
        Advisor { card, _choosing: choosing }
    }
}

/// A way that needs no token, and where to read how.
pub(super) fn way(page: &Page, sentence: &str, link: &str) -> Builder {
    let link = make(&page.document, "a")
        .attr("href", link)
        .attr("target", "_blank")
        .attr("rel", "noopener noreferrer")
        .text(&text("formMore"));
    let sentence = make(&page.document, "span").text(sentence);
    make(&page.document, "p").class("way").child(&sentence).child(&link)
}

/// How the boxes must stand for exactly these scopes; `None` when they cannot be told apart.
pub(super) async fn standing(ids: &[String], boxes: String) -> Option<String> {
    let answer = runtime::ask_text(&ToBackground::Boxes { ids: ids.to_vec(), boxes }).await?;
    Json::parse(&answer)?.root().get("boxes")?.as_str().map(str::to_owned)
}

fn fill(page: &Rc<Page>, list: &Builder, tasks: &Rc<RefCell<Vec<Task>>>) {
    let (page, list, tasks) = (Rc::clone(page), list.clone(), Rc::clone(tasks));
    spawn_local(async move {
        let answer = runtime::ask_text(&ToBackground::Tasks { host: page.host().to_owned() }).await;
        let read: Vec<Task> = answer.and_then(|answer| read(&answer)).unwrap_or_default();
        let options: Vec<Builder> =
            read.iter().map(|task| make(&page.document, "option").text(&task.name)).collect();
        let _ = list.children(&options);
        *tasks.borrow_mut() = read;
    });
}

fn read(answer: &str) -> Option<Vec<Task>> {
    Json::parse(answer)?.root().get("tasks")?.elements()?.map(task).collect()
}

fn task(part: Part) -> Option<Task> {
    let text = |part: Part, name: &str| part.get(name)?.as_str().map(str::to_owned);
    let way = part.get("way")?;
    let days = u16::try_from(part.get("days")?.as_u64()?).ok()?;
    let ids: Option<Vec<String>> =
        part.get("ids")?.elements()?.map(|id| id.as_str().map(str::to_owned)).collect();
    Some(Task {
        name: text(part, "name")?,
        way: text(way, "sentence")?,
        link: text(way, "link")?,
        needs: say(&Phrase::new("formTaskNeeds").with(text(part, "scopes")?).with(days)),
        fixes: vec![Fix::Scopes { ids: ids? }, Fix::Days { days }, Fix::CurrentOrganization],
    })
}
