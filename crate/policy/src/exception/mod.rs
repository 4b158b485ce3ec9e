//! Findings that nobody is asked about: of which kind, on which pages, why, and until when.

mod day;
mod pattern;

pub use day::Day;
pub use pattern::{is_like_token, pattern_id};

use patrol_json::Part;
use patrol_phrase::{Foreign, Phrase};
use serde::{Deserialize, Serialize};

use crate::host::is_host;
use crate::kind::is_rule_id;
use crate::{Effective, Origin, OwnRule, Value};
use pattern::is_pattern;

/// So many exceptions one party can make.
pub const EXCEPTIONS: usize = 50;

/// How the id of every rule for tokens of Azure DevOps begins.
const AZURE_DEVOPS: &str = "azure-devops";

/// The longest path, in bytes.
const PATH: usize = 500;

/// A person, or a company, wants nobody to be asked about findings of a kind on some pages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exception {
    /// The kind of secret, as the id of its rule, or [`Exception::ANY`].
    pub kind: String,
    /// The host of the pages, without port, in lower case.
    pub host: String,
    /// The path of the page, which stands for all below it, too; without a slash at its end. `None` for the whole host.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// What the whole secret must be like, in the syntax of the `regex` crate; `None` for every secret of the kind. Whether it can be used is for
    /// whoever compiles it: without its tables it matches nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pattern: Option<String>,
    /// Why; foreign text that is fit to be shown.
    pub reason: String,
    /// The last day.
    pub ends: Day,
}

/// Whether an exception is in force on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is.
    Holds,
    /// Its last day is over.
    Ended,
    /// Its last day is more than a year away: nothing holds for so long without anybody looking at it again.
    TooLong,
}

/// Why there cannot be such an exception.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExceptionError {
    /// The address is none, or says too little for every kind.
    Address,
    /// The pattern is too long, or may be a secret itself.
    Pattern,
    /// No reason is given, or one with what may be a token.
    Reason,
    /// The last day is none, over, or more than a year away.
    End,
    /// There are as many as there can be.
    TooMany,
}

impl Exception {
    /// Every kind but tokens of Azure DevOps: these have to be named.
    pub const ANY: &str = "any";

    /// An exception for every secret of the kind, with its host, path and reason as they are stored.
    ///
    /// # Errors
    /// When it says too little, or what is no host or path.
    pub fn new(
        kind: &str,
        place: (&str, &str),
        reason: &str,
        ends: Day,
    ) -> Result<Exception, ExceptionError> {
        Exception::matching(None, kind, place, reason, ends)
    }

    /// The same for secrets that match a pattern.
    ///
    /// # Errors
    /// As above, and when this can be no pattern.
    pub fn matching(
        pattern: Option<&str>,
        kind: &str,
        (host, path): (&str, &str),
        reason: &str,
        ends: Day,
    ) -> Result<Exception, ExceptionError> {
        let path = Some(path.trim_end_matches('/')).filter(|path| !path.is_empty());
        // Every secret of every kind on a whole host would be a pause.
        let says_enough = kind != Exception::ANY || path.is_some() || pattern.is_some();
        if !is_rule_id(kind) || !is_host(host) || !path.is_none_or(is_path) || !says_enough {
            return Err(ExceptionError::Address);
        }
        if !pattern.is_none_or(is_pattern) {
            return Err(ExceptionError::Pattern);
        }
        let reason = Foreign::long(reason).as_str().to_owned();
        if reason.is_empty() || is_like_token(&reason) {
            return Err(ExceptionError::Reason);
        }
        let (kind, host) = (kind.to_owned(), host.to_ascii_lowercase());
        let (path, pattern) = (path.map(str::to_owned), pattern.map(str::to_owned));
        Ok(Exception { kind, host, path, pattern, reason, ends })
    }

