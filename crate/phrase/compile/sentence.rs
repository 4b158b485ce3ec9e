//! Reading the English texts (`messages.json`, as browsers define it).

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::{name, plural};

/// The most gaps that browsers fill.
const MOST: usize = 9;

/// A text for people.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Sentence {
    /// Its key in `messages.json`; of a sentence with several forms, that of `other`.
    pub(crate) key: String,
    /// The English text, gaps as `$name$`.
    pub(crate) text: String,
    /// The names of its gaps, in the order of the arguments.
    pub(crate) gaps: Vec<String>,
}

#[derive(Deserialize)]
struct Message {
    message: String,
    #[serde(default)]
    placeholders: BTreeMap<String, Placeholder>,
}

#[derive(Deserialize)]
struct Placeholder {
    content: String,
}

/// Reads every sentence, in the order of their keys (by bytes).
///
/// # Errors
/// A sentence that tells what is wrong with a text or its gaps.
pub(crate) fn read(json: &str) -> Result<Vec<Sentence>, String> {
    let messages: BTreeMap<String, Message> =
        serde_json::from_str(json).map_err(|error| format!("not a list of texts: {error}"))?;
    let (forms, messages): (BTreeMap<_, _>, BTreeMap<_, _>) =
        messages.into_iter().partition(|(key, _)| plural::of_form(key).is_some());
    let sentences = messages
        .into_iter()
        .map(|(key, message)| sentence(&key, message).map_err(|error| format!("{key}: {error}")))
        .collect::<Result<Vec<_>, _>>()?;
    for (key, form) in forms {
        let other = plural::of_form(&key).unwrap_or_default();
        let of = sentences.iter().find(|sentence| sentence.key == other);
        is_form(&form, of).map_err(|error| format!("{key}: {error}"))?;
    }
    let mut names = BTreeSet::new();
    match sentences.iter().find(|sentence| !names.insert(name::constructor(&sentence.key))) {
        Some(second) => Err(format!("{}: another key has the same name in Rust", second.key)),
        None => Ok(sentences),
    }
}

/// Whether a text can be a form of a sentence: it may leave gaps out, because "one" needs no number.
fn is_form(form: &Message, other: Option<&Sentence>) -> Result<(), String> {
    let other = other.ok_or("a form needs a sentence that ends in _other")?;
    if !form.placeholders.is_empty() {
        return Err("the form _other has the placeholders".to_owned());
    }
    match used(&form.message)?.iter().find(|gap| !other.gaps.iter().any(|known| known == *gap)) {
        Some(unknown) => Err(format!("the form _other has no gap {unknown}")),
        None => Ok(()),
    }
}

fn sentence(key: &str, message: Message) -> Result<Sentence, String> {
    if name::snake(key).is_empty() || !key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') {
        return Err("a key has letters, digits and _ only".to_owned());
    }
    let mut gaps = BTreeMap::new();
    for (gap, Placeholder { content }) in message.placeholders {
        if !gap.starts_with(|c: char| c.is_ascii_lowercase())
            || !gap.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
        {
            return Err(format!("the name of the gap {gap} has small letters, digits and _ only"));
        }
        let number = content.strip_prefix('$').and_then(|number| number.parse::<usize>().ok());
        let number = number.ok_or(format!("the content of the gap {gap} is $1, $2 and so on"))?;
        if gaps.insert(number, gap).is_some() {
            return Err(format!("two gaps are ${number}"));
        }
    }
    if key.ends_with(plural::OTHER) && gaps.is_empty() {
        return Err("the first gap of a sentence with several forms is the number".to_owned());
    }
    if gaps.keys().copied().ne(1..=gaps.len()) || gaps.len() > MOST {
        return Err("its gaps are not counted from $1 without a hole, or are more than nine".to_owned());
    }
    let used = used(&message.message)?;
    // The number of a sentence with several forms has chosen one, which may be all that it is for.
    let unsaid = usize::from(key.ends_with(plural::OTHER));
    match gaps.values().skip(unsaid).find(|gap| !used.contains(gap.as_str())) {
        Some(unused) => return Err(format!("the gap {unused} is not in the text")),
        None if used.iter().any(|gap| !gaps.values().any(|known| known == gap)) => {
            return Err("a gap of the text is not among its placeholders".to_owned());
        }
        None => {}
    }
    Ok(Sentence { key: key.to_owned(), gaps: gaps.into_values().collect(), text: message.message })
}

