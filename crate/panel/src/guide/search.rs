//! The search: topics as links, the best first.

use patrol_guide::Found;
use patrol_webext::element::element;
use web_sys::{Document, Element, HtmlElement, HtmlInputElement};

use super::word;
use crate::dom::{self, Page, set_text};
use crate::start_error::StartError;

/// No more than what somebody looks through.
const MOST: usize = 12;

/// Longer texts are cut, in characters: of what is pasted, the beginning says enough.
const LONGEST: usize = 2000;

#[derive(Clone)]
struct Search {
    document: Document,
    content: HtmlElement,
    query: HtmlInputElement,
    found: Element,
    count: Element,
    language: String,
}

/// Binds the search; `go` shows a place of the page.
pub(crate) fn start(page: &Page, go: impl Fn(&str) + 'static) -> Result<(), StartError> {
    let root = page.document.document_element();
    let search = Search {
        document: page.document.clone(),
        content: page.find("content")?,
        query: page.find("query")?,
        found: page.find("found")?,
        count: page.find("found-count")?,
        language: root.and_then(|root| root.get_attribute("lang")).unwrap_or_default(),
    };
    let this = search.clone();
    dom::on(&search.query, "input", move |_| this.show());
    let this = search.clone();
    dom::on_cancelable(&page.find("search")?, "submit", move |event| {
        event.prevent_default();
        if let Some(first) = this.results().first() {
            go(&place(first));
        }
    });
    // Whoever has come to a topic is no longer searching.
    dom::on(&page.window, "hashchange", move |_| {
        search.query.set_value("");
        search.show();
    });
    Ok(())
}

fn place(found: &Found) -> String {
    format!("{}/{}", found.entry.kind.folder(), found.entry.id)
}

impl Search {
    fn results(&self) -> Vec<Found> {
        let query: String = self.query.value().chars().take(LONGEST).collect();
        let mut found = patrol_guide::search(&query, &self.language);
        found.truncate(MOST);
        found
    }

    fn show(&self) {
        self.found.set_text_content(None);
        let results = self.results();
        for found in &results {
            let link = element(&self.document, "a").attr("href", &format!("#{}", place(found)));
            let item = element(&self.document, "li").child(&link.text(found.entry.title));
            if let Some(item) = item.get() {
                let _ = self.found.append_child(item);
            }
        }
        let count = word(&self.content, "found").replace("$number", &results.len().to_string());
        set_text(&self.count, if self.query.value().trim().is_empty() { "" } else { &count });
    }
}
