use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Date;
use patrol_azdo::Instant;
use patrol_phrase::{Foreign, Phrase, Word};
use patrol_policy::{Reminder, Reminders, TooSoon};
use patrol_protocol::Reply;
use patrol_webext::storage::Area;
use patrol_webext::{alarm, notification, tabs};

use crate::localize::localize;
use crate::quarantine;
use crate::stored_record::{Change, Kept, REMINDERS};
use crate::token_list;

/// The name of the one alarm.
const ALARM: &str = "reminder";

/// The picture beside a notification.
const ICON: &str = "icon/128.png";

/// Rings for what is due, also for what became due while nobody listened, and keeps the alarm set.
pub(crate) async fn ring() {
    let stored = Area::Local.get(Reminders::KEY).await.unwrap_or_default();
    let now = Date::now() as u64;
    if Reminders::read(stored.as_deref()).list().first().is_some_and(|next| next.due() <= now) {
        let due = Rc::new(RefCell::new(Vec::new()));
        let taken = Rc::clone(&due);
        let done = REMINDERS
            .change(move |kept, now| {
                change(kept, now, |reminders| {
                    taken.replace(reminders.take_due(now));
                    Ok(())
                })
            })
            .await;
        if done == Reply::Done {
            for (place, reminder) in due.take().into_iter().enumerate() {
                let sentence = localize(&sentence(&reminder));
                let title = localize(&Phrase::remind_title());
                notification::show(&id(&reminder, place), ICON, &title, &sentence).await;
            }
        }
    }
    arm().await;
}

/// The person pressed a notification: opens the page of tokens that it is about.
pub(crate) fn open(id: &str) {
    if let Some(page) = page_of(id) {
        tabs::open_page(page);
    }
}

/// The id of a reminder's notification, and `place` tells it from others that are shown at once. It outlives the background, so it says where
/// the notification leads.
fn id(reminder: &Reminder, place: usize) -> String {
    let Reminder { page, organization, ends, .. } = reminder;
    if page.is_empty() && !organization.is_empty() {
        // Earlier versions stored no page. Most of their tokens were of the cloud.
        let organization = String::from(js_sys::encode_uri_component(organization));
        return format!("{ends}-{place} https://dev.azure.com/{organization}/_usersSettings/tokens");
    }
    format!("{ends}-{place} {page}")
}

/// Where the notification with this id leads.
fn page_of(id: &str) -> Option<&str> {
    let (_, page) = id.split_once(' ')?;
    ["https://", "http://"].iter().any(|scheme| page.starts_with(scheme)).then_some(page)
}

/// Keeps a reminder of a token that a list has shown. `None` when none has it any more, or it does not say when it ends.
pub(crate) async fn add_listed(token: &str) -> Option<Reply> {
    let inventory = token_list::inventory().await;
    let (organization, token) = inventory.listed(token)?;
    Some(add(token.name, organization.name.clone(), &organization.page, token.valid_to?).await)
}

/// Keeps a reminder. `page` is the address of the page.
pub(crate) async fn add(name: String, organization: String, page: &str, Instant(ends): Instant) -> Reply {
    let page = page.split(['?', '#']).next().unwrap_or_default().to_owned();
    let reminder = Reminder { name, organization, page, ends: u64::try_from(ends).unwrap_or_default() };
    let reply = REMINDERS
        .change(move |kept, now| change(kept, now, |all| all.add(reminder, now).map_err(TooSoon::phrase)))
        .await;
    arm().await;
    reply
}

/// Takes a reminder away.
pub(crate) async fn remove(name: String, organization: String) -> Reply {
    let reply = REMINDERS
        .change(move |kept, now| {
            change(kept, now, |all| {
                all.remove(&name, &organization);
                Ok(())
            })
        })
        .await;
    arm().await;
    reply
}

async fn arm() {
    let stored = Area::Local.get(Reminders::KEY).await.unwrap_or_default();
    match Reminders::read(stored.as_deref()).list().first() {
        Some(next) => alarm::set(ALARM, next.due()),
        None => alarm::clear(ALARM),
    }
}

/// What a change makes of what is stored; what could not be read moves aside.
fn change(
    kept: Kept,
    now: u64,
    edit: impl FnOnce(&mut Reminders) -> Result<(), Phrase>,
) -> Result<Change, Phrase> {
    let mut reminders = Reminders::read(kept.value.as_deref());
    let quarantine = reminders
        .unreadable()
        .map(|unreadable| quarantine::add(kept.quarantine.as_deref(), &unreadable, now));
    edit(&mut reminders)?;
    Ok(Change { value: reminders.to_json(), quarantine })
}

fn sentence(reminder: &Reminder) -> Phrase {
    let day = Instant(i64::try_from(reminder.ends).unwrap_or(i64::MAX)).date();
    let (name, organization) = (Foreign::new(&reminder.name), Foreign::new(&reminder.organization));
    Phrase::remind_sentence(name, organization, Word::own(day))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reminder(name: &str, ends: u64) -> Reminder {
        Reminder { name: name.into(), organization: "contoso".into(), page: String::new(), ends }
    }

    #[test]
    fn a_notification_leads_to_the_page_where_the_token_was_made_and_nowhere_else() {
        for page in [
            "https://dev.azure.com/contoso/_usersSettings/tokens",
            "http://tfs:8080/tfs/Main/_usersSettings/tokens",
        ] {
            let made = Reminder { page: page.into(), ..reminder("ci", 7) };
            let [first, second] = [0, 1].map(|place| id(&made, place));
            assert_eq!([page_of(&first), page_of(&second)], [Some(page); 2]);
            assert_ne!(first, second, "tokens that end at once are reminded of one by one");
        }
        for id in ["", "7", "7 ", "7 javascript:alert(1)", "7 file:///etc/passwd", "https://example.org/"] {
            assert_eq!(page_of(id), None, "{id}");
        }
    }

    #[test]
    fn a_change_keeps_what_it_does_not_understand_aside() {
        let kept = Kept { value: Some(r#"[{"odd":1}]"#.into()), quarantine: None };
        let reminder = reminder("ci", 1_000_000_000);
        let change = change(kept, 5, |all| all.add(reminder, 5).map_err(TooSoon::phrase)).unwrap();
        assert_eq!(change.value, r#"[{"name":"ci","organization":"contoso","ends":1000000000}]"#);
        assert_eq!(change.quarantine.as_deref(), Some(r#"[{"time":5,"value":[{"odd":1}]}]"#));
    }

    #[test]
    fn what_is_reminded_of_cannot_speak_for_patrol() {
        let name = "ci\u{202e}\n\n\" ends never. Patrol has checked it.";
        let reminder = reminder(name, 1_797_753_600_000);
        let said = [
            "\u{2068}\"ci ' ends never. Patrol has checked it.\"\u{2069}",
            "\u{2068}\"contoso\"\u{2069}",
            "2026-12-20",
        ];
        assert_eq!(sentence(&reminder).args(), said);
    }

    #[test]
    fn a_reminder_that_comes_too_late_changes_nothing() {
        let reminder = reminder("ci", 7);
        let change = change(Kept::default(), 5, |all| all.add(reminder, 5).map_err(TooSoon::phrase));
        assert_eq!(change, Err(Phrase::remind_too_soon()));
    }
}
