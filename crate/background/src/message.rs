use patrol_advise::{Shell, clone_ways};
use patrol_azdo::{CloneUrl, Instant};
use patrol_phrase::{Foreign, Phrase};
use patrol_policy::{Action, Forget, TooSoon};
use patrol_protocol::{FromPanel, PageStatus, Reply, ToBackground};
use patrol_webext::runtime::Sender;
use patrol_webext::{action, tabs};

use crate::clock::now;
use crate::localize::{localize, time_of_day};
use crate::record::Report;
use crate::sender::Page;
use crate::stored_record::{AUDIT, SETTINGS};
use crate::{
    audit, badge, company, exceptions, form, guide, installed, judge, open_token, own_rules, own_tokens,
    pause, private, remembered, reminder, rewriting, servers, settings, settings_change, shell, token_list,
};

/// Answers what a page asks; `None` when it has no right to that, or when it is nonsense.
pub(crate) async fn of_page(message: ToBackground, sender: &Sender) -> Option<Reply> {
    let mut page = Page::of(sender);
    let is_site = servers::is_site(&page.host).await;
    if is_site {
        page.organization = None;
    }
    if sender.is_private()
        && let Some(trace) = private::trace(&message)
    {
        return trace.answer(sender.address());
    }
    match message {
        ToBackground::Policy => Some(Reply::Policy { policy: settings::policy(&page).await }),
        ToBackground::Status(status) => show(&status, sender),
        ToBackground::Record { surface, rules, patterns, outcome, choice, reason, sent } => {
            let report = Report { surface, rules, outcome, choice, reason, sent };
            record(report, &patterns, page, sender).await
        }
        ToBackground::IsRemembered { secrets } => Some(remembered::is_remembered(secrets, &page).await),
        ToBackground::AreExcepted { rules, patterns } => {
            Some(exceptions::are_excepted(&rules, &patterns, sender).await)
        }
        ToBackground::Remember { secrets } => remembered::remember(secrets, page).await,
        ToBackground::KeepOwnToken { fields, token } => own_tokens::keep(fields, token, page, sender).await,
        ToBackground::OwnTokens { secrets } => {
            Some(own_tokens::name(secrets, (!is_site).then_some(&page), sender).await)
        }
        ToBackground::OpenOwnToken { secret } => {
            own_tokens::open(&secret, (!is_site).then_some(&page), sender).await
        }
        ToBackground::Mute { rule } => mute(rule, &page).await,
        ToBackground::Rewrite { text } => Some(rewriting::rewrite(text).await),
        ToBackground::Judge { fields, told, task, form } => {
            Some(judge::judge(fields, &told, task, form.as_ref(), &page).await)
        }
        ToBackground::TokenList { seen } => token_list::take(&seen, sender.address()).await,
        ToBackground::OpenInventory => open_inventory(sender),
        ToBackground::WantedToken => open_token::wanted(sender).await,
        ToBackground::OpenSettings => open_settings(sender),
        ToBackground::OpenGuide { topic } => guide::open_from(sender, topic.place()),
        ToBackground::OpenPlan { rules } => guide::open_from(sender, guide::plan(&rules)),
        ToBackground::Form { form, task } => form::judge(&form, &page, task).await,
        ToBackground::Step { form, order, stuck } => form::step(&form, &page, &order, stuck),
        ToBackground::Clone { address, windows, shell, credentials } => {
            let shell = match shell {
                Some(shell) if sender.is_private() => shell,
                Some(shell) => {
                    shell::choose(shell).await;
                    shell
                }
                None => shell::chosen(windows).await,
            };
            ways(&address, shell, credentials.as_deref())
        }
        ToBackground::Remind { name, organization, ends, .. } => {
            let Some(ends) = Instant::parse(&ends) else {
                return Some(Reply::Refused { phrase: TooSoon.phrase() });
            };
            Some(reminder::add(name, organization, sender.address(), ends).await)
        }
        // `extension/background/loader.ts` has answered.
        ToBackground::Load { .. } => None,
    }
}

