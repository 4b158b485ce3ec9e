#![doc = include_str!("../README.md")]

mod automaton;
pub mod company;
mod error;
mod excepted;
pub mod file;
mod pattern;
mod rule;
mod set;

pub use error::RuleError;
pub use excepted::PatternSet;
pub use patrol_policy::OwnRule;
pub use rule::{check_keywords, check_name};
pub use set::{RuleSet, compile, compile_pattern, found};
