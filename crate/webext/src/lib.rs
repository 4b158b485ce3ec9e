#![doc = include_str!("../README.md")]

mod chrome;
pub mod element;
mod message;
pub mod runtime;
pub mod storage;
pub mod tabs;
mod text;

pub use gloo_events::{EventListener, EventListenerOptions, EventListenerPhase};
pub use message::{PageProblem, PageStatus, Reply, ToBackground, ToPage, decode, encode};
pub use text::{say, text};