    /// Reads an exception as it is stored; `None` when it is none. What is not understood could make it a narrower one.
    pub(crate) fn read(stored: Part<'_>) -> Option<Exception> {
        let known = ["kind", "host", "path", "pattern", "reason", "ends"];
        if stored.fields().any(|(field, _)| !known.contains(&field)) {
            return None;
        }
        let text = |field| stored.get(field).and_then(Part::as_str);
        // What is there is a text.
        let optional = |field| stored.get(field).map_or(Some(None), |part| part.as_str().map(Some));
        let (path, pattern) = (optional("path")?.unwrap_or_default(), optional("pattern")?);
        let place = (text("host")?, path);
        Exception::matching(pattern, text("kind")?, place, text("reason")?, Day::parse(text("ends")?)?).ok()
    }

    /// Whether it can be stored: it is as it would be read.
    pub fn is_sound(&self) -> bool {
        let Exception { kind, host, path, pattern, reason, ends } = self;
        let place = (host.as_str(), path.as_deref().unwrap_or_default());
        Exception::matching(pattern.as_deref(), kind, place, reason, *ends).as_ref() == Ok(self)
    }

    /// Whether it is about findings of this rule on a page with this host and path. Letter case makes no other page: Azure DevOps ignores it.
    pub fn covers(&self, rule: &str, (host, path): (&str, &str)) -> bool {
        let any = self.kind == Exception::ANY && !rule.starts_with(AZURE_DEVOPS);
        let is_below = |above: &String| {
            let (begins, rest) = path.split_at_checked(above.len()).unwrap_or_default();
            begins.eq_ignore_ascii_case(above) && (rest.is_empty() || rest.starts_with('/'))
        };
        (any || self.kind == rule)
            && self.host.eq_ignore_ascii_case(host)
            && self.path.as_ref().is_none_or(is_below)
    }

    /// Whether it is about a secret that matches the patterns with these ids.
    pub fn admits(&self, patterns: &[String]) -> bool {
        self.pattern.as_ref().is_none_or(|pattern| patterns.contains(&pattern_id(pattern)))
    }

    /// Whether it is in force on a day.
    pub fn standing(&self, today: Day) -> Standing {
        match self.ends {
            ends if ends < today => Standing::Ended,
            ends if ends > today.a_year_later() => Standing::TooLong,
            _ => Standing::Holds,
        }
    }

    /// Whether it is about tokens of Azure DevOps.
    pub(crate) fn is_of_azure_devops(&self) -> bool {
        self.kind.starts_with(AZURE_DEVOPS)
    }

    /// Whether both are about the same secrets on the same pages.
    pub(crate) fn is_in_place_of(&self, other: &Exception) -> bool {
        let path = |exception: &Exception| exception.path.as_ref().map(|path| path.to_ascii_lowercase());
        (&self.kind, &self.host, &self.pattern) == (&other.kind, &other.host, &other.pattern)
            && path(self) == path(other)
    }
}

impl Effective {
    /// The exception in force by which nobody is asked about a finding of this rule on a page. `patterns` are the ids of the patterns that it matches.
    /// Those of a person do not count for a kind whose level the company enforces, also not those for every kind.
    pub fn exception(
        &self,
        (rule, patterns): (&str, &[String]),
        page: (&str, &str),
        today: Day,
    ) -> Option<&Exception> {
        let is_enforced = self.secret_levels.get(rule).is_some_and(Value::is_locked);
        let counts = |exception: &Value<Exception>| {
            let Value { value, origin } = exception;
            value.standing(today) == Standing::Holds
                && value.covers(rule, page)
                && value.admits(patterns)
                && !(is_enforced && *origin == Origin::Person)
        };
        self.exceptions.iter().find(|exception| counts(exception)).map(|exception| &exception.value)
    }
}

