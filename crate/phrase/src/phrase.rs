use std::fmt::{self, Display};

use serde::de::{Deserializer, Error};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Gap, Key};

/// A sentence for the person, not yet translated: its key and what stands in its gaps.
///
/// One constructor for each sentence, named after its key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Phrase {
    #[ts(type = "import(\"./texts.js\").Key")]
    key: Key,
    args: Vec<String>,
}

include!(concat!(env!("OUT_DIR"), "/phrase.rs"));

impl Phrase {
    fn filled(key: Key, args: &[&dyn Display]) -> Phrase {
        Phrase { key, args: args.iter().map(ToString::to_string).collect() }
    }

    /// The key of the sentence.
    pub fn key(&self) -> Key {
        self.key
    }

    /// What stands in the gaps `$1`, `$2` … of the sentence, in order: as many as it has, at most nine.
    pub fn args(&self) -> &[String] {
        &self.args
    }
}

/// A phrase that has crossed a border, before its gaps are counted.
#[derive(Deserialize)]
struct Unchecked {
    key: Key,
    args: Vec<String>,
}

impl<'de> Deserialize<'de> for Phrase {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Phrase, D::Error> {
        let Unchecked { key, args } = Unchecked::deserialize(deserializer)?;
        if args.len() == key.gaps() { Ok(Phrase { key, args }) } else { Err(Error::custom(WrongGaps(key))) }
    }
}

/// A phrase has another number of gaps than its sentence.
struct WrongGaps(Key);

impl Display for WrongGaps {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} has {} gaps, not as many as were given", self.0, self.0.gaps())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CROSSED: &str = r#"{"key":"adviceLifetime","args":["366","30"]}"#;

    #[test]
    fn gaps_are_filled_in_the_order_of_the_sentence() {
        let phrase = Phrase::advice_lifetime(366, "30");
        assert_eq!(
            (phrase.key(), phrase.args()),
            (Key::AdviceLifetime, ["366".to_owned(), "30".to_owned()].as_slice())
        );
    }

    #[test]
    fn a_phrase_crosses_a_border_unchanged() {
        let phrase = Phrase::advice_lifetime(366, 30);
        assert_eq!(serde_json::to_string(&phrase).unwrap(), CROSSED);
        assert_eq!(serde_json::from_str::<Phrase>(CROSSED).unwrap(), phrase);
    }

    #[test]
    fn what_is_no_phrase_is_refused() {
        for (text, error) in [
            (r#"{"key":"held","args":[]}"#, "no sentence has this key"),
            (r#"{"key":"adviceLifetime","args":["366"]}"#, "adviceLifetime has 2 gaps"),
            (r#"{"key":"adviceFullAccess","args":["x"]}"#, "adviceFullAccess has 0 gaps"),
            (r#"{"key":7,"args":[]}"#, "the key of a sentence"),
            (r#"{"key":"adviceFullAccess"}"#, "missing field"),
            (r#"{"key":"adviceFullAccess","args":[1]}"#, "expected a string"),
        ] {
            let refused = serde_json::from_str::<Phrase>(text).unwrap_err().to_string();
            assert!(refused.contains(error), "{text}: {refused}");
        }
    }
}
