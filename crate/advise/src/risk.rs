use patrol_azdo::{ExistingToken, Expiry, Intent, Reach, TokenRequest};
use patrol_policy::Rule;

use crate::rule::is_made_by_a_tool;
use crate::verdict::judge;
use crate::{Advice, Context, Grade, Scope, Service};

/// A token that was not used for so many days is most likely not needed.
const UNUSED_DAYS: i64 = 90;
/// A day more or less does not change the order beyond a year.
const LONGEST_DAYS: i64 = 366;

/// How an existing token stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Risk {
    /// For sorting, the riskiest has the most; 0 for a token that has ended. What its scopes can do counts more than where and how long.
    pub score: u16,
    /// The strongest of its scopes. What Patrol does not know counts as [`Grade::High`], it is never safe.
    pub grade: Grade,
    /// What the rules say of it, the firmest first. Empty for a token that has ended.
    pub advice: Vec<Advice>,
    /// What to do with it, the most useful first; empty when it is as it should be.
    pub remedies: Vec<Remedy>,
    /// Days until it ends, rounded up; negative or 0 when it has ended, `None` when the list does not say.
    pub days_left: Option<i64>,
    /// Days since it was last used, where the list says it.
    pub unused_days: Option<i64>,
    /// Its name is one that a tool gives.
    pub made_by_a_tool: bool,
}

/// What to do with a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Remedy {
    /// Take it away.
    Revoke(Ground),
    /// Take scopes or organizations away.
    Shrink,
    /// Let it end earlier.
    Shorten,
    /// Use another way instead.
    Replace,
}

/// Why a token is to be revoked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ground {
    /// It does not work any more.
    Ended,
    /// Microsoft ended tokens of its kind: those for all organizations, [`crate::GLOBAL_TOKENS_ENDED`].
    Global,
    /// It was not used for a long time.
    Unused,
}

/// Grades an existing token by the same rules as a new one, as of now. Another existing token that the context names plays no part.
pub fn risk(token: &ExistingToken, context: &Context) -> Risk {
    let now = context.now;
    let days_left = token.valid_to.map(|end| end.days_since(now));
    let ended = token.valid_to.is_some_and(|end| end <= now);
    let unused_days = token.last_used.map(|used| now.days_since(used));
    let made_by_a_tool = is_made_by_a_tool(&token.name);
    let context = Context { existing: Some(token), ..*context };
    let advice = if ended { Vec::new() } else { judge(Some(&as_request(token)), &context).advice };
    let unused = unused_days.is_some_and(|days| days > UNUSED_DAYS);
    let remedies = remedies(&advice, context.service, ended, unused);
    let grade = grade(token);
    let score = if ended { 0 } else { score(token, grade, days_left) };
    Risk { score, grade, advice, remedies, days_left, unused_days, made_by_a_tool }
}

fn as_request(token: &ExistingToken) -> TokenRequest {
    TokenRequest {
        intent: Intent::Create,
        name: Some(token.name.clone()),
        scopes: token.scopes.clone(),
        valid_from: token.valid_from,
        expiry: token.valid_to.map_or(Expiry::NotSaid, Expiry::At),
        reach: token.reach,
        authorization_id: None,
    }
}

/// The strongest of a token's scopes. What Patrol does not know counts as [`Grade::High`], it is never safe.
pub fn grade(token: &ExistingToken) -> Grade {
    let known = Scope::known(&token.scopes);
    let strongest = known.iter().map(|scope| scope.grade).max();
    let unknown = known.is_empty() || token.scopes.iter().any(|id| Scope::find(id).is_none());
    strongest.max(unknown.then_some(Grade::High)).unwrap_or(Grade::High)
}

fn score(token: &ExistingToken, grade: Grade, days_left: Option<i64>) -> u16 {
    let power = match grade {
        _ if Scope::known(&token.scopes).iter().any(Scope::is_everything) => 500,
        Grade::Critical => 400,
        Grade::High => 300,
        Grade::Medium => 200,
        Grade::Low => 100,
    };
    let reach = if token.reach == Reach::AllOrganizations { 50 } else { 0 };
    // Ten days are a point, so that a year stays below what the reach counts.
    let life = days_left.unwrap_or(LONGEST_DAYS).clamp(0, LONGEST_DAYS) / 10;
    power + reach + u16::try_from(life).unwrap_or(0)
}

fn remedies(advice: &[Advice], service: Service, ended: bool, unused: bool) -> Vec<Remedy> {
    let mut remedies: Vec<Remedy> = advice.iter().filter_map(|advice| remedy(advice.rule, service)).collect();
    remedies.extend(ended.then_some(Remedy::Revoke(Ground::Ended)));
    remedies.extend(unused.then_some(Remedy::Revoke(Ground::Unused)));
    remedies.sort_unstable();
    // One ground is enough.
    remedies.dedup_by(|next, first| {
        next == first || matches!((next, first), (Remedy::Revoke(_), Remedy::Revoke(_)))
    });
    // What Microsoft ended is not worth a change.
    if remedies.contains(&Remedy::Revoke(Ground::Global)) {
        remedies.retain(|remedy| !matches!(remedy, Remedy::Shrink | Remedy::Shorten));
    }
    remedies
}

