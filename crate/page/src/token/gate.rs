use std::rc::Rc;

use patrol_advise::{Verdict, judge};
use patrol_azdo::{Reading, TokenRequest};
use patrol_settings::{Action, Level, Phrase};
use patrol_webext::PageProblem;
use web_sys::Url;

use super::ask;
use super::channel::{self, Asked, Reply};
use super::form;
use crate::listen;
use crate::overlay::{Choice, notice};
use crate::page::Page;

/// Connects to the gate.
pub(super) fn arm(page: &Rc<Page>) {
    channel::connect(page, judge_request);
    // The gate's own word; the notice for it is shown by sentinel.js, which speaks even when the core cannot.
    let told = Rc::clone(page);
    listen::capture(&page.document, "patrol-unchecked", move |_| {
        told.set_problem(PageProblem::WentUnchecked, true);
    });
}

/// Answers at once: a request that nobody needs to see goes on before the page notices.
fn judge_request(page: &Rc<Page>, asked: Asked) {
    let id = asked.id;
    if page.is_paused() {
        return channel::answer(&page.document, id, Reply::Go);
    }
    let path = Url::new(&asked.url).map(|url| url.pathname()).unwrap_or_default();
    let reading = TokenRequest::read(&asked.method, &path, &asked.body);
    if reading != Reading::NotOurs && page.is_token_page() && !form::recognised(page) {
        page.set_problem(PageProblem::FormNotRecognised, true);
    }
    let verdict = judge(&reading, &page.settings(), page.now());
    match verdict.level() {
        Level::Off => channel::answer(&page.document, id, Reply::Go),
        Level::Inform => {
            channel::answer(&page.document, id, Reply::Go);
            page.record(rules(&verdict), Action::Informed, None);
            if let Some(finding) = verdict.findings.first() {
                notice(page, &finding.reason);
            }
        }
        _ if asked.synchronous => {
            channel::answer(&page.document, id, Reply::Stop);
            page.record(rules(&verdict), Action::Blocked, None);
            notice(page, &Phrase::new("noticeSynchronous"));
        }
        level => hold(page, id, &verdict, level),
    }
}

fn hold(page: &Rc<Page>, id: u64, verdict: &Verdict, level: Level) {
    let Some(open) = ask::question(verdict).open(page) else { return unasked(page, id, verdict, level) };
    channel::answer(&page.document, id, Reply::Wait);
    let (page, rules) = (Rc::clone(page), rules(verdict));
    wasm_bindgen_futures::spawn_local(async move {
        let answer = open.answer().await;
        let (reply, action) = match answer.choice {
            Choice::GoOn => (Reply::Go, Action::WentOn),
            _ if level == Level::Block => (Reply::Stop, Action::Blocked),
            _ => (Reply::Stop, Action::Cancelled),
        };
        channel::answer(&page.document, id, reply);
        page.record(rules, action, answer.reason);
    });
}

/// There is no page yet to ask in: what may never go on stops, everything else goes on, and both are told.
fn unasked(page: &Rc<Page>, id: u64, verdict: &Verdict, level: Level) {
    if level == Level::Block {
        page.record(rules(verdict), Action::Blocked, None);
        return channel::answer(&page.document, id, Reply::Stop);
    }
    page.set_problem(PageProblem::WentUnchecked, true);
    page.record(rules(verdict), Action::WentOn, None);
    channel::answer(&page.document, id, Reply::Go);
}

fn rules(verdict: &Verdict) -> Vec<String> {
    verdict.findings.iter().map(|finding| finding.rule.as_str().to_owned()).collect()
}
