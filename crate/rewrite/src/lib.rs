#![doc = include_str!("../README.md")]

mod address;
mod change;
mod code;
mod docker;
mod draft;
mod hidden;
mod kind;
mod name;
mod rewrite;
mod setup;
mod shell;
mod xml;
mod yaml;

pub use change::Change;
pub use hidden::{Hidden, Offer, rewrite_hidden};
pub use kind::{Described, kind_of, kinds};
pub use rewrite::{Edit, Outcome, Rewritten, Why, rewrite};
pub use setup::{Place, Setup};
