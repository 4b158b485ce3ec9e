//! Messages of pages, for tests.

use patrol_azdo::{Surface, TokenFields};
use patrol_policy::Outcome;
use patrol_protocol::{Choice, NewToken, ToBackground};

/// What became of a risky token.
pub(crate) fn record() -> ToBackground {
    ToBackground::Record {
        surface: Surface::Tokens,
        patterns: Vec::new(),
        rules: vec!["full-access".into()],
        outcome: Outcome::Ask,
        choice: Some(Choice::GoOn),
        reason: None,
        sent: false,
    }
}

/// A reminder of a token.
pub(crate) fn remind() -> ToBackground {
    ToBackground::Remind {
        host: "dev.azure.com".into(),
        name: "ci".into(),
        organization: "contoso".into(),
        ends: "2026-12-20".into(),
    }
}

/// A token that was just made.
pub(crate) fn keep_own_token() -> ToBackground {
    ToBackground::KeepOwnToken {
        fields: TokenFields::default(),
        token: NewToken { rule: String::new(), confidence: String::new(), digest: String::new() },
    }
}

/// A list of tokens.
pub(crate) fn token_list() -> ToBackground {
    ToBackground::TokenList { seen: "{}".into() }
}
