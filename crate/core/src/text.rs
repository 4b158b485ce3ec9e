//! The review of a text that is about to enter a page.

use std::cell::RefCell;
use std::rc::Rc;

use patrol_detect::CustomRule;
use patrol_policy::TextLevels;
use patrol_review::{Allowed, Flavour, Reader, Source};
use serde::Deserialize;
use serde::de::value::{Error, StrDeserializer};

use crate::{body, memory};

/// How the id of every rule for tokens of Azure DevOps begins.
pub(crate) const TOKEN_RULE: &str = "azure-devops";

thread_local! {
    /// The review that is going on.
    static READING: RefCell<Option<Reading>> = const { RefCell::new(None) };
    /// What may enter which field without a question.
    static ALLOWED: RefCell<Allowed> = RefCell::default();
    /// Rules of the person's own.
    static OWN: RefCell<Rc<[CustomRule]>> = RefCell::default();
    /// Patterns of exceptions.
    static PATTERNS: RefCell<Rc<[CustomRule]>> = RefCell::default();
}

struct Reading {
    reader: Reader,
    /// The page's number for the field, where it is known.
    field: Option<u32>,
    /// Whether it is in the field already.
    is_inside: bool,
    /// Whether it is in the field with the person's will: then it may be sent, too.
    is_sent: bool,
}

pub(crate) fn begin(text: &str) -> usize {
    let mut lines = text.split('\n');
    let mut line = || lines.next().unwrap_or_default();
    READING.set((|| {
        let source = named(line())?;
        let reader = told(Reader::begin(source, named(line())?, TextLevels::read(line())?)?);
        let field = line().parse().ok();
        let reader = reader.at(line().parse().unwrap_or_default());
        let is_inside = matches!(source, Source::Typing | Source::Submit);
        let is_sent = source == Source::Submit;
        Some(Reading { reader, field, is_inside, is_sent })
    })());
    READING.with_borrow(|reading| usize::from(reading.is_some()))
}

/// A reader that knows the rules of the person's own and the patterns of exceptions.
pub(crate) fn told(reader: Reader) -> Reader {
    reader.own(OWN.with_borrow(Rc::clone)).excepting(PATTERNS.with_borrow(Rc::clone))
}

pub(crate) fn own_rules(text: &str) -> usize {
    let (rules, patterns) = text.split_once('\n').unwrap_or((text, ""));
    let read = [rules, patterns].map(|tables| CustomRule::read_base64(tables.as_bytes()));
    let are_whole = read.iter().all(Result::is_ok);
    let [rules, patterns] = read.map(|tables| tables.unwrap_or_default().into());
    OWN.set(rules);
    PATTERNS.set(patterns);
    usize::from(are_whole)
}

/// The value that has this name on the other side.
pub(crate) fn named<'a, T: Deserialize<'a>>(name: &'a str) -> Option<T> {
    T::deserialize(StrDeserializer::<Error>::new(name)).ok()
}

pub(crate) fn flavour(name: &str) -> usize {
    READING.with_borrow_mut(|reading| {
        if let (Some(Reading { reader, .. }), Some(flavour)) = (reading, named::<Flavour>(name)) {
            reader.flavour(flavour);
        }
    });
    0
}

pub(crate) fn read(piece: &str, is_last: bool) -> usize {
    READING.with_borrow_mut(|reading| {
        reading.as_mut().map_or(0, |Reading { reader, .. }| reader.read(piece, is_last))
    })
}

pub(crate) fn finish() -> usize {
    let review = READING.take().and_then(|Reading { reader, field, is_inside, .. }| match field {
        Some(field) if is_inside => {
            ALLOWED.with_borrow(|allowed| body::finish_inside(reader, field, allowed))
        }
        Some(field) => ALLOWED.with_borrow(|allowed| reader.finish_in(&[(field, allowed)])),
        None => reader.finish(),
    });
    review.map_or(0, |review| memory::answer(&review))
}

pub(crate) fn allow() -> usize {
    if let Some(Reading { reader, field, is_sent, .. }) = READING.take() {
        if let Some(field) = field {
            ALLOWED.with_borrow_mut(|allowed| reader.allow(field, allowed));
        }
        if is_sent {
            body::allow(&reader);
        }
    }
    0
}

pub(crate) fn c3id(text: &str) -> usize {
    let (rule, digest) = text.split_once('\n').unwrap_or_default();
    patrol_review::c3id(rule, digest).map_or(0, |id| memory::answer(&id))
}

pub(crate) fn holds_token(text: &str) -> usize {
    usize::from(patrol_detect::scan(text).iter().any(|finding| finding.rule.id().starts_with(TOKEN_RULE)))
}