fn remedy(rule: Rule, service: Service) -> Option<Remedy> {
    match rule {
        Rule::AllOrganizations if service == Service::Cloud => Some(Remedy::Revoke(Ground::Global)),
        Rule::FullAccess
        | Rule::CriticalScope
        | Rule::HighPrivilegeScope
        | Rule::UnknownScope
        | Rule::TooManyAreas
        | Rule::AllOrganizations => Some(Remedy::Shrink),
        Rule::LifetimeOverLimit | Rule::LifetimeFarOverLimit | Rule::ExpiryUnreadable => {
            Some(Remedy::Shorten)
        }
        Rule::TokenNotNeeded => Some(Remedy::Replace),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::testing::{context, days, existing};
    use patrol_phrase::Phrase;
    use patrol_policy::Settings;
    use proptest::prelude::*;

    fn of(token: &ExistingToken) -> Risk {
        risk(token, &context(&Settings::default()))
    }

    #[test]
    fn power_counts_more_than_reach_and_reach_more_than_days() {
        let all = |token| ExistingToken { reach: Reach::AllOrganizations, ..token };
        let lives = |count, token| ExistingToken { valid_to: Some(days(count)), ..token };
        let sorted = [
            existing(&["app_token"]),
            all(existing(&["vso.graph_manage"])),
            lives(300, existing(&["vso.graph_manage"])),
            existing(&["vso.graph_manage"]),
            all(lives(365, existing(&["vso.code_write"]))),
            existing(&["vso.nobody", "vso.project"]),
            existing(&["vso.code"]),
            existing(&["vso.project"]),
            lives(-1, all(existing(&["app_token"]))),
        ];
        let scores: Vec<u16> = sorted.iter().map(|token| of(token).score).collect();
        assert!(scores.is_sorted_by(|one, next| one > next), "{scores:?}");
    }

    #[test]
    fn a_token_that_has_ended_is_no_risk_and_can_go() {
        let ended = of(&ExistingToken { valid_to: Some(days(0)), ..existing(&["app_token"]) });
        assert_eq!((ended.score, ended.advice.len()), (0, 0));
        assert_eq!(ended.remedies, [Remedy::Revoke(Ground::Ended)]);
    }

    #[test]
    fn each_token_is_told_what_to_do() {
        let wide = ExistingToken {
            valid_to: Some(days(300)),
            last_used: Some(days(-120)),
            ..existing(&["vso.code_full", "vso.packaging"])
        };
        let risk = of(&wide);
        assert_eq!(
            risk.remedies,
            [Remedy::Revoke(Ground::Unused), Remedy::Shrink, Remedy::Shorten, Remedy::Replace]
        );
        assert_eq!((risk.days_left, risk.unused_days), (Some(300), Some(120)));
        assert_eq!(of(&existing(&["vso.work"])).remedies, [Remedy::Replace]);
    }

    #[test]
    fn a_token_for_all_organizations_is_to_be_revoked_and_not_changed() {
        let global = ExistingToken {
            reach: Reach::AllOrganizations,
            valid_to: Some(days(300)),
            last_used: Some(days(-120)),
            ..existing(&["vso.code_full", "vso.packaging"])
        };
        assert_eq!(of(&global).remedies, [Remedy::Revoke(Ground::Global), Remedy::Replace]);
        let said = of(&global).advice.into_iter().find(|advice| advice.rule == Rule::AllOrganizations);
        let said = said.map(|advice| (advice.reason, advice.safer));
        let sentence = Phrase::advice_all_organizations("2026-12-01");
        assert_eq!(said, Some((sentence, Phrase::advice_all_organizations_revoke())));

        let settings = Settings::default();
        let on_server = Context { service: Service::Server, ..context(&settings) };
        let remedies = risk(&ExistingToken { last_used: None, ..global }, &on_server).remedies;
        assert_eq!(remedies, [Remedy::Shrink, Remedy::Shorten, Remedy::Replace], "collections go on");
    }

    #[test]
    fn a_tools_own_token_is_known_by_its_name() {
        let name = "Git: https://dev.azure.com/contoso on LAPTOP-7".to_owned();
        assert!(of(&ExistingToken { name, ..existing(&["vso.code_write"]) }).made_by_a_tool);
        assert!(!of(&existing(&["vso.code_write"])).made_by_a_tool);
    }

    #[test]
    fn what_is_not_known_is_never_safe() {
        assert_eq!(of(&existing(&["vso.nobody"])).grade, Grade::High);
        assert_eq!(of(&existing(&[])).grade, Grade::High);
        let endless = ExistingToken { valid_to: None, ..existing(&["vso.project"]) };
        assert!(of(&endless).score > of(&existing(&["vso.project"])).score);
    }

    proptest! {
        #[test]
        fn another_scope_or_day_never_lowers_the_risk(
            one in prop::sample::select(Scope::all().map(|scope| scope.id).collect::<Vec<_>>()),
            other in prop::sample::select(Scope::all().map(|scope| scope.id).collect::<Vec<_>>()),
            left in 1_i64..800,
            more in 0_i64..800,
        ) {
            let lives = |count, scopes: &[&str]| ExistingToken { valid_to: Some(days(count)), ..existing(scopes) };
            let before = of(&lives(left, &[one])).score;
            prop_assert!(of(&lives(left, &[one, other])).score >= before);
            prop_assert!(of(&lives(left + more, &[one])).score >= before);
        }
    }
}
