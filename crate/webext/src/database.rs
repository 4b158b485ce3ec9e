//! The extension's own database, IndexedDB, for what must stay out of the reach of the processes of pages: content scripts have none of it in
//! any browser. It holds records by their keys, as [`crate::storage`] does, and keys that cannot be read.
//!
//! Written on web-sys: what the libraries for it add (cursors, indices, closures) is not needed here.

use js_sys::{Function, JSON, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Event, IdbDatabase, IdbFactory, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction,
    IdbTransactionMode,
};

use crate::hmac::HmacKey;
use crate::object::{global, to_json};
use crate::storage::StorageError;

const NAME: &str = "patrol";
const VERSION: u32 = 1;

/// The one store in it; its keys are given from outside.
const STORE: &str = "records";

/// The open database. It is closed when it is dropped.
#[derive(Debug)]
pub struct Database(IdbDatabase);

/// What a key shall hold.
#[derive(Clone, Copy, Debug)]
pub enum Content<'a> {
    /// A value, given as JSON.
    Json(&'a str),
    /// A key.
    Key(&'a HmacKey),
    /// Nothing any more.
    Nothing,
}

impl Database {
    /// Opens it; the first time it is empty.
    ///
    /// # Errors
    /// When the browser has none for the extension, or refuses.
    pub async fn open() -> Result<Database, StorageError> {
        let factory: IdbFactory = global("indexedDB").ok_or(StorageError)?;
        let request = factory.open_with_u32(NAME, VERSION).map_err(|_| StorageError)?;
        let upgrade = Closure::once(make_store);
        request.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
        result(&request).await?.dyn_into().map(Database).map_err(|_| StorageError)
    }

    /// The value of a key as JSON; `None` when nothing is stored.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn json(&self, key: &str) -> Result<Option<String>, StorageError> {
        Ok(to_json(&self.get(key).await?))
    }

    /// The key that is stored under a key; `None` when there is none, or something else.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn key(&self, key: &str) -> Result<Option<HmacKey>, StorageError> {
        Ok(HmacKey::from_js(self.get(key).await?))
    }

    /// Stores all of it, or nothing.
    ///
    /// # Errors
    /// When a text is not JSON or the browser refuses (for example when the disk is full).
    pub async fn write(&self, contents: &[(&str, Content<'_>)]) -> Result<(), StorageError> {
        let (transaction, store) = self.store(IdbTransactionMode::Readwrite)?;
        let done = JsFuture::from(Promise::new(&mut |resolve, reject| {
            transaction.set_oncomplete(Some(&resolve));
            transaction.set_onabort(Some(&reject));
        }));
        for (key, content) in contents {
            if put(&store, &JsValue::from_str(key), *content).is_none() {
                let _ = transaction.abort();
                break;
            }
        }
        done.await.map(|_| ()).map_err(|_| StorageError)
    }

    async fn get(&self, key: &str) -> Result<JsValue, StorageError> {
        let (_, store) = self.store(IdbTransactionMode::Readonly)?;
        result(&store.get(&JsValue::from_str(key)).map_err(|_| StorageError)?).await
    }

    fn store(&self, mode: IdbTransactionMode) -> Result<(IdbTransaction, IdbObjectStore), StorageError> {
        let transaction = self.0.transaction_with_str_and_mode(STORE, mode).map_err(|_| StorageError)?;
        let store = transaction.object_store(STORE).map_err(|_| StorageError)?;
        Ok((transaction, store))
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        // What is under way is done first.
        self.0.close();
    }
}

/// A database of this version has its store.
fn make_store(event: Event) {
    let request = event.target().and_then(|target| target.dyn_into::<IdbOpenDbRequest>().ok());
    let database = request.and_then(|request| request.result().ok()?.dyn_into::<IdbDatabase>().ok());
    if let Some(database) = database {
        let _ = database.create_object_store(STORE);
    }
}

fn put(store: &IdbObjectStore, key: &JsValue, content: Content<'_>) -> Option<IdbRequest> {
    match content {
        Content::Json(json) => store.put_with_key(&JSON::parse(json).ok()?, key).ok(),
        Content::Key(value) => store.put_with_key(value.as_ref(), key).ok(),
        Content::Nothing => store.delete(key).ok(),
    }
}

/// Waits for what was asked.
async fn result(request: &IdbRequest) -> Result<JsValue, StorageError> {
    let settled = Promise::new(&mut |resolve: Function, reject: Function| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    JsFuture::from(settled).await.map_err(|_| StorageError)?;
    request.result().map_err(|_| StorageError)
}
