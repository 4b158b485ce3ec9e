//! Exceptions: of which findings on a page nobody is asked, and why.
//!
//! They are looked up when a question would come, by where the page is then. So nothing that holds for one path can be left over on another.

use patrol_policy::{Day, Effective, Outcome};
use patrol_protocol::Reply;
use patrol_rules::{PatternSet, RuleError, RuleSet};
use patrol_webext::runtime::Sender;

use crate::clock::today;
use crate::sender::shown;
use crate::settings;

/// How many findings of a message are looked at: a question shows no more.
const RULES: usize = 100;

/// How many patterns are looked at: those of a person and of a company that recommends and enforces some, and more.
const PATTERNS: usize = 200;

/// Whether an exception lets all of these findings pass on the sender's page. `patterns` has, for each, the ids of those that it matches.
pub(crate) async fn are_excepted(rules: &[String], patterns: &[Vec<String>], sender: &Sender) -> Reply {
    Reply::AreExcepted { excepted: reasons(rules, patterns, sender).await.is_some() }
}

/// Which of these patterns can be used beside the rules in force, and why the others cannot.
pub(crate) async fn check(patterns: &[String]) -> Reply {
    let rules = RuleSet::of(&settings::in_force().await.own_rules);
    let patterns = patterns.iter().take(PATTERNS).map(String::as_str);
    let mut refused = vec![None; patterns.len()];
    for (place, why) in PatternSet::of(patterns, &rules).refused {
        if let Some(refused) = refused.get_mut(place) {
            *refused = Some(why.phrase());
        }
    }
    Reply::Patterns { refused }
}

/// Whether a pattern is a secret itself, or contains one: such a one is not even stored.
pub(crate) fn is_secret(pattern: &str) -> bool {
    let refused = PatternSet::of([pattern], &RuleSet::default()).refused;
    refused.iter().any(|(_, why)| *why == RuleError::Secret)
}

/// Why all of these findings may pass on the sender's page; `None` where somebody must be asked.
pub(crate) async fn reasons(rules: &[String], patterns: &[Vec<String>], sender: &Sender) -> Option<String> {
    // The history tells of each that passes, and a private window leaves nothing in it.
    if sender.is_private() {
        return None;
    }
    let (host, path) = shown(sender)?;
    found(&settings::decided().await.effective, (rules, patterns), (&host, &path), today())
}

/// The reasons of the exceptions that let all of these findings pass on a page, each once. None does where one step is not enough.
fn found(
    effective: &Effective,
    (rules, patterns): (&[String], &[Vec<String>]),
    page: (&str, &str),
    today: Day,
) -> Option<String> {
    if rules.is_empty() || rules.len() > RULES {
        return None;
    }
    let levels = effective.text_levels(page.0);
    let mut reasons: Vec<&str> = Vec::new();
    for (place, rule) in rules.iter().enumerate() {
        let matched = patterns.get(place).map(Vec::as_slice).unwrap_or_default();
        let may_go_on = levels.of(rule).level.outcome() <= Outcome::Ask;
        let reason = &effective.exception((rule, matched), page, today).filter(|_| may_go_on)?.reason;
        if !reasons.contains(&reason.as_str()) {
            reasons.push(reason);
        }
    }
    Some(reasons.join("; "))
}

#[cfg(test)]
mod tests {
    use patrol_policy::{Company, Decisions, Exception, Level, Rule, pattern_id};

    use super::*;

    const WIKI: (&str, &str) = ("dev.azure.com", "/contoso/Web/_wiki");

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn excepted() -> Decisions {
        let exception = |kind, reason| Exception::new(kind, WIKI, reason, day("2027-03-31")).unwrap();
        let exceptions = vec![exception("npm-token", "a course"), exception("jwt", "a sample")];
        Decisions { exceptions, ..Decisions::default() }
    }

    fn at(decisions: &Decisions, rules: &[&str], path: &str, today: &str) -> Option<String> {
        let rules: Vec<String> = rules.iter().map(|rule| (*rule).to_owned()).collect();
        let effective = Effective::of(decisions, &Company::default());
        found(&effective, (&rules, &[]), (WIKI.0, path), day(today))
    }

    #[test]
    fn each_finding_must_match_the_pattern_of_an_exception_that_has_one() {
        let made = |pattern| {
            let ends = day("2027-03-31");
            Exception::matching(Some(pattern), "npm-token", WIKI, pattern, ends).unwrap()
        };
        let exceptions = vec![made("npm_test_[a-z]+"), made("npm_demo_[a-z]+")];
        let decisions = Decisions { exceptions, ..Decisions::default() };
        let effective = Effective::of(&decisions, &Company::default());
        let (test, demo) = (pattern_id("npm_test_[a-z]+"), pattern_id("npm_demo_[a-z]+"));
        let other = pattern_id("npm_[a-z]+");
        let reason = |patterns: &[&[&String]]| {
            let patterns: Vec<Vec<String>> =
                patterns.iter().map(|ids| ids.iter().map(|id| (*id).clone()).collect()).collect();
            let rules = ["npm-token", "npm-token"].map(str::to_owned);
            found(&effective, (&rules, &patterns), WIKI, day("2027-03-31"))
        };
        assert_eq!(reason(&[&[&test], &[&other, &test]]).as_deref(), Some("npm_test_[a-z]+"));
        assert_eq!(reason(&[&[&demo], &[&test]]).as_deref(), Some("npm_demo_[a-z]+; npm_test_[a-z]+"));
        for patterns in [&[&[&test][..], &[]][..], &[&[&test]], &[&[&test], &[&other]], &[]] {
            assert_eq!(reason(patterns), None, "{patterns:?}");
        }
    }

    #[test]
    fn all_findings_must_be_excepted_on_that_page_on_that_day() {
        let settings = excepted();
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
        let excepts =
            |decisions: &Decisions, rules: &[&str]| at(decisions, rules, WIKI.1, "2027-03-31").is_some();
        for level in [Level::Reason, Level::Block] {
            let mut general = excepted();
            general.levels.set(Rule::SecretInText, Some(level));
            assert!(!excepts(&general, &["npm-token"]), "{level:?}");
            general.secret_levels.insert("npm-token".into(), Level::Acknowledge);
            assert!(excepts(&general, &["npm-token"]) && !excepts(&general, &["npm-token", "jwt"]));
            let mut site = excepted();
            site.site_levels.insert("https://dev.azure.com".into(), level);
            assert!(!excepts(&site, &["npm-token"]), "{level:?}");
            let mut kind = excepted();
            kind.secret_levels.insert("npm-token".into(), level);
            assert!(!excepts(&kind, &["npm-token"]) && excepts(&kind, &["jwt"]), "{level:?}");
        }
    }
}
