#![doc = include_str!("../README.md")]

mod asked;
mod clone_url;
mod controls;
mod form;
mod instant;
mod listed;
mod place;
mod request;
pub mod structure;
mod token_request;

pub use asked::{Asked, Intent, Reach, Source};
pub use clone_url::{CloneUrl, Transport};
pub use controls::{Control, Controls, Kind};
pub use form::{Field, Fix};
pub use instant::Instant;
pub use listed::ListedToken;
pub use place::{Place, Surface};
pub use request::is_candidate;
pub use token_request::{Expiry, TokenRequest};
