//! The checksums that issuers build into their tokens.

pub(crate) mod base62;
pub(crate) mod crc32;
pub(crate) mod marvin32;
