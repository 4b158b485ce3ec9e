use std::fmt::{self, Display};

use crate::Foreign;

/// So many words of a list are shown. More is nothing that a person reads.
const WORDS: usize = 5;

/// What stands for the rest of a list.
const REST: &str = "…";

/// What may stand in the gap of a sentence: a number, a word of Patrol's own, or a [`Foreign`] word. A text that comes from elsewhere does not
/// fit as it is, so that none gets into a sentence unseen.
pub trait Gap: Display {}

/// Texts that stand in the code.
impl Gap for &'static str {}
impl Gap for Foreign {}
impl Gap for Word {}
impl<T: Gap> Gap for &T {}

macro_rules! numbers {
    ($($number:ty)*) => { $(impl Gap for $number {})* };
}
numbers!(i32 i64 u16 u32 u64 usize);

/// A word as it stands in a sentence.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Word(String);

impl Word {
    /// A word that Patrol made: the name of a scope, a day, a host that was checked.
    pub fn own(text: impl Into<String>) -> Word {
        Word(text.into())
    }

    /// Several words, of which some may be foreign; of many, the first.
    pub fn list(words: impl IntoIterator<Item = impl Gap>) -> Word {
        let mut words = words.into_iter().map(|word| word.to_string());
        let mut shown: Vec<String> = words.by_ref().take(WORDS).collect();
        shown.extend(words.next().map(|_| REST.to_owned()));
        Word(shown.join(", "))
    }
}

impl From<Foreign> for Word {
    fn from(foreign: Foreign) -> Word {
        Word(foreign.to_string())
    }
}

impl Display for Word {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_foreign_word_of_a_list_is_quoted_and_a_flood_is_cut() {
        let words = |count: usize| {
            Word::list((0..count).map(|number| Foreign::new(&format!("{number}, x")))).to_string()
        };
        assert_eq!(words(0), "");
        assert_eq!(words(2).replace(['\u{2068}', '\u{2069}'], ""), r#""0, x", "1, x""#);
        assert!(words(WORDS).ends_with("\"4, x\"\u{2069}"));
        assert!(words(500).ends_with("\"4, x\"\u{2069}, …"));
        assert_eq!(
            Word::list([Word::own("Code (Read)"), Foreign::new("vso.x").into()]).to_string(),
            "Code (Read), \u{2068}\"vso.x\"\u{2069}"
        );
    }
}
