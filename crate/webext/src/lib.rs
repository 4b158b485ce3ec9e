#![doc = include_str!("../README.md")]

pub mod action;
pub mod alarm;
mod chrome;
pub mod element;
mod form;
mod message;
pub mod permissions;
pub mod runtime;
pub mod session;
pub mod storage;
pub mod tabs;
mod text;
mod verdict;

pub use form::{OpenForm, Step};
pub use gloo_events::{EventListener, EventListenerOptions, EventListenerPhase};
pub use message::{Message, PageProblem, PageStatus, ReadTable, Reply, ToBackground, ToPage, decode, encode};
pub use text::{language, reads_right_to_left, say, text};
pub use verdict::{Alternative, Button, Finding, Verdict};
