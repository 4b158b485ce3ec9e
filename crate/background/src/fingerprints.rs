//! What is known by fingerprints: in the extension's own database, each made with a key that nobody can read.

use std::pin::Pin;

use patrol_policy::{Fingerprinted, Fingerprints};
use patrol_protocol::Reply;
use patrol_webext::database::{Content, Database};
use patrol_webext::hmac::{HmacError, HmacKey};
use patrol_webext::storage::StorageError;

use crate::clock::now;
use crate::quarantine;
use crate::queue::in_turn;
use crate::stored_record::storage_failed;

/// What is stored of one kind.
pub(crate) struct Record<T> {
    database: Database,
    pub(crate) key: HmacKey,
    pub(crate) kept: Fingerprints<T>,
}

/// It was not read, or not written.
pub(crate) struct Failed;

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

/// Under which names a kind is stored. What needs no more of the kind than that is compiled once.
#[derive(Clone, Copy)]
struct Names {
    record: &'static str,
    key: &'static str,
    aside: &'static str,
}

const fn names<T: Fingerprinted>() -> Names {
    Names { record: T::KEY, key: T::HMAC_KEY, aside: T::SET_ASIDE_KEY }
}

/// Work on what is stored.
type Work = Pin<Box<dyn Future<Output = Result<(), Failed>>>>;

/// What is stored; `None` where there is no key. Without its key a fingerprint is worth nothing.
pub(crate) async fn read<T: Fingerprinted>() -> Result<Option<Record<T>>, Failed> {
    let found = find(names::<T>()).await?;
    Ok(found.map(|Found { database, key, json }| Record {
        database,
        key,
        kept: Fingerprints::read(json.as_deref()),
    }))
}

/// Reads, lets `plan` change it, and writes; never two at once. What could not be read moves aside.
pub(crate) async fn change<T: Fingerprinted>(
    plan: impl AsyncFnOnce(&mut Record<T>) -> Result<(), Failed> + 'static,
) -> Reply {
    work(Box::pin(async {
        let Found { database, key, json } = find_or_begin(names::<T>()).await?;
        let mut record = Record { database, key, kept: Fingerprints::read(json.as_deref()) };
        plan(&mut record).await?;
        record.write().await
    }))
    .await
}

/// Forgets what need not be kept; writes nothing where there is nothing of it.
pub(crate) async fn retain<T: Fingerprinted + 'static>(is_kept: impl Fn(&T) -> bool + 'static) -> Reply {
    work(Box::pin(async move {
        let Some(mut record) = read::<T>().await? else { return Ok(()) };
        if record.kept.retain(is_kept) { record.write().await } else { Ok(()) }
    }))
    .await
}

/// What is known, the latest first.
pub(crate) async fn list<T: Fingerprinted + Clone + 'static>(reply: fn(Vec<T>) -> Reply) -> Reply {
    // What was asked for earlier is done first.
    work(Box::pin(async { Ok(()) })).await;
    match read::<T>().await {
        Ok(record) => {
            let kept = record.map(|record| record.kept).unwrap_or_default();
            reply(kept.list().iter().rev().cloned().collect())
        }
        Err(Failed) => Reply::Refused { phrase: storage_failed() },
    }
}

/// Forgets one.
pub(crate) async fn forget<T: Fingerprinted + 'static>(fingerprint: String) -> Reply {
    retain(move |entry: &T| entry.fingerprint() != fingerprint).await
}

/// Forgets all, and throws the key away: nothing can ever be compared with what was known.
pub(crate) async fn forget_all<T: Fingerprinted>() -> Reply {
    work(Box::pin(clear(names::<T>()))).await
}

impl<T: Fingerprinted> Record<T> {
    async fn write(&self) -> Result<(), Failed> {
        write(&self.database, names::<T>(), &self.kept.to_json(), self.kept.unreadable()).await
    }
}

/// What the database has of a kind.
struct Found {
    database: Database,
    key: HmacKey,
    json: Option<String>,
}

async fn find(names: Names) -> Result<Option<Found>, Failed> {
    let database = Database::open().await?;
    let Some(key) = database.key(names.key).await? else { return Ok(None) };
    let json = database.json(names.record).await?;
    Ok(Some(Found { database, key, json }))
}

/// The same with a new key where there is none: nothing is known then.
async fn find_or_begin(names: Names) -> Result<Found, Failed> {
    if let Some(found) = find(names).await? {
        return Ok(found);
    }
    let (database, key) = (Database::open().await?, HmacKey::generate().await?);
    let begin = [(names.key, Content::Key(&key)), (names.record, Content::Nothing)];
    database.write(&begin).await?;
    Ok(Found { database, key, json: None })
}

/// What could not be read moves aside in the same step.
async fn write(
    database: &Database,
    names: Names,
    json: &str,
    unreadable: Option<String>,
) -> Result<(), Failed> {
    let mut contents = vec![(names.record, Content::Json(json))];
    let aside = match unreadable {
        Some(unreadable) => {
            let list = database.json(names.aside).await?;
            Some(quarantine::add(list.as_deref(), &unreadable, now().0.unsigned_abs()))
        }
        None => None,
    };
    contents.extend(aside.as_deref().map(|aside| (names.aside, Content::Json(aside))));
    database.write(&contents).await.map_err(Failed::from)
}

async fn clear(names: Names) -> Result<(), Failed> {
    let nothing = [names.key, names.record, names.aside].map(|name| (name, Content::Nothing));
    Database::open().await?.write(&nothing).await.map_err(Failed::from)
}

/// Does the work when all that was asked for earlier is done, and says whether it went.
async fn work(work: Work) -> Reply {
    match in_turn(work).await {
        Some(Ok(())) => Reply::Done,
        _ => Reply::Refused { phrase: storage_failed() },
    }
}
