//! From the English texts to code.

pub(crate) mod name;
pub(crate) mod plural;
pub(crate) mod rust;
pub(crate) mod sentence;
pub(crate) mod typescript;
