use patrol_settings::{Phrase, Rule};

use super::Found;

/// A request that goes where tokens are made, but whose body says nothing that can be read.
pub(crate) fn request_unreadable() -> Found {
    Found {
        rule: Rule::RequestUnreadable,
        reason: Phrase::new("adviceRequestUnreadable"),
        safer: Phrase::new("adviceRequestUnreadableSafer"),
    }
}
