use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::fingerprints::{Fingerprinted, Fingerprints, is_digest, is_rule};
use crate::host::is_host;

/// The longest name, organization and id of a scope, in bytes; a name that is longer is cut.
const LONGEST: usize = 256;

/// How many scopes are kept: the form has fewer.
const SCOPES: usize = 100;

/// The longest address of a page, in bytes.
const ADDRESS: usize = 2000;

/// How long a token is kept whose end cannot be read, in ms: the service lets none live longer than a year.
const YEAR: u64 = 366 * 86_400_000;

/// A token that the person made in this browser. Neither its value nor the digest of it is here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OwnToken {
    /// By what it is recognised: see [`own_token_message`].
    pub fingerprint: String,
    /// The host on which it was made.
    pub host: String,
    /// The organization, or the collection of a server, in which it was made.
    pub organization: String,
    /// The address of the page that lists it; empty in what earlier versions stored.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub page: String,
    /// The name that the person gave it.
    pub name: String,
    /// The ids of its scopes, as sent.
    pub scopes: Vec<String>,
    /// Whether it works in every organization that its owner can reach.
    pub everywhere: bool,
    /// When it ends, in ms since 1970-01-01 UTC; none where that could not be read.
    #[ts(type = "number | null")]
    pub ends: Option<u64>,
    /// When it was made, in ms since 1970-01-01 UTC.
    #[ts(type = "number")]
    pub made: u64,
}

/// The tokens that the person made in this browser.
pub type OwnTokens = Fingerprints<OwnToken>;

/// What the fingerprint of a token is made of: HMAC-SHA-256 of this, under a key of this browser. None for what is no id of a rule and no digest.
pub fn own_token_message(rule: &str, organization: &str, digest: &str) -> Option<String> {
    let is_sound = is_rule(rule) && is_digest(digest) && is_line(organization);
    // The service does not tell large letters from small ones there.
    is_sound.then(|| [rule, &organization.to_ascii_lowercase(), digest].join("\n"))
}

impl OwnToken {
    /// Whether it has ended by then, in ms since 1970-01-01 UTC.
    pub fn has_ended(&self, now: u64) -> bool {
        self.ends.unwrap_or(self.made.saturating_add(YEAR)) <= now
    }

    /// Whether the other has the same name in the same place: when a token gets a new value, its old one opens nothing any more.
    pub fn is_namesake(&self, other: &OwnToken) -> bool {
        self.host == other.host
            && self.organization.eq_ignore_ascii_case(&other.organization)
            && self.name == other.name
    }

    /// The same with a name that is not too long to be kept.
    #[must_use]
    pub fn cut(mut self) -> OwnToken {
        self.name.truncate(self.name.floor_char_boundary(LONGEST));
        self
    }
}

impl Fingerprinted for OwnToken {
    const KEY: &str = "ownTokens";
    const HMAC_KEY: &str = "ownTokensKey";
    const SET_ASIDE_KEY: &str = "ownTokensSetAside";
    const LIST: &str = "tokens";
    const CAPACITY: usize = 500;
    const PER_HOST: usize = 100;

    fn fingerprint(&self) -> &str {
        &self.fingerprint
    }

    fn host(&self) -> &str {
        &self.host
    }

    fn is_sound(&self) -> bool {
        is_digest(&self.fingerprint)
            && is_host(&self.host)
            && is_line(&self.organization)
            && (self.page.is_empty() || is_page(&self.page, &self.host))
            && (1..=LONGEST).contains(&self.name.len())
            && (1..=SCOPES).contains(&self.scopes.len())
            && self.scopes.iter().all(|scope| is_scope(scope))
    }
}

/// Whether a text can be the name of an organization.
fn is_line(text: &str) -> bool {
    (1..=LONGEST).contains(&text.len()) && !text.contains('\n')
}

/// Whether a text can be the address of a page on a host.
fn is_page(text: &str, host: &str) -> bool {
    let rest = ["https://", "http://"].iter().find_map(|scheme| text.strip_prefix(scheme));
    let Some((authority, path)) = rest.and_then(|rest| rest.split_once('/')) else { return false };
    let port = authority.strip_prefix(host).map(|port| port.strip_prefix(':').unwrap_or(port));
    let is_there = port.is_some_and(|port| port.bytes().all(|byte| byte.is_ascii_digit()));
    is_there
        && text.len() <= ADDRESS
        && path.bytes().all(|byte| byte.is_ascii_graphic() && !b"?#".contains(&byte))
}

