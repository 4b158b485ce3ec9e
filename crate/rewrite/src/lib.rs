#![doc = include_str!("../README.md")]

mod address;
mod code;
mod draft;
mod kind;
mod name;
mod rewrite;
mod setup;
mod shell;
mod yaml;

pub use kind::{Described, kind_of, kinds};
pub use rewrite::{Edit, Outcome, Rewritten, Why, rewrite};
pub use setup::{Place, Setup};
