//! The list of tokens, on its way from the gate to the background: the page's script does not read it. And what the page's table says, for
//! when the list itself was not seen.

use std::rc::Rc;

use patrol_azdo::structure::{TOKEN_CELL, TOKEN_ROW};
use patrol_webext::{ToBackground, runtime};
use web_sys::Element;

use super::channel::detail;
use crate::listen;
use crate::page::Page;
use crate::structure::all;

/// Passes on what the gate reports on its channel.
pub(super) fn follow(page: &Rc<Page>, channel: &str) {
    let name: &'static str = Box::leak([channel, "-list"].concat().into_boxed_str());
    let told = Rc::clone(page);
    listen::capture(&page.document, name, move |event| {
        if let Some(seen) = detail(event).filter(|_| !told.is_paused()) {
            runtime::send(&ToBackground::TokenList { seen });
        }
    });
}

/// The texts of the cells of each row, on the page that lists tokens.
pub(crate) fn table(page: &Page) -> Option<Vec<Vec<String>>> {
    let root = page.document.document_element().filter(|_| page.is_token_page() && !page.is_paused())?;
    let texts = |row: &Element| all(row, TOKEN_CELL).iter().filter_map(|cell| cell.text_content()).collect();
    Some(all(&root, TOKEN_ROW).iter().map(texts).collect())
}
