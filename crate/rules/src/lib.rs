#![doc = include_str!("../README.md")]

mod automaton;
pub mod company;
mod excepted;
pub mod file;
mod pattern;
mod rule;
mod set;

pub use excepted::PatternSet;
pub use patrol_policy::{OwnRule, RuleError};
pub use set::{RuleSet, compile, compile_pattern};
