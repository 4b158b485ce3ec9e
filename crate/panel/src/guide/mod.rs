//! The guide. Its page is written by the build and readable without this; here it shows one article at a time, fills in names, searches, and
//! keeps the checklist.

mod address;
mod blocks;
mod checklist;
mod gaps;
mod search;

use std::cell::RefCell;
use std::rc::Rc;

use patrol_azdo::Server;
use patrol_protocol::{FromPanel, Reply};
use patrol_webext::runtime;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlElement};

use crate::dom::{self, Page, set, set_text};
use crate::servers;
use crate::start_error::StartError;
use address::Address;
use gaps::Gaps;

struct Guide {
    page: Page,
    content: HtmlElement,
    /// The parts of which one is shown at a time.
    parts: Vec<HtmlElement>,
    gaps: Gaps,
    ignored: HtmlElement,
    said: Element,
    title: String,
    at: RefCell<Address>,
    /// Servers that the person has added, once known.
    servers: RefCell<Vec<Server>>,
}

/// Shows what the address names, and binds what works only with a script.
pub(crate) fn start(page: &Page) -> Result<(), StartError> {
    let content: HtmlElement = page.find("content")?;
    let guide = Rc::new(Guide {
        parts: all(&content, ":scope > article, #list"),
        gaps: Gaps::find(page, &content)?,
        ignored: page.find("ignored")?,
        said: page.find("said")?,
        title: page.document.title(),
        at: RefCell::default(),
        servers: RefCell::default(),
        page: page.clone(),
        content,
    });
    blocks::start(page, &guide.content, &guide.said);
    checklist::start(page, &guide.said)?;
    let this = Rc::clone(&guide);
    search::start(page, move |place| this.go(place))?;
    for part in all(&guide.content, "[data-live]") {
        part.set_hidden(false);
    }
    // From now on the style sheet leaves it to this which part is shown: first, for what is not shown is not scrolled to.
    set(&guide.content, "class", "live");
    guide.follow(false);
    let this = Rc::clone(&guide);
    dom::on(&page.window, "hashchange", move |_| this.follow(true));
    let this = Rc::clone(&guide);
    dom::on(&guide.gaps.fields, "input", move |_| this.edited());
    let this = Rc::clone(&guide);
    dom::on(&guide.content, "click", move |event| {
        let pressed = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if pressed.is_some_and(|pressed| pressed.matches(".token-page").unwrap_or_default()) {
            spawn_local(Rc::clone(&this).open_token_page());
        }
    });
    spawn_local(async move {
        let known = servers::permitted().await;
        guide.servers.replace(known);
        guide.fill();
    });
    Ok(())
}

impl Guide {
    fn go(&self, place: &str) {
        let _ = self.page.window.location().set_hash(place);
    }

    /// Shows what the address names now; names that it does not carry stay as they were.
    fn follow(&self, moved: bool) {
        let hash = self.page.window.location().hash().unwrap_or_default();
        let (address, refused) = Address::read(&hash, &self.at.borrow().names);
        let words: Vec<String> = refused.iter().map(|name| self.gaps.label(name)).collect();
        set_text(&self.ignored, &word(&self.content, "ignored").replace("$names", &words.join(", ")));
        self.ignored.set_hidden(refused.is_empty());
        self.gaps.take(&address.names);
        self.at.replace(address);
        let shown = self.show(moved);
        self.gaps.offer(&shown);
        self.fill();
    }

    /// Shows the part with the place of the address; the beginning where there is none.
    fn show(&self, moved: bool) -> HtmlElement {
        let mut at = self.at.borrow_mut();
        let place = self.page.document.get_element_by_id(&at.place);
        let part = place.as_ref().and_then(|place| self.parts.iter().find(|part| part.contains(Some(place))));
        let Some(shown) = part.or_else(|| self.parts.iter().find(|part| part.id() == "list")) else {
            return self.content.clone();
        };
        if part.is_none() {
            at.place = shown.id();
        }
        for part in &self.parts {
            part.set_hidden(part != shown);
        }
        let heading = all(shown, "h1, h2").into_iter().next();
        let name = heading.as_ref().and_then(|heading| heading.text_content()).unwrap_or_default();
        let is_start = shown.id() == "list";
        self.page.document.set_title(&if is_start {
            self.title.clone()
        } else {
            format!("{name} – {}", self.title)
        });
        let is_within = place.as_ref().is_some_and(|place| place.id() != shown.id());
        if is_within && let Some(place) = place {
            // One language of a store's code: the others stay closed.
            if let Some(closed) = place.closest("details").ok().flatten() {
                set(&closed, "open", "");
                closed.scroll_into_view();
                if let Some(summary) = all(&closed, "summary").first() {
                    let _ = summary.focus();
                }
            } else {
                place.scroll_into_view();
            }
        } else if moved {
            self.page.window.scroll_to_with_x_and_y(0.0, 0.0);
            if let Some(heading) = heading {
                set(&heading, "tabindex", "-1");
                let _ = heading.focus();
            }
        }
        shown.clone()
    }

    /// The person has changed a name.
    fn edited(&self) {
        let invalid = self.gaps.read();
        self.at.borrow_mut().names = self.gaps.whereabouts();
        set_text(&self.said, &if invalid { word(&self.content, "invalid") } else { String::new() });
        self.fill();
    }

    /// Writes the names into the article, and into the address, so that it leads to the same page again.
    fn fill(&self) {
        self.gaps.fill(&self.content, &self.servers.borrow());
        let at = self.at.borrow();
        let has_page = at.names.token_page().is_some();
        for button in all(&self.content, ".token-page") {
            button.set_hidden(!has_page);
        }
        let hash = at.hash();
        for link in all(&self.content, "a.language") {
            let file = link.get_attribute("href").unwrap_or_default();
            let file = file.split('#').next().unwrap_or_default();
            set(&link, "href", &format!("{file}{hash}"));
        }
        let location = self.page.window.location().hash().unwrap_or_default();
        if location != hash
            && !(location.is_empty() && at.names.to_query().is_empty())
            && let Ok(history) = self.page.window.history()
        {
            let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&hash));
        }
    }

    async fn open_token_page(self: Rc<Self>) {
        let place = self.at.borrow().names.to_query();
        let opened = runtime::ask(&FromPanel::OpenTokenPage { place }).await == Some(Reply::Done);
        set_text(&self.said, &if opened { String::new() } else { word(&self.content, "not_opened") });
    }
}

/// A word of the page that only the script shows, in the page's language.
fn word(content: &Element, name: &str) -> String {
    let found = content.query_selector(&format!("[data-word={name}]")).ok().flatten();
    found.and_then(|found| found.text_content()).unwrap_or_default()
}

/// The elements within another that a selector names; it is a constant, so that a browser never refuses it.
fn all(within: &Element, selector: &str) -> Vec<HtmlElement> {
    let Ok(found) = within.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect()
}
