use patrol_azdo::{Field, Fix, Intent, Reach};
use patrol_phrase::{Phrase, Word};
use patrol_policy::Rule;

use super::{Case, Remark};
use crate::{Change, Scope, Service};

/// An existing token that gets scopes, organizations or days that it did not have: whoever has its value gets them too.
pub(super) fn check(case: &Case) -> Vec<Remark> {
    let request = case.request;
    let Some(existing) = case.context.existing.filter(|_| request.intent != Intent::Create) else {
        return Vec::new();
    };
    let change = Change::between(existing, request);
    let found =
        |field, reason| Remark::new(Rule::TokenWidened, field, reason, Phrase::advice_widened_safer());
    let mut all = Vec::new();
    if !change.more_scopes.is_empty() {
        let names = Word::list(change.more_scopes.iter().map(|id| case.context.names.of_id(id)));
        let found = found(Field::Scopes, Phrase::advice_widened_scopes(names)).fix(without(case, &change));
        all.push(Remark { scopes: change.more_scopes, ..found });
    }
    if change.further {
        let reach = match (request.reach, case.context.service) {
            (Reach::AllOrganizations, Service::Cloud) => Phrase::advice_widened_reach(),
            (Reach::AllOrganizations, Service::Server) => Phrase::advice_widened_collections(),
            _ => Phrase::advice_widened_organizations(),
        };
        let had_one = existing.reach == Reach::Organizations(1);
        all.push(found(Field::Organization, reach).fix(had_one.then_some(Fix::CurrentOrganization)));
    }
    if let Some(more) = change.later {
        let left = existing.valid_to.map(|end| end.days_since(case.context.now));
        let days = left.and_then(|left| u16::try_from(left).ok()).filter(|days| *days > 0);
        let fix = days.map(|days| Fix::Days { days });
        all.push(found(Field::Expiry, Phrase::advice_widened_expiry(more)).fix(fix));
    }
    all
}

/// What takes the new scopes away again: what is left must be scopes that are known.
fn without(case: &Case, change: &Change) -> Option<Fix> {
    if case.scopes.iter().any(Scope::is_everything) {
        return Some(Fix::CustomScopes);
    }
    let is_new = |scope: &Scope| change.more_scopes.iter().any(|id| scope.id.eq_ignore_ascii_case(id));
    let left: Vec<Scope> = case.scopes.iter().copied().filter(|scope| !is_new(scope)).collect();
    let ids: Vec<String> = Scope::maximal(&left).iter().map(|scope| scope.id.to_owned()).collect();
    let is_complete = case.scopes.len() == case.request.scopes.len();
    (is_complete && !ids.is_empty()).then_some(Fix::Scopes { ids })
}

#[cfg(test)]
mod tests {
    use super::super::testing::existing;
    use super::super::{Case, Remark};
    use super::check;
    use crate::rule::testing::{context, days, request};
    use crate::{Context, Service};
    use patrol_azdo::{ExistingToken, Expiry, Fix, Intent, Reach, TokenRequest};
    use patrol_phrase::{Key, Phrase};
    use patrol_policy::Settings;

    fn ask(asked: &TokenRequest, existing: Option<&ExistingToken>) -> Vec<Remark> {
        let settings = Settings::default();
        check(&Case::new(asked, &Context { existing, ..context(&settings) }))
    }

    fn edit(scopes: &[&str]) -> TokenRequest {
        TokenRequest { intent: Intent::Edit, ..request(scopes) }
    }

    #[test]
    fn new_scopes_are_named_and_can_be_taken_away() {
        let found = ask(&edit(&["vso.code", "vso.build"]), Some(&existing(&["vso.code_write"])));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].reason.args(), ["Build (Read)"]);
        assert_eq!(found[0].fix, Some(Fix::Scopes { ids: vec!["vso.code".into()] }));
        let unknown = ask(&edit(&["vso.code", "vso.other"]), Some(&existing(&["vso.code"])));
        assert_eq!(unknown[0].reason.args(), ["\u{2068}\"vso.other\"\u{2069}"]);
        assert_eq!(unknown[0].fix, None);
        assert_eq!(
            ask(&edit(&["app_token"]), Some(&existing(&["vso.code"])))[0].fix,
            Some(Fix::CustomScopes)
        );
    }

    #[test]
    fn more_organizations_and_more_days_are_told_with_the_way_back() {
        let wider = TokenRequest {
            reach: Reach::AllOrganizations,
            expiry: Expiry::At(days(37)),
            ..edit(&["vso.code"])
        };
        let found = ask(&wider, Some(&existing(&["vso.code"])));
        let told: Vec<_> = found.into_iter().map(|found| (found.reason, found.fix)).collect();
        assert_eq!(
            told,
            [
                (Phrase::advice_widened_reach(), Some(Fix::CurrentOrganization)),
                (Phrase::advice_widened_expiry(30), Some(Fix::Days { days: 7 })),
            ]
        );
    }

    #[test]
    fn on_a_server_it_is_collections_that_are_added() {
        let settings = Settings::default();
        let before = existing(&["vso.code"]);
        let context = Context { existing: Some(&before), service: Service::Server, ..context(&settings) };
        let wider = TokenRequest { reach: Reach::AllOrganizations, ..edit(&["vso.code"]) };
        let found = check(&Case::new(&wider, &context));
        assert_eq!(found[0].reason.key(), Key::AdviceWidenedCollections);
    }

    #[test]
    fn a_renewed_token_may_end_later_but_may_not_get_more_scopes() {
        let renewed = TokenRequest {
            intent: Intent::Regenerate,
            expiry: Expiry::At(days(37)),
            ..request(&["vso.code", "vso.build"])
        };
        let found = ask(&renewed, Some(&existing(&["vso.code"])));
        assert_eq!(
            found.iter().map(|found| found.reason.key()).collect::<Vec<_>>(),
            [Key::AdviceWidenedScopes]
        );
    }

    #[test]
    fn of_a_new_token_or_one_that_is_not_known_nothing_is_said() {
        assert!(ask(&edit(&["app_token"]), None).is_empty());
        assert!(ask(&request(&["app_token"]), Some(&existing(&["vso.code"]))).is_empty());
    }
}
