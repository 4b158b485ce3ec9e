//! Everything that Patrol draws in a page.

mod host;
mod notice;
mod question;
mod shield;
mod theme;

pub(crate) use host::Host;
pub(crate) use notice::{notice, notice_of};
pub(crate) use question::{Answer, Choice, Question, restore, withdraw};
pub(crate) use shield::shield_keys;
