//! The secrets that the person is not asked about again: in the extension's own database, each as a fingerprint under a key that nobody can
//! read.

use patrol_azdo::Instant;
use patrol_policy::{Outcome, Remembered, RememberedSecret, Rule, Settings, hmac_message};
use patrol_protocol::{Reply, SecretDigest};
use patrol_webext::database::{Content, Database};
use patrol_webext::hmac::{HmacError, HmacKey};
use patrol_webext::storage::StorageError;

use crate::clock::now;
use crate::queue::in_turn;
use crate::sender::Page;
use crate::stored_record::storage_failed;
use crate::{quarantine, servers, settings};

/// Where the key is.
const KEY: &str = "fingerprintKey";

/// Where copies are of what could not be read.
const QUARANTINE: &str = "rememberedSetAside";

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
        change(async move |record: &mut Record| {
            for SecretDigest { rule, digest } in secrets.into_iter().take(SECRETS) {
                if let Some(message) = hmac_message(&rule, organization(&page), &page.host, &digest) {
                    let fingerprint = record.key.sign(&message).await?;
                    record.remembered.add(RememberedSecret {
                        fingerprint,
                        rule,
                        host: page.host.clone(),
                        day,
                    });
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
    match in_turn(read()).await {
        Some(Ok(record)) => {
            let remembered = record.map(|record| record.remembered).unwrap_or_default();
            Reply::Remembered { secrets: remembered.list().iter().rev().cloned().collect() }
        }
        _ => Reply::Refused { phrase: storage_failed() },
    }
}

/// Asks about a secret again.
pub(crate) async fn forget(fingerprint: String) -> Reply {
    change(async move |record: &mut Record| {
        record.remembered.remove(&fingerprint);
        Ok(())
    })
    .await
}

/// Asks about every secret again, and throws the key away: nothing can ever be compared with what was remembered.
pub(crate) async fn forget_all() -> Reply {
    done(
        in_turn(async {
            let nothing = [KEY, Remembered::KEY, QUARANTINE].map(|name| (name, Content::Nothing));
            Database::open().await?.write(&nothing).await.map_err(Failed::from)
        })
        .await,
    )
}

/// What is stored.
struct Record {
    database: Database,
    key: HmacKey,
    remembered: Remembered,
}

/// It was not read, or not written.
struct Failed;

impl From<StorageError> for Failed {
    fn from(_: StorageError) -> Failed {
        Failed
    }
}

impl From<HmacError> for Failed {
    fn from(_: HmacError) -> Failed {
        Failed
    }
}

/// Whether text with a secret goes on by one explicit step or less.
fn may_go_on(settings: &Settings) -> bool {
    settings.level(Rule::SecretInText).outcome() <= Outcome::Ask
}

async fn look_up(secrets: Vec<SecretDigest>, page: &Page) -> Option<Vec<bool>> {
    let record = read().await.ok().flatten()?;
    let mut known = Vec::new();
    for SecretDigest { rule, digest } in secrets.into_iter().take(SECRETS) {
        known.push(match hmac_message(&rule, organization(page), &page.host, &digest) {
            Some(message) => record.remembered.holds(&record.key.sign(&message).await.ok()?),
            None => false,
        });
    }
    Some(known)
}

/// What is stored; `None` where there is no key. Without its key a fingerprint is worth nothing.
async fn read() -> Result<Option<Record>, Failed> {
    let database = Database::open().await?;
    let Some(key) = database.key(KEY).await? else { return Ok(None) };
    let remembered = Remembered::read(database.json(Remembered::KEY).await?.as_deref());
    Ok(Some(Record { database, key, remembered }))
}

/// The same with a new key where there is none: nothing is remembered then.
async fn read_or_begin() -> Result<Record, Failed> {
    if let Some(record) = read().await? {
        return Ok(record);
    }
    let (database, key) = (Database::open().await?, HmacKey::generate().await?);
    let begin = [(KEY, Content::Key(&key)), (Remembered::KEY, Content::Nothing)];
    database.write(&begin).await?;
    Ok(Record { database, key, remembered: Remembered::default() })
}

/// Reads, lets `plan` change it, and writes; never two at once. What could not be read moves aside.
async fn change(plan: impl AsyncFnOnce(&mut Record) -> Result<(), Failed> + 'static) -> Reply {
    done(
        in_turn(async {
            let mut record = read_or_begin().await?;
            let aside = record.set_aside().await?;
            plan(&mut record).await?;
            let value = record.remembered.to_json();
            let mut contents = vec![(Remembered::KEY, Content::Json(&value))];
            contents.extend(aside.as_deref().map(|aside| (QUARANTINE, Content::Json(aside))));
            record.database.write(&contents).await.map_err(Failed::from)
        })
        .await,
    )
}

impl Record {
    /// The copies of what could not be read, with one of what cannot be read now; `None` when all can be.
    async fn set_aside(&self) -> Result<Option<String>, Failed> {
        let Some(unreadable) = self.remembered.unreadable() else { return Ok(None) };
        let list = self.database.json(QUARANTINE).await?;
        Ok(Some(quarantine::add(list.as_deref(), &unreadable, now().0.unsigned_abs())))
    }
}

fn done(result: Option<Result<(), Failed>>) -> Reply {
    match result {
        Some(Ok(())) => Reply::Done,
        _ => Reply::Refused { phrase: storage_failed() },
    }
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
