//! The text guard: what is about to enter a field is looked at first.

mod clip;
mod field;
mod insert;
mod paste;
mod scan;

use std::rc::Rc;

use crate::page::Page;

/// Arms the guard.
pub(crate) fn arm(page: &Rc<Page>) {
    paste::arm(page);
}
