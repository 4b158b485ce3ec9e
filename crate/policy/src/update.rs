use serde::{Deserialize, Serialize};

/// For how long an update is told of, in ms: two weeks. Who has not looked by then does not want to.
const TOLD: u64 = 14 * 24 * 60 * 60 * 1000;

/// That Patrol was updated, until the person has seen what changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Update {
    /// The version that it was updated to.
    pub version: String,
    /// When, in ms since 1970-01-01 UTC.
    pub time: u64,
}

impl Update {
    /// Under which key it is stored.
    pub const KEY: &str = "update";

    /// Stored in the place of an update once the person has seen what changed.
    pub const SEEN: &str = "null";

    /// Reads what is stored; `None` when there is nothing to tell, and for what cannot be read: it is no more than a hint.
    pub fn read(json: Option<&str>) -> Option<Update> {
        serde_json::from_str(json?).ok()
    }

    /// As it is stored.
    pub fn to_json(&self) -> String {
        // A text and a number always become JSON.
        serde_json::to_string(self).unwrap_or_else(|_| Update::SEEN.to_owned())
    }

    /// Whether the person is to be told that Patrol was updated to this version. `now` in ms since 1970-01-01 UTC.
    pub fn is_news(&self, version: &str, now: u64) -> bool {
        self.version == version && now.saturating_sub(self.time) < TOLD
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_update_is_told_of_for_two_weeks_and_only_while_it_is_the_latest() {
        let update = Update { version: "1.2.0".into(), time: 1000 };
        assert!(update.is_news("1.2.0", 1000) && update.is_news("1.2.0", 999 + TOLD));
        assert!(!update.is_news("1.2.0", 1000 + TOLD));
        assert!(!update.is_news("1.3.0", 1000));
    }

    #[test]
    fn what_is_stored_is_read_again_and_anything_else_is_nothing() {
        let update = Update { version: "1.2.0".into(), time: 1000 };
        assert_eq!(Update::read(Some(&update.to_json())), Some(update));
        for nothing in [None, Some(Update::SEEN), Some("7"), Some("{}"), Some(r#"{"version":7,"time":1}"#)] {
            assert_eq!(Update::read(nothing), None, "{nothing:?}");
        }
    }
}