/// Whether a text can be the id of a scope.
fn is_scope(text: &str) -> bool {
    let is_of_id = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-');
    (1..=LONGEST).contains(&text.len()) && text.bytes().all(is_of_id)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const DAY: u64 = 86_400_000;

    fn token(number: usize, host: &str) -> OwnToken {
        OwnToken {
            fingerprint: format!("{number:064x}"),
            host: host.into(),
            organization: "contoso".into(),
            page: format!("https://{host}/contoso/_usersSettings/tokens"),
            name: "laptop".into(),
            scopes: vec!["vso.code_write".into()],
            everywhere: false,
            ends: Some(1_797_753_600_000),
            made: 1_795_000_000_000,
        }
    }

    #[test]
    fn what_is_written_is_read_back() {
        let mut tokens = OwnTokens::default();
        tokens.add(token(1, "dev.azure.com"));
        tokens.add(OwnToken { ends: None, everywhere: true, ..token(2, "tfs") });
        tokens.add(OwnToken { page: String::new(), ..token(3, "tfs") });
        tokens.add(OwnToken {
            page: "http://tfs:8080/tfs/Main/_usersSettings/tokens".into(),
            ..token(4, "tfs")
        });
        assert_eq!(tokens.list().len(), 4);
        assert!(
            !serde_json::to_string(&tokens.list()[2]).unwrap().contains("page"),
            "as earlier versions wrote it"
        );
        assert_eq!(OwnTokens::read(Some(&tokens.to_json())), tokens);
    }

    #[test]
    fn a_page_that_floods_the_record_pushes_out_its_own() {
        let mut tokens = OwnTokens::default();
        (0..40).for_each(|number| tokens.add(token(number, "dev.azure.com")));
        (100..5000).for_each(|number| tokens.add(token(number, "tfs.example.org")));
        let of = |host: &str| tokens.list().iter().filter(|token| token.host == host).count();
        assert_eq!((of("dev.azure.com"), of("tfs.example.org")), (40, OwnToken::PER_HOST));
    }

    #[test]
    fn it_is_kept_until_it_ends_and_no_longer_than_a_year_where_that_is_not_known() {
        let known = token(1, "dev.azure.com");
        assert!(!known.has_ended(1_797_753_599_999) && known.has_ended(1_797_753_600_000));
        let unknown = OwnToken { ends: None, made: 7, ..known };
        assert!(!unknown.has_ended(365 * DAY) && unknown.has_ended(366 * DAY + 7));
    }

    #[test]
    fn a_namesake_has_the_name_and_the_place() {
        let known = token(1, "dev.azure.com");
        let is_namesake = |other: OwnToken| known.is_namesake(&other);
        assert!(is_namesake(OwnToken { organization: "Contoso".into(), ..token(2, "dev.azure.com") }));
        assert!(!is_namesake(OwnToken { name: "build".into(), ..token(2, "dev.azure.com") }));
        assert!(!is_namesake(OwnToken { organization: "fabrikam".into(), ..token(2, "dev.azure.com") }));
        assert!(!is_namesake(token(2, "tfs")));
    }

    #[test]
    fn a_long_name_is_cut_and_nothing_else_gets_in() {
        let long = OwnToken { name: "ü".repeat(500), ..token(1, "dev.azure.com") };
        let mut tokens = OwnTokens::default();
        tokens.add(long.clone());
        assert_eq!(tokens.list(), []);
        tokens.add(long.cut());
        assert_eq!(tokens.list()[0].name, "ü".repeat(128));

        let good = serde_json::to_value(token(1, "dev.azure.com")).unwrap();
        for (field, value) in [
            ("fingerprint", json!("ab")),
            ("host", json!("dev.azure.com/contoso")),
            ("organization", json!("")),
            ("organization", json!("a\nb")),
            ("page", json!("https://example.org/contoso")),
            ("page", json!("https://dev.azure.com.example.org/contoso")),
            ("page", json!("https://dev.azure.com@example.org/contoso")),
            ("page", json!("https://dev.azure.com:80@example.org/contoso")),
            ("page", json!("https://dev.azure.com")),
            ("page", json!("javascript://dev.azure.com/%0aalert(1)")),
            ("page", json!("https://dev.azure.com/contoso?x")),
            ("page", json!("https://dev.azure.com/a b")),
            ("page", json!(format!("https://dev.azure.com/{}", "a".repeat(2000)))),
            ("name", json!("")),
            ("scopes", json!([])),
            ("scopes", json!(["vso.code write"])),
            ("scopes", json!(vec!["vso.code"; 101])),
            ("ends", json!(-1)),
            ("value", json!("more")),
        ] {
            let mut bad = good.clone();
            bad[field] = value;
            let read = OwnTokens::read(Some(&json!({ "version": 1, "tokens": [bad, good] }).to_string()));
            assert_eq!(read.list(), [token(1, "dev.azure.com")], "{field}");
            assert_eq!(read.unreadable(), Some(json!([bad]).to_string()));
        }
    }

    #[test]
    fn nothing_else_gets_into_a_fingerprint() {
        let digest = "0a".repeat(32);
        let expected = format!("azure-devops-pat\ncontoso\n{digest}");
        assert_eq!(own_token_message("azure-devops-pat", "Contoso", &digest), Some(expected));
        for (rule, organization, digest) in [
            ("azure devops", "contoso", &*digest),
            ("azure-devops-pat", "contoso\nx", &digest),
            ("azure-devops-pat", "", &digest),
            ("azure-devops-pat", "contoso", "hunter2"),
        ] {
            assert_eq!(own_token_message(rule, organization, digest), None);
        }
    }
}
