use crate::{Instant, Reach};

/// A token that exists, as lists of tokens tell of it. Lists never hold its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedToken {
    /// The service's id. It opens nothing.
    pub authorization_id: String,
    /// The display name; the person's own words, or a tool's.
    pub name: String,
    /// Scope ids (`vso.code_write`, `app_token` …).
    pub scopes: Vec<String>,
    /// Since when the token is valid, where the list says it.
    pub valid_from: Option<Instant>,
    /// When the token ends, where the list says it.
    pub valid_to: Option<Instant>,
    /// Where the token works.
    pub reach: Reach,
    /// When the token was last used, where the list says it.
    pub last_used: Option<Instant>,
}
