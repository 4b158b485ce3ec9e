use patrol_json::Part;
use serde::ser::SerializeStruct;
use serde::{Deserialize, Serialize, Serializer};
use ts_rs::TS;

use crate::host::is_host;

/// A part of Patrol that can be paused by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Guard {
    /// Secrets in what is pasted.
    Text,
    /// Advice on tokens, and the requests that make them.
    Tokens,
    /// Ways to clone without a token.
    Clone,
}

impl Guard {
    /// Every guard.
    pub const ALL: [Guard; 3] = [Guard::Text, Guard::Tokens, Guard::Clone];

    /// The name in a record.
    pub fn as_str(self) -> &'static str {
        match self {
            Guard::Text => "text",
            Guard::Tokens => "tokens",
            Guard::Clone => "clone",
        }
    }

    /// The guard of this name.
    pub fn from_name(name: &str) -> Option<Guard> {
        Guard::ALL.into_iter().find(|guard| guard.as_str() == name)
    }
}

/// What is paused, and where.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct Scope {
    /// The host of the pages, without port.
    pub host: String,
    /// Only pages of this organization, or collection of a server; `None` for the whole host.
    pub organization: Option<String>,
    /// Only this guard; `None` for everything.
    pub guard: Option<Guard>,
}

/// Names of hosts and organizations are the same in any letter case.
impl PartialEq for Scope {
    fn eq(&self, other: &Scope) -> bool {
        is_same(&self.host, &other.host)
            && self.guard == other.guard
            && match (&self.organization, &other.organization) {
                (Some(one), Some(other)) => is_same(one, other),
                (one, other) => one == other,
            }
    }
}

impl Eq for Scope {}

fn is_same(one: &str, other: &str) -> bool {
    one.eq_ignore_ascii_case(other) || one.to_lowercase() == other.to_lowercase()
}

impl Scope {
    /// Longer than the names of organizations and collections.
    const ORGANIZATION_CHARACTERS: usize = 128;

    /// Everything, on the whole of a host.
    pub fn host(host: &str) -> Scope {
        Scope { host: host.to_owned(), organization: None, guard: None }
    }

    /// Whether a page is one of these.
    pub fn covers(&self, host: &str, organization: Option<&str>) -> bool {
        is_same(&self.host, host)
            && self
                .organization
                .as_deref()
                .is_none_or(|paused| organization.is_some_and(|there| is_same(paused, there)))
    }

    /// Whether this guard is paused with it.
    pub fn holds(&self, guard: Guard) -> bool {
        self.guard.is_none_or(|paused| paused == guard)
    }

    /// Whether it can be stored: the names are such as hosts and organizations have.
    pub fn is_sound(&self) -> bool {
        let is_organization = |name: &String| {
            (1..=Scope::ORGANIZATION_CHARACTERS).contains(&name.chars().count())
                && !name.contains(|letter: char| letter.is_control() || letter == '/')
        };
        is_host(&self.host) && self.organization.as_ref().is_none_or(is_organization)
    }

    /// Reads a scope as it is stored; `None` when it is none. What earlier versions stored was the name of a host.
    pub(crate) fn read(stored: Part<'_>) -> Option<Scope> {
        stored.as_str().map(Scope::host).or_else(|| Scope::read_fields(stored, &[]))
    }

    /// Reads the fields of a scope among `others`.
    pub(super) fn read_fields(stored: Part<'_>, others: &[&str]) -> Option<Scope> {
        let mut scope = Scope::host("");
        for (key, value) in stored.fields() {
            match key {
                "host" => scope.host = value.as_str()?.to_owned(),
                "organization" => scope.organization = Some(value.as_str()?.to_owned()),
                "guard" => scope.guard = Some(Guard::from_name(value.as_str()?)?),
                // What is not understood could make the pause a narrower one.
                _ if !others.contains(&key) => return None,
                _ => {}
            }
        }
        (!scope.host.is_empty()).then_some(scope)
    }
}

impl Serialize for Scope {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut scope = serializer.serialize_struct("Scope", 3)?;
        scope.serialize_field("host", &self.host)?;
        if let Some(organization) = &self.organization {
            scope.serialize_field("organization", organization)?;
        }
        if let Some(guard) = &self.guard {
            scope.serialize_field("guard", guard)?;
        }
        scope.end()
    }
}

#[cfg(test)]
mod tests {
    use patrol_json::Json;

    use super::*;

    fn read(json: &str) -> Option<Scope> {
        Scope::read(Json::parse(json).unwrap().root())
    }

    fn contoso() -> Scope {
        Scope { organization: Some("contoso".into()), ..Scope::host("dev.azure.com") }
    }

    #[test]
    fn what_is_written_is_read_back() {
        for (scope, json) in [
            (Scope::host("dev.azure.com"), r#"{"host":"dev.azure.com"}"#),
            (contoso(), r#"{"host":"dev.azure.com","organization":"contoso"}"#),
            (
                Scope { guard: Some(Guard::Clone), ..contoso() },
                r#"{"host":"dev.azure.com","organization":"contoso","guard":"clone"}"#,
            ),
        ] {
            assert_eq!(serde_json::to_string(&scope).unwrap(), json);
            assert_eq!(read(json), Some(scope.clone()));
            assert_eq!(serde_json::from_str::<Scope>(json).unwrap(), scope, "as a message brings it");
        }
    }

    #[test]
    fn what_is_not_wholly_understood_pauses_nothing() {
        for json in [
            "7",
            "{}",
            "[]",
            r#"{"host":7}"#,
            r#"{"organization":"contoso"}"#,
            r#"{"host":"h","organization":null}"#,
            r#"{"host":"h","guard":"all"}"#,
            r#"{"host":"h","project":"site"}"#,
        ] {
            assert_eq!(read(json), None, "{json}");
        }
    }

    #[test]
    fn letter_case_makes_no_other_scope_and_a_part_is_not_the_whole() {
        let shouted = Scope { organization: Some("CONTOSO".into()), ..Scope::host("Dev.Azure.Com") };
        assert_eq!(shouted, contoso());
        assert_ne!(contoso(), Scope::host("dev.azure.com"));
        assert_ne!(contoso(), Scope { guard: Some(Guard::Text), ..contoso() });
        let collection = |name: &str| Scope { organization: Some(name.into()), ..Scope::host("h") };
        assert_eq!(collection("Übersee"), collection("ÜBERSEE"));
    }

    #[test]
    fn what_is_no_host_or_organization_is_not_sound() {
        for host in ["", "dev.azure.com/x", "a b", "<b>", &"a".repeat(254)] {
            assert!(!Scope::host(host).is_sound(), "{host}");
        }
        for organization in ["", "a/b", "a\nb", &"a".repeat(129)] {
            let scope = Scope { organization: Some(organization.into()), ..Scope::host("h") };
            assert!(!scope.is_sound(), "{organization}");
        }
        let collection =
            Scope { organization: Some("Übersee 2".into()), ..Scope::host("tfs-1.example.org") };
        assert!(collection.is_sound() && contoso().is_sound());
    }
}
