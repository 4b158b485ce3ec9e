//! What a page in a private window would leave behind, and does not.

use patrol_phrase::Phrase;
use patrol_protocol::{Reply, ToBackground};

use crate::token_list;

/// What a message asks to keep.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Trace {
    /// A line of the history.
    History,
    /// A list of tokens, as the page saw it.
    Tokens(String),
    /// A reminder.
    Reminder,
    /// A secret, or a kind of them, that is not asked about again.
    Secret,
    /// The fingerprint of a new token.
    OwnToken,
}

/// What a page's message would leave behind; `None` when it leaves nothing.
pub(crate) fn trace(message: &ToBackground) -> Option<Trace> {
    match message {
        ToBackground::Record { .. } => Some(Trace::History),
        ToBackground::TokenList { seen } => Some(Trace::Tokens(seen.clone())),
        ToBackground::Remind { .. } => Some(Trace::Reminder),
        ToBackground::Remember { .. } | ToBackground::Mute { .. } => Some(Trace::Secret),
        ToBackground::KeepOwnToken { .. } => Some(Trace::OwnToken),
        // These read what is kept.
        ToBackground::Policy
        | ToBackground::Status(_)
        | ToBackground::IsRemembered { .. }
        | ToBackground::AreExcepted { .. }
        | ToBackground::OwnTokens { .. }
        // It looks itself whether the window is private.
        | ToBackground::OpenOwnToken { .. }
        | ToBackground::Rewrite { .. }
        | ToBackground::Judge { .. }
        | ToBackground::OpenInventory
        | ToBackground::WantedToken
        | ToBackground::Form { .. }
        | ToBackground::Step { .. }
        | ToBackground::Clone { .. }
        | ToBackground::Load { .. }
        | ToBackground::OpenSettings
        | ToBackground::OpenGuide { .. }
        | ToBackground::OpenPlan { .. } => None,
    }
}

impl Trace {
    /// What the page is told; nothing is stored. `address` is that of the page.
    pub(crate) fn answer(self, address: &str) -> Option<Reply> {
        match self {
            Trace::History | Trace::OwnToken => Some(Reply::Done),
            Trace::Tokens(seen) => token_list::look(&seen, address),
            Trace::Reminder => Some(Reply::Refused { phrase: Phrase::remind_private() }),
            Trace::Secret => Some(Reply::Refused { phrase: Phrase::remember_private() }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{keep_own_token, record, remind, token_list};

    #[test]
    fn what_a_page_asks_to_keep_is_known_as_a_trace() {
        assert_eq!(trace(&record()), Some(Trace::History));
        assert_eq!(trace(&remind()), Some(Trace::Reminder));
        assert_eq!(trace(&ToBackground::Remember { secrets: Vec::new() }), Some(Trace::Secret));
        assert_eq!(trace(&ToBackground::Mute { rule: "npm-token".into() }), Some(Trace::Secret));
        assert_eq!(trace(&keep_own_token()), Some(Trace::OwnToken));
        assert_eq!(trace(&token_list()), Some(Trace::Tokens("{}".into())));
        assert_eq!(trace(&ToBackground::Policy), None);
    }

    #[test]
    fn the_page_learns_that_nothing_will_be_remembered_and_nothing_of_the_history() {
        let address = "https://dev.azure.com/contoso/_usersSettings/tokens";
        for silent in [Trace::History, Trace::OwnToken] {
            assert_eq!(silent.answer(address), Some(Reply::Done));
        }
        let refused = Some(Reply::Refused { phrase: Phrase::remind_private() });
        assert_eq!(Trace::Reminder.answer(address), refused);
        let refused = Some(Reply::Refused { phrase: Phrase::remember_private() });
        assert_eq!(Trace::Secret.answer(address), refused);
    }
}
