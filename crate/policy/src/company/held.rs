use serde_json::{Map, Value, json};

use super::Managed;

/// The version of the stored record.
const VERSION: u64 = 1;

/// For how long a policy holds that the browser does not give any more, in ms. Right after its start a browser may not have read it yet.
const PATIENCE: u64 = 60_000;

/// The company's policy as it was given last; the browser is asked again and again, and does not always know.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Held {
    policy: Map<String, Value>,
}

/// What an answer of the browser means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard {
    /// Nothing is different.
    Same,
    /// This is in force now: the first policy, or another one.
    Holds(Held),
    /// None is given: what is held stays until the browser is asked again, not before `until` (ms since 1970-01-01 UTC).
    Missing {
        /// Since when, in ms since 1970-01-01 UTC.
        since: u64,
        /// When to ask again.
        until: u64,
    },
    /// The policy has ended.
    Ends,
}

impl Held {
    /// Under which key it is stored.
    pub const KEY: &str = "company";

    /// Under which key is kept, for as long as the browser runs, since when no policy is given.
    pub const MISSING_KEY: &str = "companyMissing";

    /// Reads the stored record. What cannot be read holds nothing: the browser is asked at every start.
    pub fn read(stored: Option<&str>) -> Held {
        let record = stored.and_then(|json| serde_json::from_str::<Value>(json).ok());
        let policy = record
            .filter(|record| record["version"] == VERSION)
            .and_then(|mut record| Some(record.get_mut("policy")?.take()));
        match policy {
            Some(Value::Object(policy)) => Held { policy },
            _ => Held::default(),
        }
    }

    /// As it is stored.
    pub fn to_json(&self) -> String {
        json!({ "version": VERSION, "policy": self.policy }).to_string()
    }

    /// Whether there is a policy.
    pub fn is_none(&self) -> bool {
        self.policy.is_empty()
    }

    /// What the policy says.
    pub fn managed(&self) -> Managed {
        Managed::read(&json!(self.policy).to_string())
    }

    /// What follows from an answer of the browser: a policy as JSON, or none. `missing` is since when none was given, `now` the time, both in
    /// ms since 1970-01-01 UTC.
    pub fn hear(&self, answer: Option<&str>, missing: Option<u64>, now: u64) -> Heard {
        let policy = match answer.map(serde_json::from_str) {
            Some(Ok(Value::Object(policy))) => policy,
            _ => Map::new(),
        };
        if !policy.is_empty() {
            return if policy == self.policy { Heard::Same } else { Heard::Holds(Held { policy }) };
        }
        if self.is_none() {
            return Heard::Same;
        }
        // A clock that was put back begins anew.
        let since = missing.filter(|since| *since <= now).unwrap_or(now);
        if now - since >= PATIENCE { Heard::Ends } else { Heard::Missing { since, until: since + PATIENCE } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const POLICY: &str = r#"{"lifetimeLimitDays":{"enforced":30},"pausing":false}"#;
    const T: u64 = 1_000_000_000_000;

    fn held() -> Held {
        match Held::default().hear(Some(POLICY), None, T) {
            Heard::Holds(held) => held,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_policy_holds_as_soon_as_it_is_given_and_is_read_again() {
        let held = held();
        assert_eq!(Held::read(Some(&held.to_json())), held);
        assert_eq!(held.managed().company.enforced.lifetime_limit_days, Some(30));
        assert_eq!(held.hear(Some(POLICY), None, T + 1), Heard::Same);
        let otherwise = r#"{"pausing":false,"lifetimeLimitDays":{"enforced":30}}"#;
        assert_eq!(held.hear(Some(otherwise), None, T + 1), Heard::Same, "the order means nothing");
        let other = Held::default().hear(Some(r#"{"pausing":true}"#), None, T);
        assert_eq!(held.hear(Some(r#"{"pausing":true}"#), Some(T), T + 1), other);
    }

    #[test]
    fn no_answer_keeps_it_for_sixty_seconds_and_the_next_one_ends_it() {
        let held = held();
        for nothing in [None, Some("{}"), Some("null"), Some("7"), Some("{broken")] {
            let missing = Heard::Missing { since: T, until: T + 60_000 };
            assert_eq!(held.hear(nothing, None, T), missing, "the first: {nothing:?}");
            for later in [1, 30_000, 59_999] {
                assert_eq!(held.hear(nothing, Some(T), T + later), missing, "{later} ms later");
            }
            assert_eq!(held.hear(nothing, Some(T), T + 60_000), Heard::Ends);
            assert_eq!(held.hear(nothing, Some(T), T + 90_000_000), Heard::Ends);
        }
    }

    #[test]
    fn what_comes_back_in_time_is_the_same_as_ever() {
        assert_eq!(held().hear(Some(POLICY), Some(T), T + 59_999), Heard::Same);
    }

    #[test]
    fn a_clock_that_was_put_back_ends_nothing() {
        let missing = Heard::Missing { since: T, until: T + 60_000 };
        assert_eq!(held().hear(None, Some(T + 5), T), missing);
    }

    #[test]
    fn without_a_policy_no_answer_is_as_ever() {
        for nothing in [None, Some("{}"), Some("7")] {
            assert_eq!(Held::default().hear(nothing, None, T), Heard::Same);
            assert_eq!(Held::default().hear(nothing, Some(1), T), Heard::Same);
        }
        assert!(Held::default().managed().company.is_none());
    }

    #[test]
    fn what_cannot_be_read_holds_nothing() {
        for stored in [
            None,
            Some(""),
            Some("7"),
            Some("{}"),
            Some(r#"{"version":2,"policy":{"pausing":false}}"#),
            Some(r#"{"version":1,"policy":7}"#),
        ] {
            assert!(Held::read(stored).is_none(), "{stored:?}");
        }
    }
}
