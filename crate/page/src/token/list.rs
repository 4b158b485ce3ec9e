//! The list of tokens, on its way from the gate to the background: the page's script does not read it.

use std::rc::Rc;

use patrol_webext::{ToBackground, runtime};

use super::channel::detail;
use crate::listen;
use crate::page::Page;

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
