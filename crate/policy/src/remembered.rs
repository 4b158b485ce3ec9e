use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use ts_rs::TS;

use crate::host::is_host;

/// Version of the stored record. Nothing of a record with another one is in force.
const VERSION: u64 = 1;

/// How many secrets are remembered.
const CAPACITY: usize = 500;

/// How many of them on one host. What a page makes Patrol remember takes the place of its own host's first.
const PER_HOST: usize = 100;

/// The longest id of a rule, in bytes.
const RULE_BYTES: usize = 64;

/// The hexadecimal digits of a digest, and of a fingerprint.
const DIGITS: usize = 64;

/// A secret that the person is not asked about again. Neither the secret nor its digest is in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RememberedSecret {
    /// By what it is recognised: see [`hmac_message`].
    pub fingerprint: String,
    /// The id of the rule that found it.
    pub rule: String,
    /// The host on which the person said so: the only one on which they are not asked.
    pub host: String,
    /// The day on which they said so, in days since 1970-01-01 UTC.
    pub day: u32,
}

impl RememberedSecret {
    fn is_sound(&self) -> bool {
        is_digest(&self.fingerprint) && is_rule(&self.rule) && is_host(&self.host)
    }
}

/// What the fingerprint of a secret is made of: HMAC-SHA-256 of this, under the key of this browser. None for what is no id of a rule, no host
/// or no digest. `organization` is the one in which the person said so; empty where the page belongs to none.
pub fn hmac_message(rule: &str, organization: &str, host: &str, digest: &str) -> Option<String> {
    let is_sound = is_rule(rule) && is_host(host) && is_digest(digest) && !organization.contains('\n');
    is_sound.then(|| [rule, organization, host, digest].join("\n"))
}

/// What is remembered, as it is stored: bounded, oldest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Remembered {
    secrets: Vec<RememberedSecret>,
    unreadable: Vec<Value>,
}

impl Remembered {
    /// Under which key it is stored.
    pub const KEY: &str = "remembered";

    /// Reads the stored record. What cannot be read is set aside, see [`Remembered::unreadable`].
    pub fn read(json: Option<&str>) -> Remembered {
        let mut remembered = Remembered::default();
        let Some(json) = json else { return remembered };
        let record = serde_json::from_str(json).unwrap_or_else(|_| Value::String(json.to_owned()));
        match (record.get("version").and_then(Value::as_u64), record.get("secrets")) {
            (Some(VERSION), Some(Value::Array(values))) => {
                for value in values {
                    match RememberedSecret::deserialize(value).ok().filter(RememberedSecret::is_sound) {
                        Some(secret) => remembered.secrets.push(secret),
                        None => remembered.unreadable.push(value.clone()),
                    }
                }
            }
            _ => remembered.unreadable.push(record),
        }
        remembered.keep_within_bounds();
        remembered
    }

    /// Remembers a secret; one that is known stays with its first day.
    pub fn add(&mut self, secret: RememberedSecret) {
        if secret.is_sound() && !self.holds(&secret.fingerprint) {
            self.secrets.push(secret);
            self.keep_within_bounds();
        }
    }

    /// Forgets the secret with this fingerprint.
    pub fn remove(&mut self, fingerprint: &str) {
        self.secrets.retain(|secret| secret.fingerprint != fingerprint);
    }

    /// Whether the secret with this fingerprint is remembered.
    pub fn holds(&self, fingerprint: &str) -> bool {
        self.secrets.iter().any(|secret| secret.fingerprint == fingerprint)
    }

    /// What is remembered, oldest first.
    pub fn list(&self) -> &[RememberedSecret] {
        &self.secrets
    }

    /// What was stored but cannot be read, as JSON; `None` when all could be.
    pub fn unreadable(&self) -> Option<String> {
        if self.unreadable.is_empty() { None } else { serde_json::to_string(&self.unreadable).ok() }
    }

    /// The record as JSON, as it is stored.
    pub fn to_json(&self) -> String {
        json!({ "version": VERSION, "secrets": self.secrets }).to_string()
    }

    /// The oldest of the host that has most goes first, until no bound is exceeded: whoever fills the record pushes out their own.
    fn keep_within_bounds(&mut self) {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for secret in &self.secrets {
            *counts.entry(secret.host.clone()).or_default() += 1;
        }
        while let Some((host, count)) = counts.iter_mut().max_by_key(|(_, count)| **count)
            && (*count > PER_HOST || self.secrets.len() > CAPACITY)
            && let Some(oldest) = self.secrets.iter().position(|secret| secret.host == *host)
        {
            self.secrets.remove(oldest);
            *count -= 1;
        }
    }
}

/// SHA-256, or HMAC-SHA-256, as hexadecimal digits.
fn is_digest(text: &str) -> bool {
    text.len() == DIGITS && text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}

fn is_rule(text: &str) -> bool {
    let is_of_id = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (1..=RULE_BYTES).contains(&text.len()) && text.bytes().all(is_of_id)
}

/// A host as browsers give it, without port.
#[cfg(test)]
mod tests {
    use super::*;

