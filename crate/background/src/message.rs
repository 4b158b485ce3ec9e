use patrol_advise::{Shell, clone_ways};
use patrol_azdo::CloneUrl;
use patrol_phrase::{Foreign, Phrase};
use patrol_policy::Forget;
use patrol_protocol::{PageStatus, Reply, ToBackground};
use patrol_webext::runtime::Sender;
use patrol_webext::{action, tabs};

use crate::clock::now;
use crate::localize::{localize, time_of_day};
use crate::record::Report;
use crate::sender::Page;
use crate::stored_record::{AUDIT, SETTINGS};
use crate::{
    audit, badge, form, judge, open_token, pause, private, remembered, reminder, servers, settings,
    settings_change, token_list,
};

/// Answers one message; `None` when its sender has no right to it, or when it is nonsense.
pub(crate) async fn answer(message: ToBackground, sender: &Sender) -> Option<Reply> {
    if sender.is_extension_page() { of_panel(message).await } else { of_page(message, sender).await }
}

/// What a page asks.
async fn of_page(message: ToBackground, sender: &Sender) -> Option<Reply> {
    let page = Page::of(sender);
    if sender.is_private()
        && let Some(trace) = private::trace(&message)
    {
        return trace.answer(sender.address());
    }
    match message {
        ToBackground::Policy => Some(Reply::Policy { policy: settings::policy(&page).await }),
        ToBackground::Status(status) => show(&status, sender),
        ToBackground::Record { surface, rules, outcome, choice, reason } => {
            record(Report { surface, rules, outcome, choice, reason }, page).await
        }
        ToBackground::IsRemembered { secrets } => Some(remembered::is_remembered(secrets, &page).await),
        ToBackground::Remember { secrets } => remembered::remember(secrets, page).await,
        ToBackground::Mute { rule } => mute(rule, &page).await,
        ToBackground::Judge { fields, told, task, form } => {
            Some(judge::judge(fields, &told, task, form.as_ref(), &page).await)
        }
        ToBackground::TokenList { seen } => token_list::take(&seen, sender.address()).await,
        ToBackground::OpenInventory => open_inventory(sender),
        ToBackground::WantedToken => open_token::wanted(sender).await,
        ToBackground::OpenSettings => open_settings(sender),
        ToBackground::Form { form, task } => form::judge(&form, &page, task).await,
        ToBackground::Step { form, order, stuck } => form::step(&form, &page, &order, stuck),
        ToBackground::Clone { address, windows, credentials } => {
            ways(&address, windows, credentials.as_deref())
        }
        ToBackground::Remind { name, organization, ends, .. } => {
            Some(reminder::add(name, organization, sender.address(), &ends).await)
        }
        // `extension/background/loader.ts` has answered.
        ToBackground::Load { .. }
        | ToBackground::OpenToken { .. }
        | ToBackground::ForgetReminder { .. }
        | ToBackground::ForgetHistory { .. }
        | ToBackground::ListRemembered
        | ToBackground::ForgetRemembered { .. }
        | ToBackground::ForgetAllRemembered
        | ToBackground::Servers
        | ToBackground::ChangeSettings { .. }
        | ToBackground::Pause { .. }
        | ToBackground::Resume { .. } => None,
    }
}

/// What one of Patrol's own pages asks.
async fn of_panel(message: ToBackground) -> Option<Reply> {
    match message {
        ToBackground::OpenToken { token } => open_token::open(&token).await,
        ToBackground::ForgetReminder { name, organization } => {
            Some(reminder::remove(name, organization).await)
        }
        ToBackground::ForgetHistory { what } => {
            let what = Forget::read(&what)?;
            Some(AUDIT.change(move |kept, now| Ok(audit::forget(kept, &what, now))).await)
        }
        ToBackground::ListRemembered => Some(remembered::list().await),
        ToBackground::ForgetRemembered { fingerprint } => Some(remembered::forget(fingerprint).await),
        ToBackground::ForgetAllRemembered => Some(remembered::forget_all().await),
        ToBackground::Servers => Some(servers::agree().await),
        ToBackground::ChangeSettings { change } => {
            Some(SETTINGS.change(move |kept, now| settings_change::apply(kept, &change, now)).await)
        }
        ToBackground::Pause { scope, length } => Some(pause::pause(scope, length).await),
        ToBackground::Resume { scope } => Some(pause::resume(scope).await),
        ToBackground::Policy
        | ToBackground::Status(_)
        | ToBackground::Record { .. }
        | ToBackground::IsRemembered { .. }
        | ToBackground::Remember { .. }
        | ToBackground::Mute { .. }
        | ToBackground::Judge { .. }
        | ToBackground::TokenList { .. }
        | ToBackground::OpenInventory
        | ToBackground::WantedToken
        | ToBackground::OpenSettings
        | ToBackground::Form { .. }
        | ToBackground::Step { .. }
        | ToBackground::Clone { .. }
        | ToBackground::Remind { .. }
        | ToBackground::Load { .. } => None,
    }
}

/// Only the page itself speaks for its tab, not a frame in it.
fn show(status: &PageStatus, sender: &Sender) -> Option<Reply> {
    let tab = sender.tab().filter(|_| sender.frame_id == Some(0))?;
    action::show(tab, &badge::badge(status, time_of_day).button(localize));
    Some(Reply::Done)
}

/// The inventory is told which tab it was opened from, for the page's table.
fn open_inventory(sender: &Sender) -> Option<Reply> {
    tabs::open(&format!("inventory.html?tab={}", sender.tab()?));
    Some(Reply::Done)
}

/// `None` where a page has no right to that: one that Patrol does not guard.
async fn mute(rule: String, page: &Page) -> Option<Reply> {
    if !servers::is_guarded(&page.host).await {
        return None;
    }
    Some(SETTINGS.change(move |kept, now| settings_change::mute(kept, &rule, now)).await)
}

/// Only for a page that a tab shows: nothing else has a person before it.
fn open_settings(sender: &Sender) -> Option<Reply> {
    sender.tab()?;
    tabs::open("settings.html#pasting");
    Some(Reply::Done)
}

async fn record(report: Report, page: Page) -> Option<Reply> {
    let Some(entry) = report.entry(page.host, now().0.unsigned_abs()) else { return Some(Reply::Done) };
    Some(AUDIT.change(move |kept, now| Ok(audit::append(kept, entry, now))).await)
}

fn ways(address: &str, windows: bool, credentials: Option<&str>) -> Option<Reply> {
    let url = CloneUrl::parse(address)?;
    let shell = if windows { Shell::PowerShell } else { Shell::Posix };
    let note = credentials.map(|button| Phrase::clone_credentials_note(Foreign::new(button)));
    Some(Reply::Clone { ways: clone_ways(&url, shell), note })
}
