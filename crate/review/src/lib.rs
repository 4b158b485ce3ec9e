#![doc = include_str!("../README.md")]

mod allowed;
mod c3id;
mod context;
mod digest;
mod edit;
mod group;
mod index;
mod line;
mod occurrence;
#[cfg(test)]
mod properties;
mod reader;
mod review;
mod secrets;
mod source;
#[cfg(test)]
mod testing;

pub use allowed::Allowed;
pub use c3id::c3id;
pub use edit::Edit;
pub use group::Group;
pub use occurrence::Occurrence;
pub use reader::Reader;
pub use review::Review;
pub use source::{FieldKind, Flavour, Source};
