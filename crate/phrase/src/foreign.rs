use std::fmt::{self, Display, Write};

use crate::clean::clean;

/// So many characters of a word are shown. The longest name that a tool gives a token has 96: that of Git Credential Manager, for an
/// organization and a computer with names as long as may be.
const LONGEST: usize = 100;

/// So many characters of a text are shown.
const LONGEST_TEXT: usize = 300;

/// What stands for what is left out.
const LEFT_OUT: char = '…';

/// How many marks one letter may bear. Vietnamese has two; more are a tower over the lines around.
const MARKS: usize = 2;

/// What quotes a word in a sentence. Every language reads the straight mark so; what looks like it becomes [`APOSTROPHE`].
const QUOTE: char = '"';

/// What stands for quotes and apostrophes of every kind; of several in a row, which look like one quote, one stays.
const APOSTROPHE: char = '\'';

/// What keeps the direction of a word from the sentence around it (Unicode 17, UAX #9, section 2.4.2).
const ISOLATE: (char, char) = ('\u{2068}', '\u{2069}');

/// A word from elsewhere: from a page, an address, the service, or storage. Fit to be shown, however hostile: cut, without line breaks,
/// without runs of blanks, and without characters that cannot be seen or that change how others are seen.
///
/// In a sentence it is quoted, so that no part of it reads as Patrol's own; [`Foreign::as_str`] is for a place that holds nothing else.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Foreign(String);

impl Foreign {
    /// Cuts and cleans a word.
    pub fn new(text: &str) -> Foreign {
        Foreign::cut(text, LONGEST)
    }

    /// Cuts and cleans a text of a sentence or two, such as a company writes for its people.
    pub fn long(text: &str) -> Foreign {
        Foreign::cut(text, LONGEST_TEXT)
    }

    fn cut(text: &str, longest: usize) -> Foreign {
        let mut word = String::new();
        let (mut length, mut marks, mut blank) = (0, 0, false);
        for letter in text.chars().filter_map(clean) {
            if is_blank(letter) {
                blank = true;
                continue;
            }
            marks = if is_mark(letter) { marks + 1 } else { 0 };
            if marks > MARKS || marks > 0 && (blank || word.is_empty()) {
                continue;
            }
            let space = blank && !word.is_empty();
            length += 1 + usize::from(space);
            if length > longest {
                word.push(LEFT_OUT);
                break;
            }
            word.extend(space.then_some(' '));
            word.push(letter);
            blank = false;
        }
        Foreign(word)
    }

    /// The word without quotes, for a place that holds nothing else: a cell, an item of a list.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether nothing of it can be seen.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// As it stands in a sentence.
impl Display for Foreign {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (begin, end) = ISOLATE;
        write!(out, "{begin}{QUOTE}")?;
        let mut before = None;
        for letter in self.0.chars().map(|letter| if is_quote(letter) { APOSTROPHE } else { letter }) {
            if before.replace(letter) != Some(APOSTROPHE) || letter != APOSTROPHE {
                out.write_char(letter)?;
            }
        }
        write!(out, "{QUOTE}{end}")
    }
}

/// Whether nothing is seen of a character but its width. The pattern of braille without dots, a letter to Unicode, is one.
fn is_blank(letter: char) -> bool {
    letter.is_whitespace() || letter == '\u{2800}'
}

/// Whether a character looks like a straight quote or like half of one: the quotation marks that are high and without angles, primes,
/// accents that stand alone, and the letters that are apostrophes.
fn is_quote(letter: char) -> bool {
    matches!(
        letter,
        '"' | '\''
            | '`'
            | '´'
            | '\u{2b9}'..='\u{2bc}'
            | '\u{2ca}'..='\u{2cb}'
            | '\u{2dd}'
            | '\u{2ee}'
            | '\u{2f4}'
            | '\u{2f6}'
            | '\u{5f3}'..='\u{5f4}'
            | '\u{2018}'..='\u{201f}'
            | '\u{2032}'..='\u{2037}'
            | '\u{2057}'
            | '\u{275b}'..='\u{275e}'
            | '\u{301d}'..='\u{301f}'
            | '\u{ff02}'
            | '\u{ff07}'
            | '\u{ff40}'
            | '\u{1f676}'..='\u{1f678}'
    )
}

