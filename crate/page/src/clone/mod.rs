//! The clone guard: beside a clone address stand the ways to use it that need no token.

mod panel;
mod surface;

use std::cell::RefCell;
use std::rc::Rc;

use crate::page::Page;
use panel::Panel;

thread_local! {
    static PANELS: RefCell<Vec<Panel>> = const { RefCell::new(Vec::new()) };
}

/// Keeps one panel on every surface that shows a clone address, and none elsewhere.
pub(crate) fn survey(page: &Rc<Page>) {
    let surfaces = if page.acts() { surface::find(page) } else { Vec::new() };
    PANELS.with_borrow_mut(|panels| {
        panels.retain(|panel| {
            let stays = surfaces.iter().any(|surface| panel.stands_on(surface));
            if !stays {
                panel.remove();
            }
            stays
        });
        for surface in &surfaces {
            match panels.iter_mut().find(|panel| panel.stands_on(surface)) {
                Some(panel) => panel.update(page, surface),
                None => panels.extend(Panel::on(page, surface)),
            }
        }
    });
}
