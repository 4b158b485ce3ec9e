#![doc = include_str!("../README.md")]

mod clone;
mod form;
mod rule;
mod scope;
mod verdict;

pub use clone::{Shell, credential_manager, one_hour_token};
pub use form::understand;
pub use scope::{Boxes, Grade, Scope};
pub use verdict::{Alternative, Finding, Verdict, judge};
