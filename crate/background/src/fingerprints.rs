//! What is known by fingerprints: in the extension's own database, each made with a key that nobody can read.

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

/// What is stored; `None` where there is no key. Without its key a fingerprint is worth nothing.
pub(crate) async fn read<T: Fingerprinted>() -> Result<Option<Record<T>>, Failed> {
    let database = Database::open().await?;
    let Some(key) = database.key(T::HMAC_KEY).await? else { return Ok(None) };
    let kept = Fingerprints::read(database.json(T::KEY).await?.as_deref());
    Ok(Some(Record { database, key, kept }))
}

/// The same with a new key where there is none: nothing is known then.
async fn read_or_begin<T: Fingerprinted>() -> Result<Record<T>, Failed> {
    if let Some(record) = read().await? {
        return Ok(record);
    }
    let (database, key) = (Database::open().await?, HmacKey::generate().await?);
    let begin = [(T::HMAC_KEY, Content::Key(&key)), (T::KEY, Content::Nothing)];
    database.write(&begin).await?;
    Ok(Record { database, key, kept: Fingerprints::default() })
}

/// Reads, lets `plan` change it, and writes; never two at once. What could not be read moves aside.
pub(crate) async fn change<T: Fingerprinted>(
    plan: impl AsyncFnOnce(&mut Record<T>) -> Result<(), Failed> + 'static,
) -> Reply {
    done(
        in_turn(async {
            let mut record = read_or_begin().await?;
            plan(&mut record).await?;
            record.write().await
        })
        .await,
    )
}

/// Forgets what need not be kept; writes nothing where there is nothing of it.
pub(crate) async fn retain<T: Fingerprinted + 'static>(is_kept: impl Fn(&T) -> bool + 'static) -> Reply {
    done(
        in_turn(async move {
            let Some(mut record) = read::<T>().await? else { return Ok(()) };
            if record.kept.retain(is_kept) { record.write().await } else { Ok(()) }
        })
        .await,
    )
}

/// What is known, the latest first.
pub(crate) async fn list<T: Fingerprinted + Clone + 'static>(reply: fn(Vec<T>) -> Reply) -> Reply {
    match in_turn(read::<T>()).await {
        Some(Ok(record)) => {
            let kept = record.map(|record| record.kept).unwrap_or_default();
            reply(kept.list().iter().rev().cloned().collect())
        }
        _ => Reply::Refused { phrase: storage_failed() },
    }
}

/// Forgets one.
pub(crate) async fn forget<T: Fingerprinted>(fingerprint: String) -> Reply {
    change(async move |record: &mut Record<T>| {
        record.kept.remove(&fingerprint);
        Ok(())
    })
    .await
}

/// Forgets all, and throws the key away: nothing can ever be compared with what was known.
pub(crate) async fn forget_all<T: Fingerprinted>() -> Reply {
    done(
        in_turn(async {
            let nothing = [T::HMAC_KEY, T::KEY, T::SET_ASIDE_KEY].map(|name| (name, Content::Nothing));
            Database::open().await?.write(&nothing).await.map_err(Failed::from)
        })
        .await,
    )
}

impl<T: Fingerprinted> Record<T> {
    /// What could not be read moves aside in the same step.
    async fn write(&self) -> Result<(), Failed> {
        let value = self.kept.to_json();
        let aside = self.set_aside().await?;
        let mut contents = vec![(T::KEY, Content::Json(&value))];
        contents.extend(aside.as_deref().map(|aside| (T::SET_ASIDE_KEY, Content::Json(aside))));
        self.database.write(&contents).await.map_err(Failed::from)
    }

    /// The copies of what could not be read, with one of what cannot be read now; `None` when all can be.
    async fn set_aside(&self) -> Result<Option<String>, Failed> {
        let Some(unreadable) = self.kept.unreadable() else { return Ok(None) };
        let list = self.database.json(T::SET_ASIDE_KEY).await?;
        Ok(Some(quarantine::add(list.as_deref(), &unreadable, now().0.unsigned_abs())))
    }
}

fn done(result: Option<Result<(), Failed>>) -> Reply {
    match result {
        Some(Ok(())) => Reply::Done,
        _ => Reply::Refused { phrase: storage_failed() },
    }
}
