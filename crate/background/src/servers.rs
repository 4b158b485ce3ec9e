//! Patrol in the servers that a person has added: which they are, the browser's permissions say.

use patrol_settings::Phrase;
use patrol_webext::scripting::{self, ScriptingError};
use patrol_webext::{Reply, permissions};

use crate::turn::in_turn;

/// Makes the content scripts run in the servers that are permitted, and in no other.
pub(crate) async fn agree() -> Reply {
    match in_turn(agreed()).await {
        Some(Ok(())) => Reply::Done,
        _ => Reply::Refused { phrase: Phrase::new("serversFailed") },
    }
}

async fn agreed() -> Result<(), ScriptingError> {
    let permitted = permissions::servers().await.ok_or(ScriptingError)?;
    let registered = scripting::registered().await?;
    // Where nothing has changed, nothing is taken away, not even for a moment.
    if registered.len() == permitted.len() && permitted.iter().all(|server| registered.contains(server)) {
        return Ok(());
    }
    scripting::register(&permitted).await
}
