//! Keyboard shortcuts.

use serde::Deserialize;

use crate::{chrome, from_js};

/// A command of the manifest, and the keys that call it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Command {
    /// Its name in the manifest.
    pub name: String,
    /// What it does, in the person's language. For the button's own command it is empty, in Firefox null.
    #[serde(default)]
    pub description: Option<String>,
    /// The keys as the browser writes them, `Alt+Shift+C`. Empty or null where the person or another extension has taken them.
    #[serde(default)]
    pub shortcut: Option<String>,
}

/// Every command; none when the browser does not say.
pub async fn all() -> Vec<Command> {
    let Ok(commands) = chrome::commands_all().await else { return Vec::new() };
    from_js(commands).unwrap_or_default()
}
