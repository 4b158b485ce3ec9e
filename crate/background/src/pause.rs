//! Pauses: set, ended by the person, and ended when their time is over.

use patrol_phrase::Phrase;
use patrol_policy::{Decisions, End, Length, Pause, Scope, Stored, TemporaryPauses};
use patrol_protocol::Reply;
use patrol_webext::storage::Area;
use patrol_webext::{alarm, windows};

use crate::clock::now;
use crate::queue::in_turn;
use crate::stored_record::SETTINGS;
use crate::{company, settings_change};

/// The name of the one alarm.
const ALARM: &str = "pause";

/// The pauses that end by themselves and count; none where the company allows no pausing.
pub(crate) async fn temporary() -> TemporaryPauses {
    if company::decisions().await.pausing() { stored().await } else { TemporaryPauses::default() }
}

/// The pauses that end by themselves; none when the browser does not give them.
async fn stored() -> TemporaryPauses {
    let stored = Area::Session.get(TemporaryPauses::KEY).await.unwrap_or_default();
    TemporaryPauses::read(stored.as_deref())
}

/// Pauses a scope; a pause of the same scope is replaced. From a private window nothing is kept that would last.
pub(crate) async fn pause(scope: Scope, length: Length) -> Reply {
    if !scope.is_sound() {
        return Reply::Refused { phrase: Phrase::settings_record_unusable() };
    }
    if let Some(phrase) = company::refuses_pausing().await {
        return Reply::Refused { phrase };
    }
    if !Length::offered(windows::is_private_in_front().await).any(|offered| offered == length) {
        return Reply::Refused { phrase: Phrase::pause_private() };
    }
    let end = length.end(now().0.unsigned_abs());
    if end == End::Never {
        let lasting = scope.clone();
        let done = SETTINGS.change(move |kept, now| Ok(settings_change::pause(kept, lasting, now))).await;
        // What is to last ends no earlier. What ends anyway is not worth an error.
        if done == Reply::Done {
            change(move |pauses| pauses.remove(&scope)).await;
        }
        return done;
    }
    let done = set(Pause { scope: scope.clone(), end }).await;
    if done == Reply::Done { end_lasting(scope).await } else { done }
}

/// Ends the pause of a scope.
pub(crate) async fn resume(scope: Scope) -> Reply {
    if let Some(phrase) = company::refuses_resuming(&scope).await {
        return Reply::Refused { phrase };
    }
    let here = scope.clone();
    let done = change(move |pauses| pauses.remove(&here)).await;
    if done == Reply::Done { end_lasting(scope).await } else { done }
}

/// Ends what is over, and keeps the alarm set for the next one.
pub(crate) async fn agree() {
    let pauses = stored().await;
    let time = now().0.unsigned_abs();
    if pauses.next_end().is_some_and(|end| end <= time) {
        // What is written calls this function again.
        change(move |pauses| pauses.drop_ended(time)).await;
        return;
    }
    match pauses.next_end() {
        Some(end) => alarm::set(ALARM, end),
        None => alarm::clear(ALARM),
    }
}

async fn set(pause: Pause) -> Reply {
    change(move |pauses| {
        pauses.set(pause);
        true
    })
    .await
}

/// Ends the pause of a scope that would last, if there is one. What is stored is not touched otherwise.
async fn end_lasting(scope: Scope) -> Reply {
    let stored = Area::Local.get(Decisions::KEY).await.unwrap_or_default();
    if !Stored::read(stored.as_deref()).decisions.pauses.contains(&scope) {
        return Reply::Done;
    }
    SETTINGS.change(move |kept, now| Ok(settings_change::resume(kept, &scope, now))).await
}

/// Changes the pauses that end by themselves; never two at once. `edit` returns whether there is anything to write.
async fn change(edit: impl FnOnce(&mut TemporaryPauses) -> bool + 'static) -> Reply {
    let written = in_turn(async move {
        let mut pauses = stored().await;
        if !edit(&mut pauses) {
            return Ok(());
        }
        Area::Session.set(TemporaryPauses::KEY, &pauses.to_json()).await
    });
    match written.await {
        Some(Ok(())) => Reply::Done,
        _ => Reply::Refused { phrase: Phrase::settings_storage_failed() },
    }
}
