use std::rc::Rc;

use patrol_advise::{Shell, credential_manager, from_server, one_hour_token};
use patrol_azdo::CloneUrl;
use wasm_bindgen::prelude::*;

use super::surface::Surface;
use crate::overlay::Host;
use crate::page::Page;

#[wasm_bindgen(raw_module = "patrol:clone")]
extern "C" {
    #[wasm_bindgen(catch)]
    fn draw(
        host: &JsValue,
        first: &str,
        second: &str,
        on_server: bool,
        label: Option<&str>,
    ) -> Result<(), JsValue>;
}

/// The panel of one surface.
pub(super) struct Panel {
    host: Host,
    url: CloneUrl,
    credentials: Option<String>,
}

impl Panel {
    /// Puts a panel on a surface. `None` when there is nothing to say about its address.
    pub(super) fn on(page: &Rc<Page>, surface: &Surface) -> Option<Panel> {
        let host = Host::new(&page.document, "patrol-clone")?;
        let panel = Panel { host, url: surface.url.clone(), credentials: surface.credentials.clone() };
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

    fn draw(&self, page: &Page) -> Option<()> {
        let mut first = String::new();
        let mut second = String::new();
        if self.url.is_cloud() {
            let shell = if on_windows(page) { Shell::PowerShell } else { Shell::Posix };
            first = credential_manager(&self.url)?;
            second = one_hour_token(&self.url, shell)?;
        } else {
            // By SSH first; where the page shows the other address, the panel tells how to get there.
            *(if self.url.is_ssh() { &mut first } else { &mut second }) = from_server(&self.url)?;
        }
        draw(
            &self.host.clone().into_parts(),
            &first,
            &second,
            !self.url.is_cloud(),
            self.credentials.as_deref(),
        )
        .ok()
    }
}

fn on_windows(page: &Page) -> bool {
    page.window
        .navigator()
        .user_agent()
        .is_ok_and(|agent| agent.split(' ').any(|word| word.ends_with("Windows")))
}
