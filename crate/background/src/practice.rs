//! The welcome page, on which a person practises: what the page script asks there is answered as on a page of Azure DevOps, and nothing of it
//! is kept.

use patrol_phrase::Phrase;
use patrol_protocol::{Reply, ToBackground};
use patrol_webext::runtime::Sender;

use crate::private::{self, Trace};
use crate::sender::Page;
use crate::{form, guide, message, rewriting, settings};

/// The page's file.
const PAGE: &str = "welcome.html";

/// The host that the practice form stands for. What is in force on it is not asked: the welcome page itself is nowhere, so paused nowhere.
const HOST: &str = "dev.azure.com";

/// What the page script asks on the welcome page; `None` for any other page.
pub(crate) async fn answer(message: ToBackground, sender: &Sender) -> Option<Reply> {
    if sender.own_page()? != PAGE {
        return None;
    }
    let there = || Page { host: HOST.into(), ..Page::default() };
    match message {
        ToBackground::Policy => Some(Reply::Policy { policy: settings::policy(&Page::default()).await }),
        ToBackground::Form { form, task } => form::judge(&form, &there(), task).await,
        ToBackground::Step { form, order, stuck } => form::step(&form, &there(), &order, stuck),
        ToBackground::Rewrite { text } => Some(rewriting::rewrite(text).await),
        ToBackground::OpenSettings => message::open_settings(sender),
        ToBackground::OpenGuide { topic } => guide::open_for_tab(topic, None).await,
        ToBackground::OpenPlan { rules } => Some(guide::open_plan(&rules)),
        other => without_trace(&other),
    }
}

/// What is said to a message that would leave a trace, as from a private window; `None` when there is nothing to be said.
fn without_trace(message: &ToBackground) -> Option<Reply> {
    if matches!(message, ToBackground::IsRemembered { .. }) {
        return Some(Reply::IsRemembered { remembered: Vec::new() });
    }
    match private::trace(message)? {
        Trace::History => Some(Reply::Done),
        Trace::Secret => Some(Reply::Refused { phrase: Phrase::remember_practice() }),
        // The page shows neither a list of tokens nor a new one.
        Trace::Tokens(_) | Trace::Reminder | Trace::OwnToken => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{keep_own_token, record, remind, token_list};

    #[test]
    fn what_is_practised_is_neither_written_down_nor_remembered() {
        assert_eq!(without_trace(&record()), Some(Reply::Done));
        let refused = Some(Reply::Refused { phrase: Phrase::remember_practice() });
        assert_eq!(without_trace(&ToBackground::Remember { secrets: Vec::new() }), refused);
        assert_eq!(without_trace(&ToBackground::Mute { rule: "npm-token".into() }), refused);
        let none = Some(Reply::IsRemembered { remembered: Vec::new() });
        assert_eq!(without_trace(&ToBackground::IsRemembered { secrets: Vec::new() }), none);
        for refused in [token_list(), remind(), keep_own_token(), ToBackground::OpenInventory] {
            assert_eq!(without_trace(&refused), None);
        }
    }
}
