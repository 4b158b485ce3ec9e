//! The compiler of the rules: runs when the crate is built (and in its tests), never in the product.

pub(crate) mod emit;
pub(crate) mod literal;
pub(crate) mod lower;
pub(crate) mod op;
pub(crate) mod source;
