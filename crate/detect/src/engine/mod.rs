//! Recognising what the rule files describe. How it works is told in the crate's documentation.

mod confirm;
mod context;
#[cfg(any(test, feature = "generate"))]
pub(crate) mod example;
mod index;
mod literal;
mod name;
pub(crate) mod program;
#[cfg(test)]
mod reference;
mod start;
mod tables;

pub(crate) use context::in_context;
pub(crate) use context::is_public;
pub(crate) use literal::with_literal;
pub(crate) use program::Memo;
