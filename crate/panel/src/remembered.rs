//! The section of the settings about secrets that the person is not asked about again.

use patrol_azdo::Instant;
use patrol_phrase::{Phrase, Word};
use patrol_policy::RememberedSecret;
use patrol_protocol::{FromPanel, Reply};

use crate::date;
use crate::dom::Page;
use crate::fingerprints::{self, Entry, Ids};
use crate::rule_name::rule_name;
use crate::start_error::StartError;

/// Binds the section.
pub(crate) fn start(page: &Page) -> Result<(), StartError> {
    fingerprints::start::<RememberedSecret>(page)
}

impl Entry for RememberedSecret {
    const IDS: Ids = Ids {
        heading: "remembered-heading",
        list: "remembered-list",
        none: "none-remembered",
        remove_all: "remembered-remove-all",
        result: "remembered-result",
    };

    fn ask() -> FromPanel {
        FromPanel::ListRemembered
    }

    fn read(reply: &Reply) -> Option<&Vec<Self>> {
        if let Reply::Remembered { secrets } = reply { Some(secrets) } else { None }
    }

    fn sentence(&self) -> Phrase {
        let day = Word::own(date::day(Instant(i64::from(self.day) * Instant::DAY)));
        Phrase::remembered_secret(rule_name(&self.rule), Word::own(&self.host), day)
    }

    fn remove_label(&self) -> Phrase {
        Phrase::remembered_remove_one(rule_name(&self.rule), Word::own(&self.host))
    }

    fn remove(&self) -> FromPanel {
        FromPanel::ForgetRemembered { fingerprint: self.fingerprint.clone() }
    }

    fn remove_all() -> FromPanel {
        FromPanel::ForgetAllRemembered
    }

    fn removed() -> Phrase {
        Phrase::remembered_removed()
    }

    fn removed_all() -> Phrase {
        Phrase::remembered_removed_all()
    }
}
