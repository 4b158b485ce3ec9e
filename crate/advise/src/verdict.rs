use patrol_azdo::TokenRequest;
use patrol_policy::{Level, Rule};
use serde::{Deserialize, Serialize};

use crate::rule::{self, Case};
use crate::{Advice, Context};

/// What is to be said about a token request.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    /// What the rules say, the firmest first. Empty when there is nothing to say.
    pub advice: Vec<Advice>,
}

impl Verdict {
    /// The firmest level of all advice; [`Level::Off`] without any.
    pub fn level(&self) -> Level {
        self.advice.iter().map(|advice| advice.level).max().unwrap_or(Level::Off)
    }
}

/// Judges what a request asks for; `None` is a request for a token that cannot be read. A pure function: the same request and context
/// give the same verdict.
pub fn judge(request: Option<&TokenRequest>, context: &Context) -> Verdict {
    let remarks = match request {
        None => vec![rule::request_unreadable()],
        Some(request) => {
            let case = Case::new(request, context);
            rule::ALL.iter().flat_map(|rule| rule(&case)).collect()
        }
    };
    let mut advice: Vec<Advice> =
        remarks.into_iter().filter_map(|remark| Advice::of(remark, context.settings)).collect();
    advice.sort_by_key(|advice| std::cmp::Reverse(advice.level));
    Verdict { advice: each_once(advice) }
}

/// A way without a token is told where it comes first, and nothing is said for its sake alone when that has been done. What limits several
/// pieces of advice is told with the first.
fn each_once(advice: Vec<Advice>) -> Vec<Advice> {
    let mut told: Vec<Advice> = Vec::new();
    for mut one in advice {
        let known =
            one.alternative.is_some() && told.iter().any(|earlier| earlier.alternative == one.alternative);
        if known && one.rule == Rule::TokenNotNeeded {
            continue;
        }
        one.alternative = one.alternative.filter(|_| !known);
        one.limits =
            one.limits.filter(|limits| told.iter().all(|earlier| earlier.limits.as_ref() != Some(limits)));
        told.push(one);
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::testing::{NOW, context, days, request};
    use patrol_azdo::{Expiry, Reach};
    use patrol_phrase::Key;
    use patrol_policy::Settings;

    fn rules(request: Option<&TokenRequest>, settings: &Settings) -> Vec<Rule> {
        let verdict = judge(request, &context(settings));
        verdict.advice.iter().map(|advice| advice.rule).collect()
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
            let found = judge(Some(&request(scopes)), &context(&settings)).advice;
            found.into_iter().map(|one| (one.rule, one.alternative.map(|way| way.phrase.key()))).collect()
        };
        let git = || Some(Key::WayGit.to_owned());
        assert_eq!(ways(&["vso.code_write"]), [(Rule::HighPrivilegeScope, git())]);
        assert_eq!(
            ways(&["vso.code_write", "vso.packaging_write", "vso.packaging_manage"]),
            [
                (Rule::HighPrivilegeScope, git()),
                (Rule::HighPrivilegeScope, Some(Key::WayPackages)),
                (Rule::TokenNotNeeded, Some(Key::WayScripts)),
                (Rule::RedundantScope, None),
            ]
        );
    }

    #[test]
    fn that_rights_limit_a_scope_is_told_once_and_only_where_a_scope_is_spoken_of() {
        let settings = Settings::default();
        let limited = |asked: TokenRequest| -> Vec<_> {
            let found = judge(Some(&asked), &context(&settings)).advice;
            found.into_iter().map(|one| (one.rule, one.limits.map(|limits| limits.key()))).collect()
        };
        let said = Some(Key::AdviceOwnRights);
        assert_eq!(
            limited(TokenRequest {
                expiry: Expiry::At(days(60)),
                ..request(&["vso.code_full", "vso.packaging_write"])
            }),
            [
                (Rule::CriticalScope, said),
                (Rule::HighPrivilegeScope, None),
                (Rule::LifetimeOverLimit, None),
                (Rule::TokenNotNeeded, None),
            ]
        );
        assert_eq!(
            limited(request(&["vso.work"])),
            [(Rule::TokenNotNeeded, None), (Rule::HiddenInclusion, said)]
        );
        assert_eq!(limited(request(&["app_token"])), [(Rule::FullAccess, None)]);
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
