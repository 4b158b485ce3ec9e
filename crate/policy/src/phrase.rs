use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A sentence for the person, not yet translated: the key of a message in `_locales` and what stands in its gaps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Phrase {
    /// Key in `_locales/en/messages.json`.
    pub key: String,
    /// Values for the gaps `$1`, `$2` … in order. At most nine, as browsers allow.
    pub args: Vec<String>,
}

impl Phrase {
    /// A phrase without gaps.
    pub fn new(key: impl Into<String>) -> Self {
        Phrase { key: key.into(), args: Vec::new() }
    }

    /// The same phrase with one more gap filled.
    pub fn with(mut self, arg: impl ToString) -> Self {
        self.args.push(arg.to_string());
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_are_filled_in_order() {
        let phrase = Phrase::new("held").with(3).with("days");
        assert_eq!(phrase.key, "held");
        assert_eq!(phrase.args, ["3", "days"]);
    }
}
