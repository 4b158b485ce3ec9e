//! The secrets that the person is not asked about again: in the extension's own database, each as a fingerprint under a key that nobody can
//! read.

use patrol_azdo::Instant;
use patrol_policy::{Outcome, RememberedSecret, Rule, Settings, hmac_message};
use patrol_protocol::{Reply, SecretDigest};

use crate::clock::now;
use crate::fingerprints::{self, Record};
use crate::sender::Page;
use crate::{servers, settings};

/// How many secrets of a message are looked at: a question shows no more.
const SECRETS: usize = 100;

/// Which of the secrets are remembered; none where one explicit step is not enough, or when the database cannot be read.
pub(crate) async fn is_remembered(secrets: Vec<SecretDigest>, page: &Page) -> Reply {
    let count = secrets.len().min(SECRETS);
    let known = if may_go_on(&settings::in_force().await) { look_up(secrets, page).await } else { None };
    Reply::IsRemembered { remembered: known.unwrap_or_else(|| vec![false; count]) }
}

/// Remembers the secrets on the page's host. `None` where a page has no right to that: one that Patrol does not guard, or a level that wants
/// a reason each time, or blocks.
pub(crate) async fn remember(secrets: Vec<SecretDigest>, page: Page) -> Option<Reply> {
    if !may_go_on(&settings::in_force().await) || !servers::is_guarded(&page.host).await {
        return None;
    }
    let day = u32::try_from(now().0.div_euclid(Instant::DAY)).unwrap_or_default();
    Some(
        fingerprints::change(async move |record: &mut Record<RememberedSecret>| {
            for SecretDigest { rule, digest } in secrets.into_iter().take(SECRETS) {
                if let Some(message) = hmac_message(&rule, organization(&page), &page.host, &digest) {
                    let fingerprint = record.key.sign(&message).await?;
                    record.kept.add(RememberedSecret { fingerprint, rule, host: page.host.clone(), day });
                }
            }
            Ok(())
        })
        .await,
    )
}

/// In which organization the person said so: in others, some of them public, they are asked.
fn organization(page: &Page) -> &str {
    page.organization.as_deref().unwrap_or_default()
}

/// What is remembered, the latest first.
pub(crate) async fn list() -> Reply {
    fingerprints::list(|secrets| Reply::Remembered { secrets }).await
}

/// Asks about a secret again.
pub(crate) async fn forget(fingerprint: String) -> Reply {
    fingerprints::forget::<RememberedSecret>(fingerprint).await
}

/// Asks about every secret again, and throws the key away: nothing can ever be compared with what was remembered.
pub(crate) async fn forget_all() -> Reply {
    fingerprints::forget_all::<RememberedSecret>().await
}

/// Whether text with a secret goes on by one explicit step or less.
fn may_go_on(settings: &Settings) -> bool {
    settings.level(Rule::SecretInText).outcome() <= Outcome::Ask
}

async fn look_up(secrets: Vec<SecretDigest>, page: &Page) -> Option<Vec<bool>> {
    let record = fingerprints::read::<RememberedSecret>().await.ok().flatten()?;
    let mut known = Vec::new();
    for SecretDigest { rule, digest } in secrets.into_iter().take(SECRETS) {
        known.push(match hmac_message(&rule, organization(page), &page.host, &digest) {
            Some(message) => record.kept.find(&record.key.sign(&message).await.ok()?).is_some(),
            None => false,
        });
    }
    Some(known)
}

#[cfg(test)]
mod tests {
    use patrol_policy::Level;

    use super::*;

    #[test]
    fn nothing_is_remembered_where_one_step_is_not_enough() {
        let mut settings = Settings::default();
        for (level, may) in [
            (Level::Off, true),
            (Level::Inform, true),
            (Level::Acknowledge, true),
            (Level::Reason, false),
            (Level::Block, false),
        ] {
            settings.set_level(Rule::SecretInText, level);
            assert_eq!(may_go_on(&settings), may, "{level:?}");
        }
    }
}