    fn secret(number: usize, host: &str) -> RememberedSecret {
        RememberedSecret {
            fingerprint: format!("{number:064x}"),
            rule: "github-pat".into(),
            host: host.into(),
            day: 20_788,
        }
    }

    fn of_host<'a>(remembered: &'a Remembered, host: &str) -> Vec<&'a RememberedSecret> {
        remembered.list().iter().filter(|secret| secret.host == host).collect()
    }

    #[test]
    fn what_is_written_is_read_back() {
        let mut remembered = Remembered::default();
        for number in 0..3 {
            remembered.add(secret(number, "dev.azure.com"));
        }
        assert_eq!(Remembered::read(Some(&remembered.to_json())), remembered);
        assert_eq!(Remembered::read(None), Remembered::default());
        remembered.remove(&secret(1, "").fingerprint);
        assert_eq!(remembered.list(), [secret(0, "dev.azure.com"), secret(2, "dev.azure.com")]);
    }

    #[test]
    fn a_secret_is_remembered_once_with_its_first_day() {
        let mut remembered = Remembered::default();
        remembered.add(secret(1, "dev.azure.com"));
        remembered.add(RememberedSecret { day: 20_799, ..secret(1, "dev.azure.com") });
        assert_eq!(remembered.list(), [secret(1, "dev.azure.com")]);
    }

    #[test]
    fn a_host_keeps_its_latest_hundred() {
        let mut remembered = Remembered::default();
        (0..150).for_each(|number| remembered.add(secret(number, "dev.azure.com")));
        let expected: Vec<_> = (50..150).map(|number| secret(number, "dev.azure.com")).collect();
        assert_eq!(remembered.list(), expected);
    }

    #[test]
    fn whoever_floods_the_record_pushes_out_their_own() {
        let mut remembered = Remembered::default();
        (0..40).for_each(|number| remembered.add(secret(number, "dev.azure.com")));
        (0..7).for_each(|number| remembered.add(secret(100 + number, "tfs.example.org")));
        for number in 1000..6000 {
            remembered.add(secret(number, &format!("o{}.visualstudio.com", number % 9)));
        }
        assert_eq!(remembered.list().len(), CAPACITY);
        assert_eq!(of_host(&remembered, "dev.azure.com").len(), 40);
        assert_eq!(of_host(&remembered, "tfs.example.org").len(), 7);
        assert!(remembered.holds(&secret(5999, "").fingerprint), "the latest stay");
    }

    #[test]
    fn a_stored_record_beyond_the_bounds_is_cut_when_it_is_read() {
        let secrets: Vec<_> = (0..5000).map(|number| secret(number, "dev.azure.com")).collect();
        let json = json!({ "version": 1, "secrets": secrets }).to_string();
        assert_eq!(Remembered::read(Some(&json)).list().len(), PER_HOST);
    }

    #[test]
    fn what_cannot_be_read_is_set_aside_and_the_rest_is_in_force() {
        let good = serde_json::to_value(secret(1, "dev.azure.com")).unwrap();
        let broken = [
            ("fingerprint", json!("ab")),
            ("fingerprint", json!("G".repeat(64))),
            ("rule", json!("Bearer x")),
            ("rule", json!("")),
            ("host", json!("dev.azure.com/contoso")),
            ("host", json!("")),
            ("day", json!(-1)),
            ("note", json!("more")),
        ];
        for (field, value) in broken {
            let mut bad = good.clone();
            bad[field] = value;
            let json = json!({ "version": 1, "secrets": [bad, good] }).to_string();
            let remembered = Remembered::read(Some(&json));
            assert_eq!(remembered.list(), [secret(1, "dev.azure.com")], "{field}");
            assert_eq!(remembered.unreadable(), Some(json!([bad]).to_string()));
        }
    }

    #[test]
    fn a_record_of_another_version_or_none_at_all_is_set_aside() {
        for json in [r#"{"secrets":[],"version":2}"#, r#"{"version":1}"#, "7", "[]"] {
            let remembered = Remembered::read(Some(json));
            assert!(remembered.list().is_empty());
            assert_eq!(remembered.unreadable(), Some(format!("[{json}]")));
        }
        assert_eq!(Remembered::read(Some("{broken")).unreadable().as_deref(), Some(r#"["{broken"]"#));
    }

    #[test]
    fn nothing_else_gets_into_a_fingerprint_or_into_the_record() {
        let digest = "0a".repeat(32);
        let message_of = |rule, host, digest| hmac_message(rule, "", host, digest);
        let expected = format!("github-pat\n\ndev.azure.com\n{digest}");
        assert_eq!(message_of("github-pat", "dev.azure.com", &digest), Some(expected));
        for (rule, host, digest) in [
            ("github-pat", "dev.azure.com", "hunter2"),
            ("github-pat", "dev.azure.com", &*"0A".repeat(32)),
            ("github pat", "dev.azure.com", &digest),
            ("github-pat", "dev.azure.com\n", &digest),
        ] {
            assert_eq!(message_of(rule, host, digest), None);
        }
        let mut remembered = Remembered::default();
        remembered.add(RememberedSecret { rule: "my password".into(), ..secret(1, "dev.azure.com") });
        assert_eq!(remembered.list(), []);
    }
}
