#![doc = include_str!("../README.md")]

pub mod action;
pub mod alarm;
mod chrome;
pub mod commands;
pub mod database;
pub mod element;
pub mod hmac;
mod listener;
pub mod notification;
mod object;
pub mod permissions;
pub mod runtime;
pub mod scripting;
pub mod storage;
pub mod tabs;
mod text;
pub mod windows;

pub use gloo_events::{EventListener, EventListenerOptions};
pub use listener::Listener;
pub use object::{from_js, to_js};
pub use text::{language, list, localize, reads_right_to_left, text, time_of_day};
