use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::fingerprints::{Fingerprinted, Fingerprints, is_digest, is_rule};
use crate::host::is_host;

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

impl Fingerprinted for RememberedSecret {
    const KEY: &str = "remembered";
    const HMAC_KEY: &str = "fingerprintKey";
    const SET_ASIDE_KEY: &str = "rememberedSetAside";
    const LIST: &str = "secrets";
    const CAPACITY: usize = 500;
    const PER_HOST: usize = 100;

    fn fingerprint(&self) -> &str {
        &self.fingerprint
    }

    fn host(&self) -> &str {
        &self.host
    }

    fn is_sound(&self) -> bool {
        is_digest(&self.fingerprint) && is_rule(&self.rule) && is_host(&self.host)
    }
}

/// What is remembered; one that is known stays with its first day.
pub type Remembered = Fingerprints<RememberedSecret>;

/// What the fingerprint of a secret is made of: HMAC-SHA-256 of this, under the key of this browser. None for what is no id of a rule, no host
/// or no digest. `organization` is the one in which the person said so; empty where the page belongs to none.
pub fn hmac_message(rule: &str, organization: &str, host: &str, digest: &str) -> Option<String> {
    let is_sound = is_rule(rule) && is_host(host) && is_digest(digest) && !organization.contains('\n');
    is_sound.then(|| [rule, organization, host, digest].join("\n"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const CAPACITY: usize = RememberedSecret::CAPACITY;
    const PER_HOST: usize = RememberedSecret::PER_HOST;

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
        assert!(remembered.find(&secret(5999, "").fingerprint).is_some(), "the latest stay");
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
