use patrol_azdo::{Intent, TokenRequest};
use patrol_policy::{Level, Rule};
use serde::{Deserialize, Serialize};

use crate::rule::{self, Case};
use crate::{Advice, Alternative, Context, GuideTopic};

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

    /// Takes the way without a token out of the advice, where it is no more than an offer: it stands apart and holds nothing.
    pub fn take_way(&mut self) -> Option<Alternative> {
        let is_offer = |advice: &Advice| advice.rule == Rule::TokenNotNeeded && !advice.level.holds();
        let place = self.advice.iter().position(is_offer)?;
        self.advice.remove(place).alternative
    }

    /// Where the guide tells how to do without the token; `way` is what was taken out.
    pub fn topic(&self, way: Option<&Alternative>) -> GuideTopic {
        let left = || self.advice.iter().find_map(|advice| advice.alternative.as_ref());
        way.or_else(left).map_or(GuideTopic::Start, |way| way.topic)
    }
}

/// Judges what a request asks for; `None` is a request for a token that cannot be read. A pure function: the same request and context
/// give the same verdict.
pub fn judge(request: Option<&TokenRequest>, context: &Context) -> Verdict {
    let remarks = match request {
        None => vec![rule::request_unreadable()],
        Some(request) if request.intent == Intent::Edit => rule::of_edit(request, context),
        Some(request) => {
            let case = Case::new(request, context);
            rule::ALL.iter().flat_map(|rule| rule(&case)).collect()
        }
    };
    let mut advice: Vec<Advice> =
        remarks.into_iter().filter_map(|remark| Advice::of(remark, context.settings)).collect();
    advice.sort_by_key(|advice| std::cmp::Reverse(advice.level));
    Verdict { advice: limits_once(advice) }
}

/// What limits several pieces of advice is told with the first.
fn limits_once(advice: Vec<Advice>) -> Vec<Advice> {
    let mut told: Vec<Advice> = Vec::new();
    for mut one in advice {
        one.limits =
            one.limits.filter(|limits| told.iter().all(|earlier| earlier.limits.as_ref() != Some(limits)));
        told.push(one);
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Task;
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
            [
                Rule::LifetimeFarOverLimit,
                Rule::FullAccess,
                Rule::AllOrganizations,
                Rule::TokenNotNeeded,
                Rule::VagueName,
            ]
        );
    }

    #[test]
    fn the_way_without_a_token_is_told_once_for_all_and_apart_unless_it_is_to_hold() {
        let ways = |scopes: &[&str], task: &str, level: Level| {
            let mut settings = Settings::default();
            settings.set_level(Rule::TokenNotNeeded, level);
            let asked = request(scopes);
            let context = Context { task: Task::find(task), ..context(&settings) };
            let mut verdict = judge(Some(&asked), &context);
            let way = verdict.take_way();
            let topic = verdict.topic(way.as_ref());
            let way = way.map(|way| way.phrase.key());
            let left = verdict.advice.into_iter().filter_map(|one| one.alternative);
            (way, left.map(|way| way.phrase.key()).collect::<Vec<_>>(), topic)
        };
        let inform = |scopes: &[&str], task| ways(scopes, task, Level::Inform);
        assert_eq!(inform(&["vso.code_write"], ""), (Some(Key::WayGit), vec![], GuideTopic::Git));
        assert_eq!(
            inform(&["vso.code_write", "vso.packaging_write"], ""),
            (Some(Key::WayScripts), vec![], GuideTopic::Api)
        );
        assert_eq!(inform(&["app_token"], ""), (Some(Key::WayScripts), vec![], GuideTopic::Api));
        assert_eq!(
            inform(&[], "publish-packages"),
            (Some(Key::WayPackages), vec![], GuideTopic::Packages),
            "nothing ticked yet"
        );
        assert_eq!(ways(&["vso.code"], "", Level::Block), (None, vec![Key::WayGit], GuideTopic::Git));
        assert_eq!(ways(&["vso.code"], "", Level::Off), (None, vec![], GuideTopic::Start));
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
        let full = limited(request(&["app_token"]));
        assert_eq!(full, [(Rule::FullAccess, None), (Rule::TokenNotNeeded, None)]);
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
