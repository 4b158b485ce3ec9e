use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The part of the token form that something is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Field {
    /// The display name.
    Name,
    /// The organization, on a server the collection.
    Organization,
    /// The expiration.
    Expiry,
    /// The scope mode and the scopes.
    Scopes,
    /// The form as a whole.
    Whole,
}

impl Field {
    /// Every part.
    pub const ALL: [Field; 5] =
        [Field::Name, Field::Organization, Field::Expiry, Field::Scopes, Field::Whole];

    /// The name that messages use.
    pub fn as_str(self) -> &'static str {
        match self {
            Field::Name => "name",
            Field::Organization => "organization",
            Field::Expiry => "expiry",
            Field::Scopes => "scopes",
            Field::Whole => "whole",
        }
    }
}

/// A change of the token form that one click can make.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Fix {
    /// Let the token end in this many days.
    Days {
        /// From today.
        days: u16,
    },
    /// Choose the organization of the page's address.
    CurrentOrganization,
    /// Choose "custom defined" instead of full access.
    CustomScopes,
    /// Tick exactly these scopes.
    Scopes {
        /// Scope ids.
        ids: Vec<String>,
    },
}
