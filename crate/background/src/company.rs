//! The company's policy: asked of the browser, kept for when that does not know, and told of in the history.

use patrol_phrase::Phrase;
use patrol_policy::company::{Heard, Held};
use patrol_policy::{AuditEntry, Company, CompanyEvent, Scope};
use patrol_protocol::Reply;
use patrol_rules::company::checked;
use patrol_webext::alarm;
use patrol_webext::storage::{Area, Managed, managed};

use crate::audit;
use crate::clock::now;
use crate::queue::in_turn;

/// The name of the one alarm.
const ALARM: &str = "company";

/// How long the browser may take to answer, in ms.
const LIMIT: i32 = 5000;

/// After how long it is asked again that has not answered, in ms.
const AGAIN: u64 = 30_000;

/// What the company has decided, as far as it is known.
pub(crate) async fn decisions() -> Company {
    let stored = Area::Local.get(Held::KEY).await.unwrap_or_default();
    Held::read(stored.as_deref()).managed().company
}

/// What of the company's policy cannot be used.
pub(crate) async fn problems() -> Reply {
    let stored = Area::Local.get(Held::KEY).await.unwrap_or_default();
    Reply::CompanyProblems { problems: checked(Held::read(stored.as_deref()).managed()).problems }
}

/// Asks the browser what the company has decided, keeps it, and writes down what is different.
pub(crate) async fn agree() {
    // Not in turn: nothing else waits for a browser that takes its time.
    let answer = match managed(LIMIT).await {
        Managed::Set(policy) => Some(policy),
        Managed::Refused => None,
        // No answer is none: what is held stays.
        Managed::Silent => return alarm::set(ALARM, now().0.unsigned_abs() + AGAIN),
    };
    for event in in_turn(hear(answer)).await.unwrap_or_default() {
        audit::add(AuditEntry::of_company(event, now().0.unsigned_abs())).await;
    }
}

/// What the person is told who wants this scope paused for good or for a while; `None` when it can be.
pub(crate) async fn refuses_pausing() -> Option<Phrase> {
    (!decisions().await.pausing()).then(Phrase::company_no_pausing)
}

/// What the person is told who wants the pause of this scope to end; `None` when it can.
pub(crate) async fn refuses_resuming(scope: &Scope) -> Option<Phrase> {
    decisions().await.enforces_pause(scope).then(Phrase::company_locked)
}

/// Keeps what the browser has answered. Returns what is to be written down.
async fn hear(answer: Option<String>) -> Vec<CompanyEvent> {
    // What is held is not judged by a storage that does not answer.
    let Ok(stored) = Area::Local.get(Held::KEY).await else { return Vec::new() };
    let held = Held::read(stored.as_deref());
    let missing = Area::Session.get(Held::MISSING_KEY).await.unwrap_or_default();
    let missing = missing.and_then(|since| since.parse().ok());
    let heard = held.hear(answer.as_deref(), missing, now().0.unsigned_abs());
    if let Heard::Missing { since, until } = heard {
        let _ = Area::Session.set(Held::MISSING_KEY, &since.to_string()).await;
        alarm::set(ALARM, until);
        return Vec::new();
    }
    if missing.is_some() {
        let _ = Area::Session.set(Held::MISSING_KEY, "null").await;
        alarm::clear(ALARM);
    }
    let (now_held, events) = match heard {
        Heard::Holds(policy) => {
            let events = began(&held, &policy);
            (policy, events)
        }
        Heard::Ends => (Held::default(), vec![CompanyEvent::Ended]),
        Heard::Same | Heard::Missing { .. } => return Vec::new(),
    };
    match Area::Local.set(Held::KEY, &now_held.to_json()).await {
        Ok(()) => events,
        // It is asked for again at the next start.
        Err(_) => Vec::new(),
    }
}

/// What is to be written down of a policy in the place of another, or of none.
fn began(before: &Held, policy: &Held) -> Vec<CompanyEvent> {
    let began = if before.is_none() { CompanyEvent::Began } else { CompanyEvent::Changed };
    let unusable = (!checked(policy.managed()).problems.is_empty()).then_some(CompanyEvent::Unusable);
    [Some(began), unusable].into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn policy(json: &str) -> Held {
        match Held::default().hear(Some(json), None, 1) {
            Heard::Holds(held) => held,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_policy_is_written_down_when_it_comes_and_when_it_is_another_one() {
        let (sound, broken) = (policy(r#"{"pausing":false}"#), policy(r#"{"pausing":7}"#));
        assert_eq!(began(&Held::default(), &sound), [CompanyEvent::Began]);
        assert_eq!(began(&sound, &broken), [CompanyEvent::Changed, CompanyEvent::Unusable]);
        let matching = |pattern: &str| {
            let policy = r#"{"exceptions":{"enforced":[{"kind":"any","host":"h","pattern":"?","reason":"r","ends":"2027-03-31"}]}}"#;
            began(&Held::default(), &self::policy(&policy.replace('?', pattern)))
        };
        assert_eq!(matching("sample[0-9]"), [CompanyEvent::Began]);
        assert_eq!(matching("sample[0-9"), [CompanyEvent::Began, CompanyEvent::Unusable]);
        let rule = policy(r#"{"rules":{"enforced":{"ACME":{"pattern":"(ACME","keywords":["acme"]}}}}"#);
        assert_eq!(began(&sound, &rule), [CompanyEvent::Changed, CompanyEvent::Unusable]);
    }
}
