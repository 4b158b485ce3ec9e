use patrol_azdo::{Field, Fix, Instant, TokenRequest};
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
    /// The part of the form that it is about, where it is about one.
    pub field: Option<Field>,
    /// What one click can change.
    pub fix: Option<Fix>,
    /// The way that needs no token.
    pub alternative: Option<Alternative>,
}

/// A way with Microsoft Entra, or another that needs no token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alternative {
    /// What it is, in one sentence.
    pub phrase: Phrase,
    /// Where Microsoft documents it.
    pub link: &'static str,
}

impl Verdict {
    /// The firmest level of all findings; [`Level::Off`] without findings.
    pub fn level(&self) -> Level {
        self.findings.iter().map(|finding| finding.level).max().unwrap_or(Level::Off)
    }
}

/// Judges what is asked; `None` is a request that cannot be read. A pure function: the same request, settings and time give the same
/// verdict.
pub fn judge(request: Option<&TokenRequest>, settings: &Settings, now: Instant) -> Verdict {
    let found = match request {
        None => vec![rule::request_unreadable()],
        Some(request) => {
            let question = Question { request, settings, now };
            rule::ALL.iter().filter_map(|rule| rule(&question)).collect()
        }
    };
    let mut findings: Vec<Finding> = Vec::new();
    for Found { rule, reason, safer } in found {
        let level = settings.level(rule);
        if level > Level::Off {
            let softer = findings.iter().position(|finding| finding.level < level).unwrap_or(findings.len());
            findings.insert(
                softer,
                Finding { rule, level, reason, safer, field: None, fix: None, alternative: None },
            );
        }
    }
    Verdict { findings }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::testing::{NOW, days, request};
    use patrol_azdo::{Expiry, Reach, TokenRequest};

    fn rules(request: Option<&TokenRequest>, settings: &Settings) -> Vec<Rule> {
        judge(request, settings, NOW).findings.iter().map(|finding| finding.rule).collect()
    }

    #[test]
    fn a_narrow_short_token_for_one_organization_passes_in_silence() {
        let verdict = judge(Some(&request(&["vso.code"])), &Settings::default(), NOW);
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
            rules(Some(&worst), &Settings::default()),
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
        assert_eq!(rules(Some(&asked), &settings), [Rule::AllOrganizations, Rule::LifetimeOverLimit]);
        assert_eq!(judge(Some(&asked), &settings, NOW).level(), Level::Block);
    }

    #[test]
    fn a_request_that_cannot_be_read_is_questioned() {
        assert_eq!(rules(None, &Settings::default()), [Rule::RequestUnreadable]);
    }
}
