#![doc = include_str!("../README.md")]

mod advice;
mod alternative;
mod change;
mod clone;
mod context;
mod form;
mod guide_topic;
mod risk;
mod rule;
mod scope;
mod shell;
mod task;
mod told;
mod verdict;

pub use advice::Advice;
pub use alternative::Alternative;
pub use change::Change;
pub use clone::{CloneWay, clone_ways};
pub use context::{Context, Service};
pub use form::{Form, Step};
pub use guide_topic::GuideTopic;
pub use risk::{Ground, Remedy, Risk, grade, risk};
pub use rule::{GLOBAL_TOKENS_ENDED, is_made_by_a_tool};
pub use scope::{Checkboxes, Grade, Names, Scope};
pub use shell::Shell;
pub use task::Task;
pub use verdict::{Verdict, judge};
