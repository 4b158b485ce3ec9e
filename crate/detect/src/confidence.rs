//! How sure a finding is.

/// How sure we are that a finding is a secret. Ordered: `Low < Certain`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// Looks random, beside a word such as `password`. No rule of this crate reports it yet.
    Low,
    /// The shape of a token, but nothing in it proves that it is one.
    Medium,
    /// Bears the issuer's signature; the checksum fails, as in a mistyped or edited token.
    High,
    /// The checksum holds.
    Certain,
}

impl Confidence {
    /// Stable name in kebab case, for settings and logs.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
            Self::Certain => "certain",
        }
    }
}