/// The names of the gaps in a text.
fn used(text: &str) -> Result<BTreeSet<&str>, String> {
    let parts: Vec<&str> = text.split('$').collect();
    // Text and names of gaps take turns, text comes first and last.
    if parts.len().is_multiple_of(2) || parts.iter().skip(1).step_by(2).any(|name| name.is_empty()) {
        return Err("a gap is written as $name$, and placeholders tell its number".to_owned());
    }
    Ok(parts.into_iter().skip(1).step_by(2).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_one(fields: &str) -> Result<Sentence, String> {
        read(&format!(r#"{{"key":{{{fields}}}}}"#)).map(|mut all| all.remove(0))
    }

    #[test]
    fn gaps_come_in_the_order_of_their_numbers() {
        let sentence = read_one(
            r#""message":"$limit$ of $days$, $days$","placeholders":{"days":{"content":"$1"},"limit":{"content":"$2"}}"#,
        );
        assert_eq!(sentence.unwrap().gaps, ["days", "limit"]);
        assert_eq!(read_one(r#""message":"none""#).unwrap().gaps, [""; 0]);
    }

    #[test]
    fn gaps_that_no_argument_or_no_text_has_are_refused() {
        for (fields, error) in [
            (r#""message":"in $1 days""#, "a gap is written as $name$"),
            (r#""message":"$1 of $2""#, "not among its placeholders"),
            (r#""message":"$days$""#, "not among its placeholders"),
            (
                r#""message":"soon","placeholders":{"days":{"content":"$1"}}"#,
                "the gap days is not in the text",
            ),
            (r#""message":"$days$","placeholders":{"days":{"content":"$2"}}"#, "without a hole"),
            (
                r#""message":"$days$","placeholders":{"days":{"content":"days"}}"#,
                "the content of the gap days",
            ),
            (
                r#""message":"$a$ $b$","placeholders":{"a":{"content":"$1"},"b":{"content":"$1"}}"#,
                "two gaps are $1",
            ),
            (r#""message":"$Days$","placeholders":{"Days":{"content":"$1"}}"#, "the name of the gap Days"),
        ] {
            let refused = read_one(fields).unwrap_err();
            assert!(refused.contains(error), "{fields}: {refused}");
        }
    }

    #[test]
    fn the_forms_of_a_sentence_are_one_sentence() {
        const OTHER: &str =
            r#""found_other":{"message":"$count$ tokens","placeholders":{"count":{"content":"$1"}}}"#;
        let forms = |one: &str| read(&format!("{{{OTHER},{one}}}"));
        let sentences = forms(r#""found_one":{"message":"A token"}"#).unwrap();
        assert_eq!(sentences.iter().map(|sentence| &sentence.key[..]).collect::<Vec<_>>(), ["found_other"]);
        assert!(forms(r#""found_few":{"message":"$count$ tokens"}"#).is_ok());
        for (wrong, error) in [
            (r#""lost_one":{"message":"A token"}"#, "lost_one: a form needs"),
            (r#""found_one":{"message":"$days$ tokens"}"#, "has no gap days"),
            (r#""found_one":{"message":"$1 token"}"#, "a gap is written as"),
            (r#""lost_other":{"message":"tokens"}"#, "is the number"),
            (r#""found":{"message":"tokens"}"#, "the same name"),
        ] {
            let refused = forms(wrong).unwrap_err();
            assert!(refused.contains(error), "{wrong}: {refused}");
        }
    }

    #[test]
    fn keys_that_rust_could_not_tell_apart_are_refused() {
        assert!(read(r#"{"wayOut":{"message":"a"},"way_out":{"message":"b"}}"#).is_err());
        assert!(read(r#"{"way-out":{"message":"a"}}"#).is_err());
    }
}
