use patrol_azdo::{ExistingToken, Expiry, Field, Intent, Reach};
use patrol_phrase::{Foreign, Phrase, Word};
use patrol_policy::Rule;

use super::{Case, Remark};
use crate::{Scope, Service};

/// An existing token that gets scopes, organizations or days that it did not have: whoever has its value gets them too. A renewed token
/// has a new value, so there its days are not counted.
pub(super) fn check(case: &Case) -> Vec<Remark> {
    let request = case.request;
    let Some(existing) = case.context.existing.filter(|_| request.intent != Intent::Create) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let mut say = |field, reason| {
        found.push(Remark::new(Rule::TokenWidened, field, reason, Phrase::advice_widened_safer()));
    };
    let new = new_scopes(&request.scopes, existing);
    if !new.is_empty() {
        say(Field::Scopes, Phrase::advice_widened_scopes(Word::list(new)));
    }
    if request.reach == Reach::AllOrganizations && existing.reach != Reach::AllOrganizations {
        let reach = match case.context.service {
            Service::Cloud => Phrase::advice_widened_reach(),
            Service::Server => Phrase::advice_widened_collections(),
        };
        say(Field::Organization, reach);
    }
    if let (Intent::Edit, Expiry::At(end), Some(before)) = (request.intent, request.expiry, existing.valid_to)
    {
        let more = end.days_since(before);
        // The hours by which a form rounds up are no extension.
        if more > 1 {
            say(Field::Expiry, Phrase::advice_widened_expiry(more));
        }
    }
    found
}

/// The scopes that nothing of the existing token covers, by their names where they have one.
fn new_scopes(asked: &[String], existing: &ExistingToken) -> Vec<Word> {
    let had = Scope::known(&existing.scopes);
    let is_new = |id: &&String| match Scope::find(id) {
        Some(scope) => !had.iter().any(|had| *had == scope || had.covers(&scope)),
        None => !existing.scopes.iter().any(|had| had.eq_ignore_ascii_case(id)),
    };
    let mut new: Vec<Word> = asked
        .iter()
        .filter(is_new)
        .map(|id| Scope::find(id).map_or_else(|| Foreign::new(id).into(), |scope| Word::own(scope.name())))
        .collect();
    new.sort_unstable();
    new.dedup();
    new
}

#[cfg(test)]
mod tests {
    use super::super::testing::existing;
    use super::super::{Case, Remark};
    use super::check;
    use crate::rule::testing::{context, days, request};
    use crate::{Context, Service};
    use patrol_azdo::{ExistingToken, Expiry, Intent, Reach, TokenRequest};
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
    fn new_scopes_are_named_and_those_that_it_covers_are_not_new() {
        let before = existing(&["vso.code_write", "vso.nobody"]);
        let found = ask(&edit(&["vso.code", "vso.build", "vso.nobody", "vso.other"]), Some(&before));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].reason.args(), ["Build (Read), \u{2068}\"vso.other\"\u{2069}"]);
        assert!(ask(&edit(&["vso.code"]), Some(&before)).is_empty());
        assert!(ask(&edit(&["vso.code"]), Some(&existing(&["app_token"]))).is_empty());
    }

    #[test]
    fn more_organizations_and_more_days_are_told() {
        let wider = TokenRequest {
            reach: Reach::AllOrganizations,
            expiry: Expiry::At(days(37)),
            ..edit(&["vso.code"])
        };
        let found = ask(&wider, Some(&existing(&["vso.code"])));
        let told: Vec<_> = found.into_iter().map(|found| found.reason).collect();
        assert_eq!(told, [Phrase::advice_widened_reach(), Phrase::advice_widened_expiry(30)]);
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
