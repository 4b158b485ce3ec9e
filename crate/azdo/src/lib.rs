#![doc = include_str!("../README.md")]

mod adapter;
mod clone_form;
mod clone_url;
mod content;
mod controls;
mod endpoint;
mod existing_token;
mod form;
mod instant;
mod left_out;
mod place;
mod request;
mod server;
pub mod structure;
mod token_fields;
mod token_list;
mod token_list_request;
mod token_page;
mod token_record;
mod token_request;

pub use adapter::{Adapter, Certainty, Found, Sign};
pub use clone_url::{CloneUrl, Transport};
pub use content::{Content, Take, Texts, Written};
pub use controls::{Control, Controls, Kind};
pub use existing_token::ExistingToken;
pub use form::{Field, Fix};
pub use instant::Instant;
pub use left_out::LeftOut;
pub use place::{Place, Surface};
pub use server::{NoServer, Server, is_cloud};
pub use token_fields::{Intent, Reach, ReadFrom, TokenFields};
pub use token_list::{ListEntry, TokenList};
pub use token_list_request::TokenListRequest;
pub use token_page::token_page;
pub use token_request::{Expiry, TokenRequest};
