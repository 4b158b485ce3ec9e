use crate::provider::Provider;
use crate::situation::Situation;

/// What a page of the guide is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Something that people need.
    Scenario,
    /// A step after a secret leaked.
    Step,
    /// A service other than Azure DevOps, and how its secrets are revoked.
    Provider,
    /// A store for tokens, with code for each language.
    Snippet,
    /// What to do always.
    Practice,
    /// An error message.
    Failure,
}

impl Kind {
    /// The beginning of its addresses: `scenario` in `#scenario/ssh`.
    pub fn folder(self) -> &'static str {
        match self {
            Self::Scenario => "scenario",
            Self::Step => "playbook",
            Self::Provider => "provider",
            Self::Snippet => "snippet",
            Self::Practice => "practice",
            Self::Failure => "failure",
        }
    }
}

/// By what a page of the guide is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it is about.
    pub kind: Kind,
    /// Its id, unique within its kind.
    pub id: &'static str,
    /// Its title.
    pub title: &'static str,
    /// Other words by which people look for it.
    pub words: &'static [&'static str],
    /// Error messages, as programs print them.
    pub messages: &'static [&'static str],
}

// `table`, `SITUATIONS` and `PROVIDERS`.
include!(concat!(env!("OUT_DIR"), "/entries.rs"));

/// The pages of the guide, as the list shows them. Titles are in English where they are not translated, and for languages without a guide.
pub fn entries(language: &str) -> &'static [Entry] {
    table(language)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_lists_the_same_pages() {
        let ids = |language| entries(language).iter().map(|entry| (entry.kind, entry.id)).collect::<Vec<_>>();
        assert!(ids("en").len() > 70);
        assert_eq!(ids("en"), ids("de"));
        assert_eq!(entries("fr"), entries("en"));
    }
}