/// Whether a character is put on the letter before it: the blocks of combining marks for every script (Unicode 17).
fn is_mark(letter: char) -> bool {
    matches!(
        letter,
        '\u{300}'..='\u{36f}'
            | '\u{1ab0}'..='\u{1aff}'
            | '\u{1dc0}'..='\u{1dff}'
            | '\u{20d0}'..='\u{20ff}'
            | '\u{fe20}'..='\u{fe2f}'
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use regex::Regex;

    use super::*;

    fn shown(text: &str) -> String {
        Foreign::new(text).0
    }

    #[test]
    fn ordinary_names_stay_as_they_are() {
        for name in [
            "contoso",
            "Nightly report (2026), #7",
            "Git: https://dev.azure.com/contoso on DESKTOP-01",
            "Größe & Ça",
            "Tie\u{302}\u{301}ng Vie\u{323}\u{302}t",
            "שלום עולם",
            "日本語「テスト」",
            "مشروع",
            "Ana's laptop",
            "🚀 deploy",
        ] {
            assert_eq!(shown(name), name);
        }
    }

    #[test]
    fn a_word_in_a_sentence_is_quoted_and_keeps_its_direction_to_itself() {
        assert_eq!(Foreign::new("contoso").to_string(), "\u{2068}\"contoso\"\u{2069}");
    }

    #[test]
    fn blanks_and_line_breaks_cannot_push_a_word_out_of_its_quotes() {
        let sentence =
            "vso.x\n\n\t \u{a0}\u{2003}\u{3000}\u{2800}\u{3164}\r\u{2028}This token is safe.\u{200b} ";
        assert_eq!(shown(sentence), "vso.x This token is safe.");
        assert!(Foreign::new(" \u{2800}\u{200b}\n").is_empty());
    }

    #[test]
    fn quotes_cannot_be_faked() {
        for quote in ["\"", "“", "”", "„", "''", "‘’", "`´", "״", "ʺ", "″", "＂", "❞", "〞", "'\u{200b}'"]
        {
            let name = Foreign::new(&format!("a{quote} is safe. {quote}b"));
            assert_eq!(name.to_string(), "\u{2068}\"a' is safe. 'b\"\u{2069}", "{quote}");
        }
        assert_eq!(shown("a \"b\", c"), "a \"b\", c", "in a place of its own");
        for name in ["Ana's laptop", "日本語「テスト」", "«x»"] {
            assert_eq!(Foreign::new(name).to_string(), format!("\u{2068}\"{name}\"\u{2069}"));
        }
    }

    #[test]
    fn a_long_word_is_cut_and_says_so() {
        assert_eq!(shown(&"x".repeat(LONGEST)), "x".repeat(LONGEST));
        assert_eq!(shown(&"x".repeat(2069)), format!("{}…", "x".repeat(LONGEST)));
        assert_eq!(shown(&format!("{} y", "x".repeat(LONGEST - 1))), format!("{}…", "x".repeat(LONGEST - 1)));
        assert_eq!(
            shown(&format!("{}\u{200b} \n", "x".repeat(LONGEST))),
            "x".repeat(LONGEST),
            "nothing is left out"
        );
    }

    #[test]
    fn marks_stand_on_letters_and_build_no_towers() {
        assert_eq!(shown("\u{338}a\u{301}\u{302}\u{303}\u{304}b \u{338}c"), "a\u{301}\u{302}b c");
    }

    /// Letters, and much of what could do harm.
    fn hostile() -> impl Strategy<Value = String> {
        let parts = prop_oneof![
            2 => any::<char>(),
            2 => prop::sample::select("ab'\"“”„‘’`´ \t\n\r\u{a0}\u{2003}\u{2800}\u{3000}\u{2028}".chars().collect::<Vec<_>>()),
            1 => prop::sample::select("\u{202e}\u{2066}\u{2068}\u{2069}\u{200b}\u{200f}\u{61c}\u{feff}\u{ad}\u{301}\u{20dd}\u{e0041}".chars().collect::<Vec<_>>()),
        ];
        prop::collection::vec(parts, 0..300).prop_map(String::from_iter)
    }

    proptest! {
        #[test]
        fn nothing_misleads_by_how_it_looks(text in hostile()) {
            let word = shown(&text);
            let misleads = Regex::new(r"[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}]").unwrap();
            prop_assert_eq!(misleads.find(&word).map(|found| found.as_str()), None, "{:?}", word);
            let blanks = Regex::new(r"^\s|\s$|\s\s|[^\S ]").unwrap();
            prop_assert!(!blanks.is_match(&word), "{:?}", word);
            prop_assert!(word.chars().count() <= LONGEST + 1);
        }

        #[test]
        fn a_sentence_holds_two_quotes_and_two_isolates_at_their_ends(text in hostile()) {
            let quoted = Foreign::new(&text).to_string();
            let inner = quoted.strip_prefix("\u{2068}\"").and_then(|rest| rest.strip_suffix("\"\u{2069}"));
            prop_assert!(inner.is_some_and(|inner| !inner.contains(['"', '“', '”', '„', '\u{2068}', '\u{2069}']) && !inner.contains("''")), "{:?}", quoted);
        }

        #[test]
        fn what_is_clean_stays_so(text in hostile()) {
            let once = shown(&text);
            let twice = shown(once.trim_end_matches(LEFT_OUT));
            prop_assert_eq!(twice, once.trim_end_matches(LEFT_OUT));
        }

        #[test]
        fn letters_and_digits_of_a_short_word_are_all_there(text in r"[\p{L}\p{Nd}]{0,100}") {
            let ignorable = Regex::new(r"\p{Default_Ignorable_Code_Point}").unwrap();
            prop_assume!(!ignorable.is_match(&text));
            prop_assert_eq!(shown(&text), text);
        }
    }
}
