use patrol_azdo::{Field, Fix, Intent, Reach};
use patrol_phrase::Phrase;
use patrol_policy::Rule;

use super::{Case, Remark};
use crate::Service;

/// The day on which Microsoft ended tokens for all organizations in the cloud (release note of sprint 270, 2026; documentation page on
/// personal access tokens, 2026-09-21). The hour is not published, and Microsoft's blog says "after this date" (2025-12), so that such a
/// token may work for a while: no clock is asked.
pub const GLOBAL_TOKENS_ENDED: &str = "2026-12-01";

/// A token that works in every organization its owner can reach.
pub(super) fn check(case: &Case) -> Vec<Remark> {
    if case.request.reach != Reach::AllOrganizations {
        return Vec::new();
    }
    let found = |reason, safer| Remark::new(Rule::AllOrganizations, Field::Organization, reason, safer);
    let ended = || Phrase::advice_all_organizations(GLOBAL_TOKENS_ENDED);
    let narrow = Some(Fix::CurrentOrganization);
    vec![match case.context.service {
        Service::Server => {
            found(Phrase::advice_all_collections(), Phrase::advice_all_collections_safer()).fix(narrow)
        }
        // Whether a change would keep one working nobody says; a new one for one organization works.
        Service::Cloud if is_global_already(case) => {
            found(ended(), Phrase::advice_all_organizations_revoke())
        }
        Service::Cloud => found(ended(), Phrase::advice_all_organizations_safer()).fix(narrow),
    }]
}

/// Whether there is such a token already. Of one that nobody has seen in a list that is assumed: its record is sent back as it was.
fn is_global_already(case: &Case) -> bool {
    match case.context.existing {
        Some(token) => token.reach == Reach::AllOrganizations,
        None => case.request.intent != Intent::Create,
    }
}

#[cfg(test)]
mod tests {
    use super::super::Case;
    use super::super::testing::existing;
    use super::check;
    use crate::rule::testing::{NOW, context, days, request};
    use crate::{Context, Service};
    use patrol_azdo::{ExistingToken, Instant, Intent, Reach, TokenRequest};
    use patrol_phrase::{Key, Phrase};
    use patrol_policy::Settings;

    const ALL: Reach = Reach::AllOrganizations;

    /// The reason, and the key of what is safer.
    fn told(reach: Reach, intent: Intent, context: &Context) -> Option<(Phrase, Key)> {
        let request = TokenRequest { reach, intent, ..request(&["vso.code"]) };
        check(&Case::new(&request, context)).pop().map(|found| (found.reason, found.safer.key()))
    }

    #[test]
    fn the_sentence_is_the_same_at_every_time() {
        let settings = Settings::default();
        for now in [days(-400), NOW, Instant(1_796_083_200_000), days(400)] {
            let told = told(ALL, Intent::Create, &Context { now, ..context(&settings) });
            let reason = Phrase::advice_all_organizations("2026-12-01");
            assert_eq!(told, Some((reason, Key::AdviceAllOrganizationsSafer)), "{now:?}");
        }
    }

    #[test]
    fn one_that_exists_is_to_be_revoked_and_one_that_becomes_such_is_not() {
        let settings = Settings::default();
        let narrow = existing(&["vso.code"]);
        let global = ExistingToken { reach: ALL, ..narrow.clone() };
        for (intent, existing, safer) in [
            (Intent::Create, None, Key::AdviceAllOrganizationsSafer),
            (Intent::Regenerate, None, Key::AdviceAllOrganizationsRevoke),
            (Intent::Edit, None, Key::AdviceAllOrganizationsRevoke),
            (Intent::Edit, Some(&global), Key::AdviceAllOrganizationsRevoke),
            (Intent::Edit, Some(&narrow), Key::AdviceAllOrganizationsSafer),
        ] {
            let told = told(ALL, intent, &Context { existing, ..context(&settings) });
            assert_eq!(told.map(|(_, safer)| safer), Some(safer), "{intent:?} {existing:?}");
        }
    }

    #[test]
    fn a_server_has_collections_and_no_such_day() {
        let settings = Settings::default();
        let told = told(ALL, Intent::Edit, &Context { service: Service::Server, ..context(&settings) });
        assert_eq!(told, Some((Phrase::advice_all_collections(), Key::AdviceAllCollectionsSafer)));
    }

    #[test]
    fn named_organizations_pass() {
        let settings = Settings::default();
        for reach in [Reach::Organizations(1), Reach::NotSaid] {
            assert_eq!(told(reach, Intent::Create, &context(&settings)), None, "{reach:?}");
        }
    }
}
