//! Exceptions: of which findings on a page nobody is asked, and why.
//!
//! They are looked up when a question would come, by where the page is then. So nothing that holds for one path can be left over on another.

use patrol_policy::{Day, Exception, Outcome, Rule, Settings, Standing};
use patrol_protocol::Reply;
use patrol_webext::runtime::Sender;

use crate::clock::today;
use crate::sender::shown;
use crate::settings;

/// How many findings of a message are looked at: a question shows no more.
const RULES: usize = 100;

/// Whether an exception lets all of these findings pass on the sender's page.
pub(crate) async fn are_excepted(rules: Vec<String>, sender: &Sender) -> Reply {
    Reply::AreExcepted { excepted: reasons(&rules, sender).await.is_some() }
}

/// Why all of these findings may pass on the sender's page; `None` where somebody must be asked.
pub(crate) async fn reasons(rules: &[String], sender: &Sender) -> Option<String> {
    // The history tells of each that passes, and a private window leaves nothing in it.
    if sender.is_private() {
        return None;
    }
    let (host, path) = shown(sender)?;
    found(&settings::in_force().await, rules, (&host, &path), today())
}

/// The reasons of the exceptions that let all of these findings pass on a page, each once.
fn found(settings: &Settings, rules: &[String], page: (&str, &str), today: Day) -> Option<String> {
    let may_go_on = settings.level(Rule::SecretInText).outcome() <= Outcome::Ask;
    if !may_go_on || rules.is_empty() || rules.len() > RULES {
        return None;
    }
    let of = |rule: &String| {
        let is_it = |exception: &&Exception| {
            exception.standing(today) == Standing::Holds && exception.covers(rule, page)
        };
        settings.exceptions.iter().find(is_it)
    };
    let mut reasons: Vec<&str> = Vec::new();
    for rule in rules {
        let reason = &of(rule)?.reason;
        if !reasons.contains(&reason.as_str()) {
            reasons.push(reason);
        }
    }
    Some(reasons.join("; "))
}

#[cfg(test)]
mod tests {
    use patrol_policy::Level;

    use super::*;

    const WIKI: (&str, &str) = ("dev.azure.com", "/contoso/Web/_wiki");

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn settings() -> Settings {
        let exception = |kind, reason| Exception::new(kind, WIKI, reason, day("2027-03-31")).unwrap();
        let exceptions = vec![exception("npm-token", "a course"), exception("jwt", "a sample")];
        Settings { exceptions, ..Settings::default() }
    }

    fn at(settings: &Settings, rules: &[&str], path: &str, today: &str) -> Option<String> {
        let rules: Vec<String> = rules.iter().map(|rule| (*rule).to_owned()).collect();
        found(settings, &rules, (WIKI.0, path), day(today))
    }

    #[test]
    fn all_findings_must_be_excepted_on_that_page_on_that_day() {
        let settings = settings();
        let today = "2027-03-31";
        assert_eq!(at(&settings, &["npm-token"], "/contoso/Web/_wiki/a", today).as_deref(), Some("a course"));
        let both = at(&settings, &["npm-token", "jwt", "npm-token"], WIKI.1, today);
        assert_eq!(both.as_deref(), Some("a course; a sample"));
        for (rules, path, today) in [
            (&["npm-token", "named-password"][..], WIKI.1, today),
            (&["npm-token"], "/contoso/Web/_git", today),
            (&["npm-token"], WIKI.1, "2027-04-01"),
            (&["npm-token"], WIKI.1, "2026-01-01"),
            (&[], WIKI.1, today),
            (&["npm-token"; RULES + 1], WIKI.1, today),
        ] {
            assert_eq!(at(&settings, rules, path, today), None, "{rules:?} {path} {today}");
        }
    }

    #[test]
    fn nothing_is_excepted_where_one_step_is_not_enough() {
        let mut settings = settings();
        for level in [Level::Reason, Level::Block] {
            settings.set_level(Rule::SecretInText, level);
            assert_eq!(at(&settings, &["npm-token"], WIKI.1, "2027-03-31"), None, "{level:?}");
        }
    }
}
