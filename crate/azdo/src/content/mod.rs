//! Requests that write what others will see, and the texts in them.

mod base64;
mod encoding;
mod endpoints;
mod json;
mod texts;

use crate::endpoint::Path;
use crate::request::is_harmless;
pub use endpoints::Written;
use endpoints::{ENDPOINTS, Endpoint};
pub use texts::{Take, Texts};

/// What goes to, or comes from, a place where people write what others will see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Content(&'static Endpoint);

impl Content {
    /// What a request writes. `None` when it writes nothing, or nothing that others see.
    ///
    /// - `method`: its own, and ` *` behind it where a header puts another in its place.
    /// - `address`: from the path on, as the browser reports it.
    pub fn of(method: &str, address: &str) -> Option<Content> {
        if is_harmless(method) { None } else { Content::at(address) }
    }

    /// What stands at an address.
    pub fn at(address: &str) -> Option<Content> {
        let path = Path::of(address.split('?').next().unwrap_or_default());
        ENDPOINTS.iter().find(|endpoint| path.leads_into(endpoint.names)).map(Content)
    }

    /// What is written.
    pub fn written(self) -> Written {
        self.0.written
    }

    /// A longer body is not read, in bytes of UTF-8.
    pub fn longest(self) -> usize {
        self.0.longest
    }
}

#[cfg(test)]
mod tests;
