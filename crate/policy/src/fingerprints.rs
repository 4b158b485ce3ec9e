use std::collections::BTreeMap;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// Version of the stored records. Nothing of a record with another one is in force.
const VERSION: u64 = 1;

/// The hexadecimal digits of a digest, and of a fingerprint.
const DIGITS: usize = 64;

/// The longest id of a rule, in bytes.
const RULE_BYTES: usize = 64;

/// What is known of a secret by its fingerprint: HMAC-SHA-256 of its digest, and of where it belongs, under a key of this browser.
pub trait Fingerprinted: Serialize + DeserializeOwned {
    /// Under which name the record of them is stored.
    const KEY: &str;
    /// Under which name the key is that the fingerprints are made with.
    const HMAC_KEY: &str;
    /// Under which name copies are of what could not be read.
    const SET_ASIDE_KEY: &str;
    /// What they are called in the record.
    const LIST: &str;
    /// How many are kept.
    const CAPACITY: usize;
    /// How many of them of one host. What a page makes Patrol keep takes the place of its own host's first.
    const PER_HOST: usize;

    /// The fingerprint.
    fn fingerprint(&self) -> &str;

    /// The host whose page had it kept.
    fn host(&self) -> &str;

    /// Whether all of it can be what it should.
    fn is_sound(&self) -> bool;
}

/// A record of what is known by fingerprints, as it is stored: bounded, oldest first.
#[derive(Clone, Debug, PartialEq)]
pub struct Fingerprints<T> {
    entries: Vec<T>,
    unreadable: Vec<Value>,
}

impl<T> Default for Fingerprints<T> {
    fn default() -> Self {
        Fingerprints { entries: Vec::new(), unreadable: Vec::new() }
    }
}

impl<T: Fingerprinted> Fingerprints<T> {
    /// Reads the stored record. What cannot be read is set aside, see [`Fingerprints::unreadable`].
    pub fn read(json: Option<&str>) -> Self {
        let mut read = Self::default();
        let Some(json) = json else { return read };
        let record = serde_json::from_str(json).unwrap_or_else(|_| Value::String(json.to_owned()));
        match (record.get("version").and_then(Value::as_u64), record.get(T::LIST)) {
            (Some(VERSION), Some(Value::Array(values))) => {
                for value in values {
                    match serde_json::from_value(value.clone()).ok().filter(T::is_sound) {
                        Some(entry) => read.entries.push(entry),
                        None => read.unreadable.push(value.clone()),
                    }
                }
            }
            _ => read.unreadable.push(record),
        }
        read.keep_within_bounds();
        read
    }

    /// Keeps an entry; one that is known stays as it was.
    pub fn add(&mut self, entry: T) {
        if entry.is_sound() && self.find(entry.fingerprint()).is_none() {
            self.entries.push(entry);
            self.keep_within_bounds();
        }
    }

    /// Forgets the entry with this fingerprint.
    pub fn remove(&mut self, fingerprint: &str) {
        self.retain(|entry| entry.fingerprint() != fingerprint);
    }

    /// Forgets what need not be kept. Returns whether there was any.
    pub fn retain(&mut self, is_kept: impl Fn(&T) -> bool) -> bool {
        let before = self.entries.len();
        self.entries.retain(is_kept);
        self.entries.len() != before
    }

    /// The entry with this fingerprint.
    pub fn find(&self, fingerprint: &str) -> Option<&T> {
        self.entries.iter().find(|entry| entry.fingerprint() == fingerprint)
    }

    /// What is kept, oldest first.
    pub fn list(&self) -> &[T] {
        &self.entries
    }

    /// What was stored but cannot be read, as JSON; `None` when all could be.
    pub fn unreadable(&self) -> Option<String> {
        if self.unreadable.is_empty() { None } else { serde_json::to_string(&self.unreadable).ok() }
    }

    /// The record as JSON, as it is stored.
    pub fn to_json(&self) -> String {
        json!({ "version": VERSION, T::LIST: self.entries }).to_string()
    }

    /// The oldest of the host that has most goes first, until no bound is exceeded: whoever fills the record pushes out their own.
    fn keep_within_bounds(&mut self) {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for entry in &self.entries {
            *counts.entry(entry.host().to_owned()).or_default() += 1;
        }
        while let Some((host, count)) = counts.iter_mut().max_by_key(|(_, count)| **count)
            && (*count > T::PER_HOST || self.entries.len() > T::CAPACITY)
            && let Some(oldest) = self.entries.iter().position(|entry| entry.host() == *host)
        {
            self.entries.remove(oldest);
            *count -= 1;
        }
    }
}

/// SHA-256, or HMAC-SHA-256, as hexadecimal digits.
pub(crate) fn is_digest(text: &str) -> bool {
    text.len() == DIGITS && text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}

/// Whether a text can be the id of a rule.
pub(crate) fn is_rule(text: &str) -> bool {
    let is_of_id = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (1..=RULE_BYTES).contains(&text.len()) && text.bytes().all(is_of_id)
}
