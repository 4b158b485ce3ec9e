//! One rule, one file. A rule looks at the question and says what it found, or nothing.

mod all_organizations;
mod expiry_unreadable;
mod full_access;
mod high_privilege_scope;
mod lifetime_over_limit;
mod request_unreadable;
mod unknown_scope;

pub(crate) use request_unreadable::request_unreadable;

use patrol_azdo::{Instant, TokenRequest};
use patrol_settings::{Phrase, Rule, Settings};

/// What a rule may look at.
pub(crate) struct Question<'a> {
    /// What is asked of the service.
    pub(crate) request: &'a TokenRequest,
    /// What the person has decided.
    pub(crate) settings: &'a Settings,
    /// The present moment.
    pub(crate) now: Instant,
}

/// What a rule found, before the person's level is looked up.
pub(crate) struct Found {
    /// The rule that speaks.
    pub(crate) rule: Rule,
    /// What is wrong, in one sentence.
    pub(crate) reason: Phrase,
    /// What to do instead, in one sentence.
    pub(crate) safer: Phrase,
}

/// Every rule that judges a readable request, in the order in which people see findings of the same level.
pub(crate) const ALL: &[fn(&Question) -> Option<Found>] = &[
    full_access::check,
    high_privilege_scope::check,
    unknown_scope::check,
    lifetime_over_limit::check,
    expiry_unreadable::check,
    all_organizations::check,
];

#[cfg(test)]
pub(crate) mod testing {
    use super::{Found, Question};
    use patrol_azdo::{Expiry, Instant, Intent, Reach, TokenRequest};
    use patrol_settings::Settings;

    /// 2026-11-20T00:00:00Z.
    pub(crate) const NOW: Instant = Instant(1_795_132_800_000);

    /// A moment some days after [`NOW`].
    pub(crate) fn days(count: i64) -> Instant {
        Instant(NOW.0 + count * 86_400_000)
    }

    /// A request with nothing wrong but, perhaps, its scopes.
    pub(crate) fn request(scopes: &[&str]) -> TokenRequest {
        TokenRequest {
            intent: Intent::Create,
            name: Some("build server".to_owned()),
            scopes: scopes.iter().map(|id| (*id).to_owned()).collect(),
            valid_from: None,
            expiry: Expiry::At(days(7)),
            reach: Reach::Organizations(1),
            authorization_id: None,
        }
    }

    /// Asks one rule with default settings.
    pub(crate) fn ask(check: fn(&Question) -> Option<Found>, request: &TokenRequest) -> Option<Found> {
        check(&Question { request, settings: &Settings::default(), now: NOW })
    }
}
