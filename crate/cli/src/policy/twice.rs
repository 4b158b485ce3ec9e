//! Names that stand twice in one object of JSON: of these a browser takes the last and drops the others without a word.

use std::collections::BTreeSet;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

/// The names that stand twice, with where they are: `levels.enforced.mode` or `exceptions.enforced[0].ends`. None in what is not JSON.
pub(super) fn twice(json: &str) -> Vec<String> {
    let mut found = Vec::new();
    let read = Objects { at: String::new(), found: &mut found };
    // What is not JSON is told elsewhere.
    let _ = read.deserialize(&mut serde_json::Deserializer::from_str(json));
    found
}

/// Walks through a value, and takes down what stands twice.
struct Objects<'f> {
    at: String,
    found: &'f mut Vec<String>,
}

impl<'de> DeserializeSeed<'de> for Objects<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Objects<'_> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("JSON")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut names = BTreeSet::new();
        while let Some(name) = map.next_key::<String>()? {
            let at = if self.at.is_empty() { name.clone() } else { format!("{}.{name}", self.at) };
            if !names.insert(name) {
                self.found.push(at.clone());
            }
            map.next_value_seed(Objects { at, found: self.found })?;
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        for index in 0_usize.. {
            let at = format!("{}[{index}]", self.at);
            if list.next_element_seed(Objects { at, found: self.found })?.is_none() {
                break;
            }
        }
        Ok(())
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_stands_twice_is_told_with_its_place() {
        for (json, names) in [
            (r#"{"a":1,"b":{"a":2},"c":[{"a":true},{"a":null}]}"#, &[][..]),
            (r#"{"a":1,"b":-1.5,"a":"x"}"#, &["a"]),
            (r#"{"a":{"b":{"c":1,"c":-1},"b":[]}}"#, &["a.b.c", "a.b"]),
            (r#"{"a":[0,{"b":1,"b":1}],"\u0061":1}"#, &["a[1].b", "a"]),
            ("{", &[]),
            ("[7]", &[]),
        ] {
            assert_eq!(twice(json), names, "{json}");
        }
    }
}
