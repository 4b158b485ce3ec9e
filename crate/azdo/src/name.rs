use percent_encoding::utf8_percent_encode;

use crate::clone_url::UNSAFE;

/// What a name is of; each kind has its rules (documentation page "naming restrictions and conventions", 2026).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Name {
    /// An organization of the cloud.
    Organization,
    /// A project.
    Project,
    /// A repository.
    Repository,
    /// A package feed.
    Feed,
    /// The host of a server, with its port.
    Server,
    /// A collection of a server, with the virtual directory of the service where it has one: `tfs/Main`.
    Collection,
    /// Anything else that commands name: an id, an email address, a file.
    Other,
}

impl Name {
    /// Those that the address of a page can carry, in the order in which it does.
    pub const IN_ADDRESS: [Self; 6] =
        [Self::Organization, Self::Project, Self::Repository, Self::Feed, Self::Server, Self::Collection];

    /// The parameter of an address that carries it.
    pub fn parameter(self) -> &'static str {
        match self {
            Self::Organization => "org",
            Self::Project => "project",
            Self::Repository => "repo",
            Self::Feed => "feed",
            Self::Server => "server",
            Self::Collection => "collection",
            Self::Other => "",
        }
    }

    /// The name in a text, without the space around it; `None` where it cannot be one. What passes shows as one line, and no shell, address or
    /// file reads it as anything but a word or, with spaces, several: nothing that quotes, expands, redirects or begins an option.
    pub fn read(self, text: &str) -> Option<String> {
        let text = text.trim();
        match text.split_once('/') {
            Some((folder, name)) if self == Self::Collection && folder.eq_ignore_ascii_case("tfs") => {
                self.is_one(name).then(|| text.to_owned())
            }
            _ => self.is_one(text).then(|| text.to_owned()),
        }
    }

    /// What [`Name::read`] let pass, as it stands in an address: percent-encoded, except for the host of a server.
    pub fn in_address(self, name: &str) -> String {
        let encoded = |part: &str| utf8_percent_encode(part, UNSAFE).to_string();
        match (self, name.split_once('/')) {
            (Self::Server, _) => name.to_owned(),
            (Self::Collection, Some((folder, name))) => [encoded(folder), encoded(name)].join("/"),
            _ => encoded(name),
        }
    }

    fn is_one(self, text: &str) -> bool {
        let longest = match self {
            Self::Organization => 50,
            Self::Server => 253,
            Self::Project | Self::Repository | Self::Feed | Self::Collection => 64,
            Self::Other => 128,
        };
        let fits = |character: char| match self {
            Self::Organization => character.is_ascii_alphanumeric() || character == '-',
            Self::Server => character.is_ascii_alphanumeric() || matches!(character, '-' | '_' | '.' | ':'),
            Self::Other => {
                is_plain(character) || matches!(character, '/' | '\\' | ':' | '@' | '+' | '=' | ',')
            }
            Self::Project | Self::Repository | Self::Feed | Self::Collection => is_plain(character),
        };
        let is_name = !text.is_empty()
            && text.chars().count() <= longest
            && text.chars().all(fits)
            && !text.starts_with(['-', '.', '@'])
            && !text.ends_with('.');
        let is_host = || {
            text.split(':').skip(1).all(|port| port.parse::<u16>().is_ok()) && text.matches(':').count() <= 1
        };
        is_name && (self != Self::Server || is_host())
    }
}

/// Letters and digits of any script, a space, and a few signs that nothing reads as its own.
fn is_plain(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, ' ' | '-' | '_' | '.' | '(' | ')' | '~')
}
