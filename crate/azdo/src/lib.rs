#![doc = include_str!("../README.md")]

mod asked;
mod clone_url;
mod controls;
mod form;
mod instant;
mod list_address;
mod listed;
mod place;
mod request;
mod server;
pub mod structure;
mod token_list;
mod token_request;

pub use asked::{Asked, Intent, Reach, Source};
pub use clone_url::{CloneUrl, Transport};
pub use controls::{Control, Controls, Kind};
pub use form::{Field, Fix};
pub use instant::Instant;
pub use list_address::ListAddress;
pub use listed::ListedToken;
pub use place::{Place, Surface};
pub use request::is_candidate;
pub use server::{NoServer, Server, is_cloud};
pub use token_list::{ListEntry, TokenList};
pub use token_request::{Expiry, TokenRequest};
