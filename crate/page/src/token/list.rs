use patrol_webext::{ToBackground, runtime};

use crate::page::Page;

/// Passes a list of tokens on from the gate to the background, unread.
pub(super) fn pass(page: &Page, seen: String) {
    if !page.is_paused() {
        runtime::send(&ToBackground::TokenList { seen });
    }
}
