#![doc = include_str!("../README.md")]

mod key;
mod phrase;

#[cfg(test)]
#[allow(dead_code, reason = "the build needs more of it than the tests do")]
#[path = "../compile/mod.rs"]
mod compile;

pub use key::{Key, UnknownKey};
pub use phrase::Phrase;