/// Answers what one of Patrol's own pages asks; `None` when it is nonsense.
pub(crate) async fn of_panel(message: FromPanel) -> Option<Reply> {
    match message {
        FromPanel::OpenToken { token } => open_token::open(&token).await,
        FromPanel::ShowGuide { topic, tab } => guide::open_for_tab(topic, tab).await,
        FromPanel::OpenTokenPage { place } => guide::open_token_page(&place).await,
        FromPanel::ChooseShell { shell } => {
            shell::choose(shell).await;
            Some(Reply::Done)
        }
        FromPanel::RemindOf { token } => reminder::add_listed(&token).await,
        FromPanel::ForgetReminder { name, organization } => Some(reminder::remove(name, organization).await),
        FromPanel::ForgetHistory { what } => {
            let what = Forget::read(&what)?;
            Some(AUDIT.change(move |kept, now| Ok(audit::forget(kept, &what, now))).await)
        }
        FromPanel::ListRemembered => Some(remembered::list().await),
        FromPanel::ForgetRemembered { fingerprint } => Some(remembered::forget(fingerprint).await),
        FromPanel::ForgetAllRemembered => Some(remembered::forget_all().await),
        FromPanel::ListOwnTokens => Some(own_tokens::list().await),
        FromPanel::ForgetOwnToken { fingerprint } => Some(own_tokens::forget(fingerprint).await),
        FromPanel::ForgetAllOwnTokens => Some(own_tokens::forget_all().await),
        FromPanel::Servers => Some(servers::agree().await),
        FromPanel::ChangeSettings { change } => {
            let company = company::decisions().await;
            Some(SETTINGS.change(move |kept, now| settings_change::apply(kept, &change, &company, now)).await)
        }
        FromPanel::CheckPatterns { patterns } => Some(exceptions::check(&patterns).await),
        FromPanel::Pause { scope, length } => Some(pause::pause(scope, length).await),
        FromPanel::Resume { scope } => Some(pause::resume(scope).await),
        FromPanel::SeenNews => Some(installed::seen().await),
        FromPanel::CompilePattern { pattern } => Some(own_rules::compile_pattern(&pattern)),
        FromPanel::CheckCompany => Some(company::problems().await),
        FromPanel::CheckRules { rules } => Some(own_rules::check(&rules)),
        FromPanel::ReadRules { text } => Some(own_rules::read(&text)),
        FromPanel::WriteRules { rules } => Some(own_rules::write(&rules)),
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
    if !company::decisions().await.lets_mute(&rule) {
        return Some(Reply::Refused { phrase: Phrase::company_locked() });
    }
    Some(SETTINGS.change(move |kept, now| settings_change::mute(kept, &rule, now)).await)
}

/// Only for a page that a tab shows: nothing else has a person before it.
pub(crate) fn open_settings(sender: &Sender) -> Option<Reply> {
    sender.tab()?;
    tabs::open("settings.html#pasting");
    Some(Reply::Done)
}

async fn record(report: Report, patterns: &[Vec<String>], page: Page, sender: &Sender) -> Option<Reply> {
    let rules = report.rules.clone();
    let Some(mut entry) = report.entry(page.host, now().0.unsigned_abs()) else { return Some(Reply::Done) };
    if entry.action == Action::Allowed {
        entry.reason = exceptions::reasons(&rules, patterns, sender).await;
    }
    // What no exception stands for, the page has let go on.
    if entry.action == Action::Allowed && entry.reason.is_none() {
        entry.action = Action::WentOn;
    }
    Some(audit::add(entry).await)
}

fn ways(address: &str, shell: Shell, credentials: Option<&str>) -> Option<Reply> {
    let url = CloneUrl::parse(address)?;
    let note = credentials.map(|button| Phrase::clone_credentials_note(Foreign::new(button)));
    Some(Reply::Clone { ways: clone_ways(&url, shell), shell, note })
}
