use patrol_azdo::{Instant, Reading};
use patrol_settings::{Level, Phrase, Rule, Settings};

use crate::rule::{self, Found, Question};

/// What is to be said about a token request.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// What the rules found, the firmest first. Empty when there is nothing to say.
    pub findings: Vec<Finding>,
}

/// One rule's word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule that speaks.
    pub rule: Rule,
    /// How firmly, by the person's settings. Never [`Level::Off`].
    pub level: Level,
    /// What is wrong, in one sentence.
    pub reason: Phrase,
    /// What to do instead, in one sentence.
    pub safer: Phrase,
}

impl Verdict {
    /// The firmest level of all findings; [`Level::Off`] without findings.
    pub fn level(&self) -> Level {
        self.findings.iter().map(|finding| finding.level).max().unwrap_or(Level::Off)
    }
}

/// Judges what a request asks for. A pure function: the same reading, settings and time give the same verdict.
pub fn judge(reading: &Reading, settings: &Settings, now: Instant) -> Verdict {
    let found = match reading {
        Reading::NotOurs => Vec::new(),
        Reading::Unreadable => vec![rule::request_unreadable()],
        Reading::Token(request) => {
            let question = Question { request, settings, now };
            rule::ALL.iter().filter_map(|rule| rule(&question)).collect()
        }
    };
    let mut findings: Vec<Finding> = Vec::new();
    for Found { rule, reason, safer } in found {
        let level = settings.level(rule);
        if level > Level::Off {
            let softer = findings.iter().position(|finding| finding.level < level).unwrap_or(findings.len());
            findings.insert(softer, Finding { rule, level, reason, safer });
        }
    }
    Verdict { findings }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::testing::{NOW, days, request};
    use patrol_azdo::{Expiry, Reach, TokenRequest};

    fn rules(reading: &Reading, settings: &Settings) -> Vec<Rule> {
        judge(reading, settings, NOW).findings.iter().map(|finding| finding.rule).collect()
    }

    #[test]
    fn a_narrow_short_token_for_one_organization_passes_in_silence() {
        let reading = Reading::Token(request(&["vso.code"]));
        let verdict = judge(&reading, &Settings::default(), NOW);
        assert_eq!(verdict, Verdict::default());
        assert_eq!(verdict.level(), Level::Off);
    }

    #[test]
    fn everything_that_is_wrong_is_said_at_once() {
        let worst = TokenRequest {
            expiry: Expiry::At(days(365)),
            reach: Reach::AllOrganizations,
            ..request(&["app_token"])
        };
        assert_eq!(
            rules(&Reading::Token(worst), &Settings::default()),
            [Rule::FullAccess, Rule::LifetimeOverLimit, Rule::AllOrganizations]
        );
    }

    #[test]
    fn the_firmest_comes_first_and_a_rule_that_is_off_is_silent() {
        let mut settings = Settings::default();
        settings.set_level(Rule::FullAccess, Level::Off);
        settings.set_level(Rule::AllOrganizations, Level::Block);
        let asked = TokenRequest {
            expiry: Expiry::At(days(90)),
            reach: Reach::AllOrganizations,
            ..request(&["app_token"])
        };
        let reading = Reading::Token(asked);
        assert_eq!(rules(&reading, &settings), [Rule::AllOrganizations, Rule::LifetimeOverLimit]);
        assert_eq!(judge(&reading, &settings, NOW).level(), Level::Block);
    }

    #[test]
    fn a_request_that_cannot_be_read_is_questioned_and_others_are_not() {
        assert_eq!(rules(&Reading::Unreadable, &Settings::default()), [Rule::RequestUnreadable]);
        assert_eq!(rules(&Reading::NotOurs, &Settings::default()), []);
    }
}
