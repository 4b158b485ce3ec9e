use patrol_azdo::{Field, Fix, TokenRequest};
use patrol_policy::{Level, Phrase, Rule};

use crate::rule::{self, Found, Question};
use crate::{Alternative, Context};

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
    /// The part of the form that it is about.
    pub field: Field,
    /// The change of the form that makes it safer, where one click can make it.
    pub fix: Option<Fix>,
    /// A way without a token, where there is one for what the finding is about.
    pub alternative: Option<Alternative>,
}

impl Verdict {
    /// The firmest level of all findings; [`Level::Off`] without findings.
    pub fn level(&self) -> Level {
        self.findings.iter().map(|finding| finding.level).max().unwrap_or(Level::Off)
    }
}

/// Judges what a request asks for; `None` is a request for a token that cannot be read. A pure function: the same request and context
/// give the same verdict.
pub fn judge(request: Option<&TokenRequest>, context: &Context) -> Verdict {
    let found = match request {
        None => vec![rule::request_unreadable()],
        Some(request) => {
            let question = Question::new(request, context);
            rule::ALL.iter().flat_map(|rule| rule(&question)).collect()
        }
    };
    let mut findings: Vec<Finding> = found.into_iter().filter_map(|found| decided(found, context)).collect();
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.level));
    Verdict { findings: each_way_once(findings) }
}

/// A way without a token is told where it comes first, and nothing is said for its sake alone when that has been done.
fn each_way_once(findings: Vec<Finding>) -> Vec<Finding> {
    let mut told: Vec<Finding> = Vec::new();
    for mut finding in findings {
        let known = finding.alternative.is_some()
            && told.iter().any(|earlier| earlier.alternative == finding.alternative);
        if known && finding.rule == Rule::TokenNotNeeded {
            continue;
        }
        finding.alternative = finding.alternative.filter(|_| !known);
        told.push(finding);
    }
    told
}

fn decided(found: Found, context: &Context) -> Option<Finding> {
    let level = context.settings.level(found.rule);
    let Found { rule, reason, safer, field, fix, alternative } = found;
    (level > Level::Off).then_some(Finding { rule, level, reason, safer, field, fix, alternative })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::testing::{NOW, context, days, request};
    use patrol_azdo::{Expiry, Reach};
    use patrol_policy::Settings;

    fn rules(request: Option<&TokenRequest>, settings: &Settings) -> Vec<Rule> {
        let verdict = judge(request, &context(settings));
        verdict.findings.iter().map(|finding| finding.rule).collect()
    }

    #[test]
    fn a_narrow_short_token_for_one_organization_is_only_told_of_the_way_without_it() {
        let asked = request(&["vso.packaging"]);
        let settings = Settings::default();
        assert_eq!(rules(Some(&asked), &settings), [Rule::TokenNotNeeded]);
        assert_eq!(judge(Some(&asked), &context(&settings)).level(), Level::Inform);
    }

    #[test]
    fn everything_that_is_wrong_is_said_at_once_and_the_firmest_first() {
        let worst = TokenRequest {
            expiry: Expiry::At(days(365)),
            reach: Reach::AllOrganizations,
            name: Some("test".into()),
            ..request(&["app_token"])
        };
        assert_eq!(
            rules(Some(&worst), &Settings::default()),
            [Rule::LifetimeFarOverLimit, Rule::FullAccess, Rule::AllOrganizations, Rule::VagueName]
        );
    }

    #[test]
    fn each_way_without_a_token_is_told_once() {
        let settings = Settings::default();
        let ways = |scopes: &[&str]| -> Vec<_> {
            let found = judge(Some(&request(scopes)), &context(&settings)).findings;
            found.into_iter().map(|one| (one.rule, one.alternative.map(|way| way.phrase.key))).collect()
        };
        let git = || Some("wayGit".to_owned());
        assert_eq!(ways(&["vso.code_write"]), [(Rule::HighPrivilegeScope, git())]);
        assert_eq!(
            ways(&["vso.code_write", "vso.packaging_write", "vso.packaging_manage"]),
            [
                (Rule::HighPrivilegeScope, git()),
                (Rule::HighPrivilegeScope, Some("wayPackages".into())),
                (Rule::TokenNotNeeded, Some("wayScripts".into())),
                (Rule::RedundantScope, None),
            ]
        );
    }

    #[test]
    fn the_person_decides_which_is_firm_and_a_rule_that_is_off_is_silent() {
        let mut settings = Settings::default();
        settings.set_level(Rule::FullAccess, Level::Off);
        settings.set_level(Rule::TokenNotNeeded, Level::Off);
        settings.set_level(Rule::AllOrganizations, Level::Block);
        let asked = TokenRequest {
            expiry: Expiry::At(days(60)),
            reach: Reach::AllOrganizations,
            ..request(&["app_token"])
        };
        assert_eq!(rules(Some(&asked), &settings), [Rule::AllOrganizations, Rule::LifetimeOverLimit]);
        assert_eq!(judge(Some(&asked), &context(&settings)).level(), Level::Block);
    }

    #[test]
    fn a_request_that_cannot_be_read_is_questioned() {
        assert_eq!(rules(None, &Settings::default()), [Rule::RequestUnreadable]);
    }

    #[test]
    fn the_same_question_has_the_same_answer() {
        let asked = request(&["vso.code_full", "vso.work", "vso.nobody"]);
        let settings = Settings::default();
        let context = Context { now: NOW, ..context(&settings) };
        assert_eq!(judge(Some(&asked), &context), judge(Some(&asked), &context));
    }
}
