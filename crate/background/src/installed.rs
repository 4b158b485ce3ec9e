//! What follows when Patrol was installed or updated.

use patrol_policy::Update;
use patrol_protocol::Reply;
use patrol_webext::storage::Area;
use patrol_webext::{tabs, windows};

use crate::clock::now;
use crate::company;
use crate::queue::in_turn;
use crate::stored_record::storage_failed;

/// This version.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// `reason` and the version before are those of the browser's event.
pub(crate) async fn installed(reason: &str, previous: Option<&str>) {
    match reason {
        "install" => welcome().await,
        // Loaded anew, the same version is no update.
        "update" if previous != Some(VERSION) => {
            let update = Update { version: VERSION.into(), time: now().0.unsigned_abs() };
            let _ = keep(update.to_json()).await;
        }
        _ => {}
    }
}

/// The person has seen what changed.
pub(crate) async fn seen() -> Reply {
    match keep(Update::SEEN.to_owned()).await {
        true => Reply::Done,
        false => Reply::Refused { phrase: storage_failed() },
    }
}

/// A tab in a private window would be the last thing that such a window is for.
async fn welcome() {
    // The company may want no such page.
    company::agree().await;
    if !company::decisions().await.welcome {
        return;
    }
    if let Some(window) = windows::ordinary().await {
        tabs::open_in(window, "welcome.html").await;
    }
}

async fn keep(json: String) -> bool {
    in_turn(async move { Area::Local.set(Update::KEY, &json).await.is_ok() }).await == Some(true)
}
