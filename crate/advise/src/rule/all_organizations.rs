use patrol_azdo::{Field, Fix, Instant, Reach};
use patrol_phrase::Phrase;
use patrol_policy::Rule;

use super::{Case, Remark};
use crate::Service;

/// 2026-12-01T00:00:00Z: from then on tokens for all organizations do not work (Microsoft's release note of sprint 270 and the
/// documentation page on personal access tokens, 2026-09-21). It speaks of the cloud service only.
const GLOBAL_TOKENS_END: Instant = Instant(1_796_083_200_000);

/// A token that works in every organization its owner can reach.
pub(super) fn check(case: &Case) -> Vec<Remark> {
    if case.request.reach != Reach::AllOrganizations {
        return Vec::new();
    }
    let (reason, safer) = match case.context.service {
        Service::Server => (Phrase::advice_all_collections(), Phrase::advice_all_collections_safer()),
        Service::Cloud if case.context.now >= GLOBAL_TOKENS_END => {
            (Phrase::advice_all_organizations_ended(), Phrase::advice_all_organizations_safer())
        }
        Service::Cloud => (Phrase::advice_all_organizations(), Phrase::advice_all_organizations_safer()),
    };
    let found = Remark::new(Rule::AllOrganizations, Field::Organization, reason, safer);
    vec![found.fix(Some(Fix::CurrentOrganization))]
}

#[cfg(test)]
mod tests {
    use super::super::Case;
    use super::{GLOBAL_TOKENS_END, check};
    use crate::rule::testing::{NOW, context, request};
    use crate::{Context, Service};
    use patrol_azdo::{Instant, Reach, TokenRequest};
    use patrol_phrase::Key;
    use patrol_policy::Settings;

    fn key(reach: Reach, now: Instant, service: Service) -> Option<Key> {
        let request = TokenRequest { reach, ..request(&["vso.code"]) };
        let settings = Settings::default();
        let context = Context { now, service, ..context(&settings) };
        check(&Case::new(&request, &context)).pop().map(|found| found.reason.key())
    }

    #[test]
    fn the_words_change_on_the_day_that_global_tokens_end() {
        assert_eq!(Instant::parse("2026-12-01"), Some(GLOBAL_TOKENS_END));
        let key = |now| key(Reach::AllOrganizations, now, Service::Cloud);
        assert_eq!(key(NOW), Some(Key::AdviceAllOrganizations));
        assert_eq!(key(Instant(GLOBAL_TOKENS_END.0 - 1)), Some(Key::AdviceAllOrganizations));
        assert_eq!(key(GLOBAL_TOKENS_END), Some(Key::AdviceAllOrganizationsEnded));
    }

    #[test]
    fn a_server_has_collections_and_no_such_day() {
        let key = key(Reach::AllOrganizations, GLOBAL_TOKENS_END, Service::Server);
        assert_eq!(key, Some(Key::AdviceAllCollections));
    }

    #[test]
    fn named_organizations_pass() {
        assert_eq!(key(Reach::Organizations(1), NOW, Service::Cloud), None);
        assert_eq!(key(Reach::NotSaid, NOW, Service::Cloud), None);
    }
}