impl ExceptionError {
    /// What to tell the person.
    pub fn phrase(self) -> Phrase {
        match self {
            ExceptionError::Address => Phrase::exception_no_address(),
            ExceptionError::Pattern => Phrase::exception_pattern_secret(OwnRule::LONGEST_PATTERN),
            ExceptionError::Reason => Phrase::exception_no_reason(),
            ExceptionError::End => Phrase::exception_no_end(),
            ExceptionError::TooMany => Phrase::exceptions_too_many(EXCEPTIONS),
        }
    }
}

/// Whether this is a path as browsers have it: every other letter is escaped in it, and no part leads up.
fn is_path(path: &str) -> bool {
    let is_of_path = |byte: u8| byte.is_ascii_graphic() && !b"?#\\".contains(&byte);
    let is_part = |part: &str| !matches!(part, "" | "." | "..");
    path.len() <= PATH
        && path.bytes().all(is_of_path)
        && path.strip_prefix('/').is_some_and(|rest| rest.split('/').all(is_part))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Company, Decisions, Level};

    const WIKI: (&str, &str) = ("dev.azure.com", "/contoso/Web/_wiki");

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn exception(kind: &str, place: (&str, &str)) -> Exception {
        Exception::new(kind, place, "a course", day("2027-03-31")).unwrap()
    }

    #[test]
    fn it_is_about_a_page_and_what_is_below_it_and_no_other() {
        let wiki = exception("named-password", WIKI);
        for path in ["/contoso/Web/_wiki", "/contoso/web/_wiki/", "/Contoso/Web/_wiki/wikis/Web/7/Start"] {
            assert!(wiki.covers("named-password", ("DEV.azure.com", path)), "{path}");
        }
        for (host, path) in [
            ("dev.azure.com", "/contoso/Web/_wikis"),
            ("dev.azure.com", "/contoso/Web/_wik"),
            ("dev.azure.com", "/contoso/Web"),
            ("dev.azure.com", "/x/contoso/Web/_wiki"),
            ("dev.azure.com", "/contoso/Web/_wikä"),
            ("dev.azure.com", ""),
            ("contoso.visualstudio.com", "/contoso/Web/_wiki"),
        ] {
            assert!(!wiki.covers("named-password", (host, path)), "{host}{path}");
        }
        let host = exception("named-password", ("dev.azure.com", "/"));
        assert!(host.covers("named-password", ("dev.azure.com", "/")) && host.path.is_none());
    }

    #[test]
    fn it_is_about_one_kind_or_all_but_tokens_of_azure_devops() {
        let (one, any) = (exception("npm-token", WIKI), exception(Exception::ANY, WIKI));
        assert!(one.covers("npm-token", WIKI) && any.covers("npm-token", WIKI));
        assert!(!one.covers("named-password", WIKI) && any.covers("named-password", WIKI));
        assert!(!any.covers("azure-devops-pat", WIKI));
        assert!(exception("azure-devops-pat", WIKI).covers("azure-devops-pat", WIKI));
    }

    #[test]
    fn with_a_pattern_it_is_about_secrets_that_match_it_and_may_be_about_every_kind_on_a_host() {
        let made = |pattern, kind, path| {
            Exception::matching(pattern, kind, ("dev.azure.com", path), "a course", day("2027-03-31"))
        };
        let samples = made(Some("sk_test_[a-z]+"), "any", "/").unwrap();
        let ids = |patterns: &[&str]| patterns.iter().map(|pattern| pattern_id(pattern)).collect::<Vec<_>>();
        assert!(samples.admits(&ids(&["acme1", "sk_test_[a-z]+"])));
        assert!(!samples.admits(&ids(&["acme1"])) && !samples.admits(&[]));
        assert!(made(None, "npm-token", "/").unwrap().admits(&[]));
        assert!(!samples.covers("azure-devops-pat", WIKI), "tokens of Azure DevOps have to be named");
        assert_eq!(made(None, "any", "/"), Err(ExceptionError::Address));
        let token = "a1".repeat(10);
        for pattern in ["", &token] {
            assert_eq!(made(Some(pattern), "npm-token", "/a"), Err(ExceptionError::Pattern), "{pattern}");
        }
        let other = made(Some("sk_live_[a-z]+"), "any", "/").unwrap();
        assert!(samples.is_in_place_of(&samples) && !samples.is_in_place_of(&other));
    }

    #[test]
    fn that_of_a_person_for_every_kind_leaves_out_what_the_company_enforces() {
        let excepted =
            Decisions { exceptions: vec![exception(Exception::ANY, WIKI)], ..Decisions::default() };
        let mut company = Company::default();
        company.enforced.secret_levels.insert("npm-token".into(), Level::Acknowledge);
        let holds = |person: &Decisions, company: &Company, rule: &str| {
            Effective::of(person, company).exception((rule, &[]), WIKI, day("2027-03-01")).is_some()
        };
        assert!(holds(&excepted, &Company::default(), "npm-token"));
        assert!(!holds(&excepted, &company, "npm-token"));
        assert!(holds(&excepted, &company, "named-password"));
        company.recommended = excepted;
        assert!(holds(&Decisions::default(), &company, "npm-token"), "its own counts");
    }

    #[test]
    fn it_ends_by_itself_and_within_a_year() {
        let wiki = exception("npm-token", WIKI);
        for (today, standing) in [
            ("2026-03-30", Standing::TooLong),
            ("2026-03-31", Standing::Holds),
            ("2027-03-31", Standing::Holds),
            ("2027-04-01", Standing::Ended),
        ] {
            assert_eq!(wiki.standing(day(today)), standing, "{today}");
        }
    }

    #[test]
    fn what_says_too_little_or_is_no_place_is_refused() {
        let made = |kind, place, reason| Exception::new(kind, place, reason, day("2027-03-31"));
        for (kind, place) in [
            ("", WIKI),
            ("No Kind", WIKI),
            (Exception::ANY, ("dev.azure.com", "/")),
            ("npm-token", ("", "/a")),
            ("npm-token", ("dev.azure.com:8080", "/a")),
            ("npm-token", ("dev.azure.com", "a")),
            ("npm-token", ("dev.azure.com", "/a//b")),
            ("npm-token", ("dev.azure.com", "/a/../b")),
            ("npm-token", ("dev.azure.com", "/a?b")),
            ("npm-token", ("dev.azure.com", "/a b")),
        ] {
            assert_eq!(made(kind, place, "a course"), Err(ExceptionError::Address), "{kind} {place:?}");
        }
        let long = format!("/{}", "a".repeat(PATH));
        assert_eq!(made("npm-token", ("h", &long), "x"), Err(ExceptionError::Address));
        let token = format!("it is npm_{}", "a1".repeat(18));
        for reason in ["", " \n", "\u{202e}", &token] {
            assert_eq!(made("npm-token", WIKI, reason), Err(ExceptionError::Reason), "{reason:?}");
        }
        let link = "see https://dev.azure.com/contoso/9d2f1c1e-7a0b-4c55-8b1e-3f6a1d2c4b5a";
        assert_eq!(made("npm-token", WIKI, link).unwrap().reason, link);
        assert_eq!(made("npm-token", WIKI, " a\n course ").unwrap().reason, "a course");
    }

    #[test]
    fn only_what_is_as_it_is_read_is_sound() {
        let wiki = exception("npm-token", WIKI);
        assert!(wiki.is_sound());
        for changed in [
            Exception { host: "Dev.azure.com".into(), ..wiki.clone() },
            Exception { path: Some("/a/".into()), ..wiki.clone() },
            Exception { path: Some(String::new()), ..wiki.clone() },
            Exception { reason: "a\nb".into(), ..wiki.clone() },
            Exception { pattern: Some(String::new()), ..wiki.clone() },
            Exception { kind: Exception::ANY.into(), path: None, ..wiki },
        ] {
            assert!(!changed.is_sound(), "{changed:?}");
        }
    }
}
