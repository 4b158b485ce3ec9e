#![doc = include_str!("../README.md")]
#![cfg_attr(not(test), no_std)]

extern crate alloc;

mod alphabet;
mod automaton;
mod base64;
mod best;
mod bytecode;
mod carrier;
mod check;
mod checksum;
mod claims;
#[cfg(test)]
#[path = "../compile/mod.rs"]
#[allow(dead_code, reason = "the build uses the rest")]
mod compile;
mod confidence;
mod context;
mod custom;
mod engine;
mod entropy;
mod escape;
mod expiry;
mod finding;
mod found;
mod gap;
#[cfg(any(test, feature = "practice"))]
pub mod generate;
mod invisible;
mod line;
mod mask;
mod month;
mod needle;
mod options;
mod pieces;
mod placeholder;
#[cfg(any(test, feature = "practice"))]
mod random;
mod read;
mod redact;
mod rest;
mod rules;
mod run;
mod sample_host;
mod scan;
mod secret;
#[cfg(lanes)]
mod simd;
mod utf16;

pub use automaton::Automaton;
pub use automaton::AutomatonError;
pub use carrier::Carrier;
pub use confidence::Confidence;
pub use custom::CustomRule;
pub use custom::scan_custom;
pub use custom::scan_custom_window;
pub use expiry::Expiry;
pub use finding::Finding;
pub use found::Rule;
pub use found::rules;
pub use mask::mask;
pub use month::Month;
pub use options::Options;
pub use pieces::Piece;
pub use pieces::Pieces;
pub use redact::preview;
pub use redact::redact;
pub use scan::scan;
pub use scan::scan_window;
pub use scan::scan_with;
pub use secret::Secret;
