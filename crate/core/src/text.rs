//! The review of a text that is about to enter a page.

use std::cell::RefCell;

use patrol_review::{Flavour, Reader};
use serde::Deserialize;
use serde::de::value::{Error, StrDeserializer};

use crate::memory;

/// How the id of every rule for tokens of Azure DevOps begins.
const TOKEN_RULE: &str = "azure-devops";

thread_local! {
    /// The review that is going on.
    static READER: RefCell<Option<Reader>> = const { RefCell::new(None) };
}

pub(crate) fn begin(text: &str) -> usize {
    let mut lines = text.split('\n');
    let mut line = || lines.next().unwrap_or_default();
    READER.set((|| Reader::begin(named(line())?, named(line())?, named(line())?))());
    READER.with_borrow(|reader| usize::from(reader.is_some()))
}

/// The value that has this name on the other side.
fn named<'a, T: Deserialize<'a>>(name: &'a str) -> Option<T> {
    T::deserialize(StrDeserializer::<Error>::new(name)).ok()
}

pub(crate) fn flavour(name: &str) -> usize {
    READER.with_borrow_mut(|reader| {
        if let (Some(reader), Some(flavour)) = (reader, named::<Flavour>(name)) {
            reader.flavour(flavour);
        }
    });
    0
}

pub(crate) fn read(piece: &str, is_last: bool) -> usize {
    READER.with_borrow_mut(|reader| reader.as_mut().map_or(0, |reader| reader.read(piece, is_last)))
}

pub(crate) fn finish() -> usize {
    READER.take().and_then(Reader::finish).map_or(0, |review| memory::answer(&review))
}

pub(crate) fn holds_token(text: &str) -> usize {
    usize::from(patrol_detect::scan(text).iter().any(|finding| finding.rule.id().starts_with(TOKEN_RULE)))
}
