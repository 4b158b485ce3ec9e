use serde::{Deserialize, Serialize};

use crate::Alternative;

/// Something that people make tokens for, in the person's language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Task {
    /// What it is.
    pub name: String,
    /// The way that needs no token.
    pub way: Alternative,
    /// The scopes that a token for it needs, by the names of the form.
    pub scopes: String,
    /// The same by id.
    pub ids: Vec<String>,
    /// How many days it should live at most.
    pub days: u16,
}
