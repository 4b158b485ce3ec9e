use patrol_azdo::{Instant, Reach};
use patrol_settings::{Phrase, Rule};

use super::{Found, Question};

/// 2026-12-01T00:00:00Z: from then on tokens for all organizations do not work (Microsoft's release note of sprint 270 and the
/// documentation page on personal access tokens, 2026-09-21).
const GLOBAL_TOKENS_END: Instant = Instant(1_796_083_200_000);

/// A token that works in every organization its owner can reach.
pub(super) fn check(question: &Question) -> Option<Found> {
    if question.request.reach != Reach::AllOrganizations {
        return None;
    }
    let ended = question.now >= GLOBAL_TOKENS_END;
    Some(Found {
        rule: Rule::AllOrganizations,
        reason: Phrase::new(if ended { "adviceAllOrganizationsEnded" } else { "adviceAllOrganizations" }),
        safer: Phrase::new("adviceAllOrganizationsSafer"),
    })
}

#[cfg(test)]
mod tests {
    use super::super::Question;
    use super::{GLOBAL_TOKENS_END, check};
    use crate::rule::testing::{NOW, request};
    use patrol_azdo::{Instant, Reach, TokenRequest};
    use patrol_settings::Settings;

    fn key(reach: Reach, now: Instant) -> Option<String> {
        let request = TokenRequest { reach, ..request(&["vso.code"]) };
        check(&Question { request: &request, settings: &Settings::default(), now })
            .map(|found| found.reason.key)
    }

    #[test]
    fn the_words_change_on_the_day_that_global_tokens_end() {
        assert_eq!(Instant::parse("2026-12-01"), Some(GLOBAL_TOKENS_END));
        assert_eq!(key(Reach::AllOrganizations, NOW).as_deref(), Some("adviceAllOrganizations"));
        let ended = key(Reach::AllOrganizations, GLOBAL_TOKENS_END);
        assert_eq!(ended.as_deref(), Some("adviceAllOrganizationsEnded"));
    }

    #[test]
    fn named_organizations_pass() {
        assert_eq!(key(Reach::Organizations(1), NOW), None);
        assert_eq!(key(Reach::NotSaid, NOW), None);
    }
}
