#![doc = include_str!("../README.md")]

mod clone;
mod rule;
mod scope;
mod verdict;

pub use clone::{Shell, credential_manager, one_hour_token};
pub use scope::{Grade, Scope};
pub use verdict::{Alternative, Finding, Verdict, judge};
