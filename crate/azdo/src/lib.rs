#![doc = include_str!("../README.md")]

mod clone_url;
mod instant;
mod listed;
mod place;
mod request;
pub mod structure;
mod token_list;

pub use clone_url::{CloneUrl, Transport};
pub use instant::Instant;
pub use listed::ListedToken;
pub use place::{Place, Surface};
pub use request::{Expiry, Intent, Reach, Reading, TokenRequest, is_candidate};
pub use token_list::{ListAddress, ListEntry, TokenList};
