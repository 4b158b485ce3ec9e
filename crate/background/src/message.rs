use patrol_policy::{AuditEntry, Phrase};
use patrol_webext::runtime::Sender;
use patrol_webext::{PageStatus, Reply, ToBackground, action, tabs};
use web_sys::Url;

use crate::stored_record::{AUDIT, SETTINGS};
use crate::{audit, badge, form, judge, reminder, servers, settings_change, token_list};

/// Answers one message; `None` when its sender has no right to it.
pub(crate) async fn answer(message: ToBackground, sender: Sender) -> Option<Reply> {
    match message {
        ToBackground::Status(status) => show(&status, &sender),
        ToBackground::Record(entry) => record(entry, &sender).await,
        ToBackground::Judge { asked } if speaks_for(&sender, &asked.host) => Some(judge::judge(asked).await),
        ToBackground::TokenList { seen } if !sender.is_extension_page() => {
            token_list::take(&seen, &sender.url).await
        }
        ToBackground::OpenInventory if !sender.is_extension_page() => open_inventory(&sender),
        ToBackground::Form { form, task } if speaks_for(&sender, &form.host) => {
            form::judge(&form, task).await
        }
        ToBackground::Step { form, order, stuck } if speaks_for(&sender, &form.host) => {
            form::step(&form, &order, stuck)
        }
        ToBackground::Remind { host, name, organization, ends } if speaks_for(&sender, &host) => {
            Some(reminder::add(name, organization, &ends).await)
        }
        ToBackground::ForgetReminder { name, organization } if sender.is_extension_page() => {
            Some(reminder::remove(name, organization).await)
        }
        ToBackground::Servers if sender.is_extension_page() => Some(servers::agree().await),
        ToBackground::SaveSettings { record } if sender.is_extension_page() => {
            Some(SETTINGS.change(move |kept, now| settings_change::save(kept, &record, now)).await)
        }
        ToBackground::Pause { host, paused } if sender.is_extension_page() => {
            Some(SETTINGS.change(move |kept, now| settings_change::pause(kept, &host, paused, now)).await)
        }
        ToBackground::Judge { .. }
        | ToBackground::TokenList { .. }
        | ToBackground::OpenInventory
        | ToBackground::Form { .. }
        | ToBackground::Step { .. }
        | ToBackground::Remind { .. }
        | ToBackground::ForgetReminder { .. }
        | ToBackground::Servers
        | ToBackground::SaveSettings { .. }
        | ToBackground::Pause { .. } => None,
    }
}

fn show(status: &PageStatus, sender: &Sender) -> Option<Reply> {
    let tab = sender.tab.filter(|_| speaks_for(sender, &status.host))?;
    action::show(tab, &badge::badge(status).button(patrol_webext::say));
    Some(Reply::Done)
}

/// The inventory is told which tab it was opened from, for the page's table.
fn open_inventory(sender: &Sender) -> Option<Reply> {
    tabs::open(&format!("inventory.html?tab={}", sender.tab?));
    Some(Reply::Done)
}

async fn record(entry: AuditEntry, sender: &Sender) -> Option<Reply> {
    if !speaks_for(sender, &entry.site) {
        return None;
    }
    Some(AUDIT.change(move |kept, now| Ok::<_, Phrase>(audit::append(kept, entry, now))).await)
}

/// Whether the sender is a page on this host.
fn speaks_for(sender: &Sender, host: &str) -> bool {
    !sender.is_extension_page() && Url::new(&sender.url).is_ok_and(|url| url.hostname() == host)
}
