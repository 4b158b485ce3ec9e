#![doc = include_str!("../README.md")]

use std::borrow::Cow;

use hifijson::SliceLexer;
use hifijson::token::Lex;
use hifijson::value::{Value, parse_bounded};

/// Deeper nesting is not read. Real requests and records stay below ten.
const DEPTH: usize = 64;

type Tree<'a> = Value<&'a str, Cow<'a, str>>;

/// A JSON value.
#[derive(Debug)]
pub struct Json<'a>(Tree<'a>);

/// A part of a JSON value.
#[derive(Clone, Copy, Debug)]
pub struct Part<'a>(&'a Tree<'a>);

impl<'a> Json<'a> {
    /// Reads exactly one value. `None` when the text is not JSON or is nested deeper than 64 levels.
    pub fn parse(text: &'a str) -> Option<Json<'a>> {
        let mut lexer = SliceLexer::new(text.as_bytes());
        lexer.exactly_one(Lex::ws_peek, |next, lexer| parse_bounded(DEPTH, next, lexer)).ok().map(Json)
    }

    /// The value.
    pub fn root(&'a self) -> Part<'a> {
        Part(&self.0)
    }
}

impl<'a> Part<'a> {
    /// The field of an object. Of equal names the last counts, as in browsers.
    pub fn get(self, name: &str) -> Option<Part<'a>> {
        self.fields().filter(|(field, _)| *field == name).last().map(|(_, value)| value)
    }

    /// Every field of an object with this name in whatever letter case, in order: of several a service may take any.
    pub fn named(self, name: &str) -> Vec<Part<'a>> {
        let mut named = Vec::new();
        for (field, value) in self.fields() {
            if field.eq_ignore_ascii_case(name) {
                named.push(value);
            }
        }
        named
    }

    /// The fields of an object in order; none for anything else.
    pub fn fields(self) -> impl Iterator<Item = (&'a str, Part<'a>)> {
        let fields = match self.0 {
            Value::Object(fields) => fields.as_slice(),
            _ => &[],
        };
        fields.iter().map(|(name, value)| (name.as_ref(), Part(value)))
    }

    /// The elements of an array.
    pub fn elements(self) -> Option<impl ExactSizeIterator<Item = Part<'a>>> {
        match self.0 {
            Value::Array(elements) => Some(elements.iter().map(Part)),
            _ => None,
        }
    }

    /// The text of a string.
    pub fn as_str(self) -> Option<&'a str> {
        match self.0 {
            Value::String(text) => Some(text),
            _ => None,
        }
    }

    /// A number that is whole, not negative and written without exponent.
    pub fn as_u64(self) -> Option<u64> {
        match self.0 {
            Value::Number((digits, _)) => digits.parse().ok(),
            _ => None,
        }
    }

    /// `true` or `false`.
    pub fn as_bool(self) -> Option<bool> {
        match self.0 {
            Value::Bool(truth) => Some(*truth),
            _ => None,
        }
    }

    /// Whether it is `null`.
    pub fn is_null(self) -> bool {
        matches!(self.0, Value::Null)
    }

    /// Whether it is an object.
    pub fn is_object(self) -> bool {
        matches!(self.0, Value::Object(_))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_picked_out_by_name() {
        let json = Json::parse(r#"{"a":{"b":["x",7,true,null]},"a2":"\u00e4\n"}"#).unwrap();
        let list: Vec<_> =
            json.root().get("a").and_then(|a| a.get("b")).and_then(Part::elements).unwrap().collect();
        assert_eq!(list[0].as_str(), Some("x"));
        assert_eq!(list[1].as_u64(), Some(7));
        assert_eq!(list[2].as_bool(), Some(true));
        assert!(list[3].is_null());
        assert_eq!(json.root().get("a2").and_then(Part::as_str), Some("ä\n"));
        assert!(json.root().get("missing").is_none());
    }

    #[test]
    fn the_last_of_equal_names_counts() {
        let json = Json::parse(r#"{"scope":"a","scope":"b"}"#).unwrap();
        assert_eq!(json.root().get("scope").and_then(Part::as_str), Some("b"));
    }

    #[test]
    fn every_field_of_a_name_is_found_in_any_letter_case() {
        let json = Json::parse(r#"{"Scope":"a","SCOPE":"b","\u0073cope":"c","scopes":"d"}"#).unwrap();
        let named: Vec<_> = json.root().named("scope").into_iter().map(Part::as_str).collect();
        assert_eq!(named, [Some("a"), Some("b"), Some("c")]);
        assert_eq!(json.root().get("scope").and_then(Part::as_str), Some("c"));
        assert_eq!(Json::parse("[]").unwrap().root().named("scope").len(), 0);
    }

    #[test]
    fn only_whole_numbers_are_numbers() {
        for (text, number) in [("7", Some(7)), ("-7", None), ("7.0", None), ("1e3", None), ("\"7\"", None)] {
            assert_eq!(Json::parse(text).unwrap().root().as_u64(), number, "{text}");
        }
    }

    #[test]
    fn what_is_not_one_json_value_is_refused() {
        for text in ["", "{", "{} {}", "nul", "{'a':1}", "[1,]", "\"\u{1}\""] {
            assert!(Json::parse(text).is_none(), "{text}");
        }
    }

    #[test]
    fn depth_is_bounded() {
        assert!(Json::parse(&"[".repeat(100_000)).is_none());
        let deep = format!("{}{}", "[".repeat(60), "]".repeat(60));
        assert!(Json::parse(&deep).is_some());
    }
}
