#![doc = include_str!("../README.md")]
#![no_std]

extern crate alloc;

mod alphabet;
mod carrier;
mod checksum;
mod confidence;
mod context;
mod finding;
#[cfg(any(test, feature = "generate"))]
pub mod generate;
mod month;
mod placeholder;
mod redact;
mod rule;
mod run;
mod scan;
mod secret;
mod utf16;

pub use carrier::Carrier;
pub use confidence::Confidence;
pub use finding::Finding;
pub use month::Month;
pub use redact::mask;
pub use redact::preview;
pub use redact::redact;
pub use rule::Rule;
pub use rule::rules;
pub use scan::scan;
pub use secret::Secret;
