//! The secrets that the person is not asked about again: in the extension's own database, each as a fingerprint under a key that nobody can
//! read.

use patrol_azdo::Instant;
use patrol_policy::{Outcome, RememberedSecret, TextLevels, hmac_message};
use patrol_protocol::{Reply, SecretDigest};

use crate::clock::now;
use crate::fingerprints::{self, Record};
use crate::sender::Page;
use crate::{servers, settings};

/// How many secrets of a message are looked at: a question shows no more.
const SECRETS: usize = 100;

/// Which of the secrets are remembered; none when the database cannot be read, and none of a kind for which one explicit step is not enough.
pub(crate) async fn is_remembered(secrets: Vec<SecretDigest>, page: &Page) -> Reply {
    let levels = levels(page).await;
    let may: Vec<_> = secrets.iter().take(SECRETS).map(|secret| may_go_on(&levels, secret)).collect();
    let known = if may.contains(&true) { look_up(secrets, page).await } else { None };
    let known = known.unwrap_or_else(|| vec![false; may.len()]);
    Reply::IsRemembered { remembered: known.into_iter().zip(may).map(|(known, may)| known && may).collect() }
}

/// Remembers the secrets on the page's host. `None` where a page has no right to that: one that Patrol does not guard, or levels that want a
/// reason each time, or block.
pub(crate) async fn remember(mut secrets: Vec<SecretDigest>, page: Page) -> Option<Reply> {
    let levels = levels(&page).await;
    secrets.retain(|secret| may_go_on(&levels, secret));
    if secrets.is_empty() || !servers::is_guarded(&page.host).await {
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

async fn levels(page: &Page) -> TextLevels {
    settings::decided().await.effective.text_levels(&page.host)
}

/// Whether text with this secret goes on by one explicit step or less.
fn may_go_on(levels: &TextLevels, secret: &SecretDigest) -> bool {
    levels.of(&secret.rule).level.outcome() <= Outcome::Ask
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
    use super::*;

    #[test]
    fn nothing_is_remembered_where_one_step_is_not_enough() {
        let secret = SecretDigest { rule: "npm-token".into(), digest: String::new() };
        for (levels, may) in [
            ("off", true),
            ("inform", true),
            ("acknowledge", true),
            ("reason", false),
            ("block", false),
            ("block,npm-token=acknowledge", true),
            ("acknowledge,npm-token=block*", false),
        ] {
            assert_eq!(may_go_on(&TextLevels::read(levels).unwrap(), &secret), may, "{levels}");
        }
    }
}
