//! The section of the settings about the tokens that the person made in this browser.

use patrol_azdo::Instant;
use patrol_phrase::{Foreign, Phrase, Word};
use patrol_policy::OwnToken;
use patrol_protocol::{FromPanel, Reply};

use crate::date;
use crate::dom::Page;
use crate::fingerprints::{self, Entry, Ids};
use crate::start_error::StartError;

/// Binds the section.
pub(crate) fn start(page: &Page) -> Result<(), StartError> {
    fingerprints::start::<OwnToken>(page)
}

impl Entry for OwnToken {
    const IDS: Ids = Ids {
        heading: "own-tokens-heading",
        list: "own-tokens-list",
        none: "none-own-tokens",
        remove_all: "own-tokens-remove-all",
        result: "own-tokens-result",
    };

    fn ask() -> FromPanel {
        FromPanel::ListOwnTokens
    }

    fn read(reply: &Reply) -> Option<&Vec<Self>> {
        if let Reply::OwnTokenList { tokens } = reply { Some(tokens) } else { None }
    }

    fn sentence(&self) -> Phrase {
        let (name, organization) = (Foreign::new(&self.name), Foreign::new(&self.organization));
        match self.ends.and_then(|ends| i64::try_from(ends).ok()) {
            Some(ends) => Phrase::own_tokens_token(name, organization, Word::own(date::day(Instant(ends)))),
            None => Phrase::own_tokens_token_no_end(name, organization),
        }
    }

    fn remove_label(&self) -> Phrase {
        Phrase::own_tokens_remove_one(Foreign::new(&self.name), Foreign::new(&self.organization))
    }

    fn remove(&self) -> FromPanel {
        FromPanel::ForgetOwnToken { fingerprint: self.fingerprint.clone() }
    }

    fn remove_all() -> FromPanel {
        FromPanel::ForgetAllOwnTokens
    }

    fn removed() -> Phrase {
        Phrase::own_tokens_removed()
    }

    fn removed_all() -> Phrase {
        Phrase::own_tokens_removed_all()
    }
}
