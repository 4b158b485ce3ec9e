#![doc = include_str!("../README.md")]

mod automaton;
mod error;
pub mod file;
mod pattern;
mod rule;
mod set;

pub use error::RuleError;
pub use rule::OwnRule;
pub use set::{RuleSet, compile};
