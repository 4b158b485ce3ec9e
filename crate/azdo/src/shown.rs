use serde::{Deserialize, Serialize};

/// What the open token form shows in words or by position only.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Shown {
    /// How the scope boxes stand: a digit for each, `1` where it is checked, areas apart by `/`.
    pub boxes: String,
    /// The words of the chosen expiry, in any language.
    pub expiry: String,
    /// The date of one's own as it is written there; empty without one.
    pub date: String,
}

/// The number in a text that has exactly one, such as the days in the words of a choice; a hint, for the words are in any language.
pub fn only_number(text: &str) -> Option<u32> {
    let mut numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty());
    let number = numbers.next().filter(|_| numbers.next().is_none())?;
    number.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::only_number;

    #[test]
    fn a_number_is_a_hint_only_where_it_stands_alone() {
        for (text, number) in [
            ("30 days", Some(30)),
            ("90日", Some(90)),
            ("⟦xx 60⟧", Some(60)),
            ("2027-01-15", None),
            ("3.5 weeks", None),
            ("custom", None),
            ("99999999999 days", None),
        ] {
            assert_eq!(only_number(text), number, "{text}");
        }
    }
}
