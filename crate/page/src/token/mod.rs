//! The PAT guard: advice in the form, and the gate that holds the request.

mod ask;
mod channel;
mod created;
mod decided;
mod form;
mod gate;
mod judge;
mod list;
mod verdict;

use std::rc::Rc;

use crate::page::Page;

pub(crate) use channel::in_place as gate_in_place;

/// Arms the gate.
pub(crate) fn arm(page: &Rc<Page>) {
    gate::arm(page);
    form::lend(page);
}

/// Looks for the form, the list and a new token.
pub(crate) fn survey(page: &Rc<Page>) {
    form::survey(page);
    created::survey(page);
}
