#![doc = include_str!("../README.md")]

mod clean;
mod foreign;
mod gap;
mod key;
mod phrase;

#[cfg(test)]
#[allow(dead_code, reason = "the build needs more of it than the tests do")]
#[path = "../compile/mod.rs"]
mod compile;

pub use clean::clean;
pub use foreign::Foreign;
pub use gap::{Gap, Word};
pub use key::{Key, UnknownKey};
pub use phrase::Phrase;
