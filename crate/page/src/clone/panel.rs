use std::rc::Rc;

use patrol_advise::{Shell, credential_manager, one_hour_token};
use patrol_azdo::CloneUrl;
use patrol_settings::Phrase;
use patrol_webext::element::Builder;
use patrol_webext::{EventListener, say, text};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Document, Element};

use super::surface::Surface;
use crate::overlay::{Host, make};
use crate::page::Page;

/// The panel of one surface.
pub(super) struct Panel {
    host: Host,
    url: CloneUrl,
    credentials: Option<String>,
    /// Listeners of the copy buttons; gone with the panel.
    copying: Vec<EventListener>,
}

impl Panel {
    /// Puts a panel on a surface. `None` when there is nothing to say about its address.
    pub(super) fn on(page: &Rc<Page>, surface: &Surface) -> Option<Panel> {
        let host = Host::new(&page.document, "patrol-clone")?;
        let mut panel = Panel {
            host,
            url: surface.url.clone(),
            credentials: surface.credentials.clone(),
            copying: Vec::new(),
        };
        panel.draw(page)?;
        surface.parent.insert_before(&panel.host.element, surface.row.next_sibling().as_ref()).ok()?;
        Some(panel)
    }

    /// Whether this panel is the one of a surface.
    pub(super) fn stands_on(&self, surface: &Surface) -> bool {
        self.host.element.parent_element().is_some_and(|parent| parent == surface.parent)
    }

    /// Shows another address, if it has changed.
    pub(super) fn update(&mut self, page: &Rc<Page>, surface: &Surface) {
        if self.url != surface.url || self.credentials != surface.credentials {
            self.url = surface.url.clone();
            self.credentials = surface.credentials.clone();
            self.draw(page);
        }
    }

    /// Takes the panel away.
    pub(super) fn remove(&self) {
        self.host.remove();
    }

    fn draw(&mut self, page: &Rc<Page>) -> Option<()> {
        let document = &page.document;
        let shell = if on_windows(page) { Shell::PowerShell } else { Shell::Posix };
        let ways = [
            ("cloneCredentialManager", credential_manager(&self.url)?),
            ("cloneOneHour", one_hour_token(&self.url, shell)?),
        ];
        self.copying.clear();
        let mut card = make(document, "section").class("card").attr("aria-label", &text("cloneTitle"));
        card = card.child(&make(document, "h2").text(&text("cloneTitle")));
        if let Some(label) = &self.credentials {
            let note = say(&Phrase::new("cloneCredentialsNote").with(label.trim()));
            let line = make(document, "p").class("attention").attr("data-note", "credentials").text(&note);
            card = card.child(&line);
        }
        for (index, (key, commands)) in ways.into_iter().enumerate() {
            let copy = make(document, "button")
                .attr("type", "button")
                .attr("data-copy", "")
                .text(&text("cloneCopy"));
            card = card.child(&way(document, key, &commands, &copy, index == 0));
            self.copying.extend(copy.get().map(|button| copies(page, button, commands)));
        }
        self.host.show(&[&card]);
        Some(())
    }
}

/// One way: the recommended one is open, the others wait, so that the page's own controls stay in view.
fn way(document: &Document, key: &str, commands: &str, copy: &Builder, open: bool) -> Builder {
    let make = |tag: &str| make(document, tag);
    let commands = make("div").class("commands").child(&make("pre").text(commands)).child(copy);
    let way = make("details").child(&make("summary").text(&text(key))).child(&commands);
    if open { way.attr("open", "") } else { way }
}

/// Copies on a real click and says so on the button.
fn copies(page: &Rc<Page>, button: &Element, commands: String) -> EventListener {
    let (page, shown) = (Rc::clone(page), button.clone());
    EventListener::new(button, "click", move |event| {
        if !event.is_trusted() {
            return;
        }
        let written = page.window.navigator().clipboard().write_text(&commands);
        let shown = shown.clone();
        spawn_local(async move {
            let done = JsFuture::from(written).await.is_ok();
            shown.set_text_content(Some(&text(if done { "cloneCopied" } else { "cloneCopyFailed" })));
        });
    })
}

fn on_windows(page: &Page) -> bool {
    page.window
        .navigator()
        .user_agent()
        .is_ok_and(|agent| agent.split(' ').any(|word| word.ends_with("Windows")))
}
