//! What a token stands in.

pub(crate) mod basic_header;
pub(crate) mod npmrc;
mod organization;
pub(crate) mod url;

use alloc::string::String;
use core::ops::Range;

/// What a token stands in, which decides what to tell the person and what to offer instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Carrier {
    /// The token itself: in prose, code, a variable, a command line.
    Bare,
    /// The user part of a URL: `https://user:TOKEN@host/`.
    GitUrl,
    /// The same, percent-encoded: `%3ATOKEN%40host`.
    PercentEncodedUrl,
    /// Base64 of `user:TOKEN`, as in `Authorization: Basic …`.
    BasicHeader,
    /// A value in `.npmrc`: `_password`, `_auth` or `_authToken`.
    Npmrc,
    /// Base64 of the token in any other place, such as a Kubernetes secret.
    Base64,
    /// The token itself, broken by a line end or an invisible character.
    Wrapped,
}

/// What a secret in `text` stands in, and the organization that this names.
/// As far as it was seen when it was found, that is `seen`.
pub(crate) fn of(text: &[u8], range: &Range<usize>, seen: Carrier) -> (Carrier, Option<String>) {
    let before = &text[..range.start];
    let in_npmrc = || npmrc::find(before).map(|organization| (Carrier::Npmrc, organization));
    let found = match seen {
        Carrier::Bare => url::find(text, range).or_else(in_npmrc),
        Carrier::Base64 if basic_header::announces(before) => Some((Carrier::BasicHeader, None)),
        Carrier::Base64 | Carrier::BasicHeader => in_npmrc(),
        _ => None,
    };
    found.unwrap_or((seen, None))
}

impl Carrier {
    /// Stable name in kebab case, for settings and logs.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Bare => "bare",
            Self::GitUrl => "git-url",
            Self::PercentEncodedUrl => "percent-encoded-url",
            Self::BasicHeader => "basic-header",
            Self::Npmrc => "npmrc",
            Self::Base64 => "base64",
            Self::Wrapped => "wrapped",
        }
    }
}
