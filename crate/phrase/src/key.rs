use std::fmt;

use serde::de::{Deserializer, Error, Visitor};
use serde::ser::Serializer;
use serde::{Deserialize, Serialize};

include!(concat!(env!("OUT_DIR"), "/key.rs"));

impl Key {
    /// The name in `_locales/*/messages.json`.
    pub fn as_str(self) -> &'static str {
        NAMES[self as usize]
    }

    /// How many gaps its sentence has.
    pub fn gaps(self) -> usize {
        GAPS[self as usize]
    }

    /// The key with this name.
    ///
    /// # Errors
    /// When no sentence has it.
    pub fn from_name(name: &str) -> Result<Key, UnknownKey> {
        NAMES.binary_search(&name).ok().and_then(|place| Key::ALL.get(place)).copied().ok_or(UnknownKey)
    }
}

/// No sentence has this key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownKey;

impl fmt::Display for UnknownKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("no sentence has this key")
    }
}

impl std::error::Error for UnknownKey {}

impl fmt::Display for Key {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.as_str())
    }
}

impl Serialize for Key {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Key {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Key, D::Error> {
        deserializer.deserialize_str(KeyName)
    }
}

/// Reads a key from its name, borrowed or not.
struct KeyName;

impl Visitor<'_> for KeyName {
    type Value = Key;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("the key of a sentence")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Key, E> {
        Key::from_name(name).map_err(E::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_found_by_its_name_and_no_other() {
        for key in Key::ALL {
            assert_eq!(Key::from_name(key.as_str()), Ok(key));
        }
        for name in ["", "adviceLifetimes", "AdviceLifetime", "zz", "secret_aws_secret_key"] {
            assert_eq!(Key::from_name(name), Err(UnknownKey), "{name}");
        }
    }

    #[test]
    fn a_key_is_written_as_its_name() {
        assert_eq!(serde_json::to_string(&Key::AdviceLifetime).unwrap(), r#""adviceLifetime""#);
        assert_eq!(Key::RefusedGlobalPatCreationBlocked.to_string(), "refused_globalPATCreationBlocked");
    }
}
