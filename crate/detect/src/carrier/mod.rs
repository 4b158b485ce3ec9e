//! What a token stands in.

pub(crate) mod base64;
pub(crate) mod basic_header;
pub(crate) mod escape;
pub(crate) mod npmrc;
mod organization;
#[cfg(test)]
mod places;
pub(crate) mod url;
pub(crate) mod wrapped;

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
