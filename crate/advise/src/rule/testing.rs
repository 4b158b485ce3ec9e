//! What the tests of the rules share.

use patrol_azdo::{ExistingToken, Expiry, Instant, Intent, Reach, TokenRequest};
use patrol_policy::Settings;

use super::{Case, Check, Remark};
use crate::{Context, Names, Service};

/// 2026-11-20T00:00:00Z.
pub(crate) const NOW: Instant = Instant(1_795_132_800_000);

/// A moment some days after [`NOW`].
pub(crate) fn days(count: i64) -> Instant {
    Instant(NOW.0 + count * Instant::DAY)
}

/// A request with nothing wrong but, perhaps, its scopes.
pub(crate) fn request(scopes: &[&str]) -> TokenRequest {
    TokenRequest {
        intent: Intent::Create,
        name: Some("Nightly report".into()),
        scopes: scopes.iter().map(|id| (*id).to_owned()).collect(),
        valid_from: None,
        expiry: Expiry::At(days(7)),
        reach: Reach::Organizations(1),
        authorization_id: None,
    }
}

/// A cloud organization of which nothing is known.
pub(crate) fn context(settings: &Settings) -> Context<'_> {
    let names = Names::english();
    Context { settings, now: NOW, service: Service::Cloud, existing: None, task: None, names }
}

/// Asks one rule with default settings.
pub(crate) fn ask(check: Check, request: &TokenRequest) -> Vec<Remark> {
    let settings = Settings::default();
    check(&Case::new(request, &context(&settings)))
}

/// An existing token with these scopes: a month old, one organization, ends in a week.
pub(crate) fn existing(scopes: &[&str]) -> ExistingToken {
    ExistingToken {
        authorization_id: "7".into(),
        name: "Nightly report".into(),
        scopes: scopes.iter().map(|id| (*id).to_owned()).collect(),
        valid_from: Some(days(-30)),
        valid_to: Some(days(7)),
        reach: Reach::Organizations(1),
        last_used: None,
    }
}
