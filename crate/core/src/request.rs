//! Requests that the page is about to send.

use patrol_azdo::TokenFields;

use crate::memory;

pub(crate) fn read(text: &str) -> usize {
    let mut lines = text.splitn(3, '\n');
    let mut line = || lines.next().unwrap_or_default();
    let (method, address, body) = (line(), line(), line());
    TokenFields::read(method, address, body).map_or(0, |fields| memory::answer(&fields))
}
