use std::cell::Cell;
use std::rc::Rc;

use patrol_azdo::TokenFields;
use patrol_policy::{Action, Level, Phrase, Rule};
use patrol_webext::PageProblem;
use web_sys::Url;

use super::channel::{self, Held, Reply};
use super::judge::judge;
use super::verdict::Verdict;
use super::{ask, created, decided, form};
use crate::listen;
use crate::overlay::{self, Choice, notice, notice_of};
use crate::page::Page;

/// A request got no verdict; the event says what became of it.
const UNCHECKED: &str = "patrol-unchecked";

thread_local! {
    /// The requests that wait and that the page has not taken back: a bit each, by their numbers, because a list would be long as
    /// JavaScript. Of more than 32 at once some stop unasked.
    static WAITING: Cell<u32> = const { Cell::new(0) };
}

/// Connects to the gate.
pub(super) fn arm(page: &Rc<Page>) {
    channel::connect(page, answer);
    // The gate's own word, too; the notice for it is shown by sentinel.js, which speaks even when the core cannot.
    let told = Rc::clone(page);
    listen::capture(&page.document, UNCHECKED, move |event| {
        if channel::detail(event).as_deref() == Some(Reply::Go.as_str()) {
            told.set_problem(PageProblem::WentUnchecked, true);
        }
    });
}

/// Answers at once: a request that is not about tokens goes on before the page notices, one that is waits for its verdict.
fn answer(page: &Rc<Page>, held: Held) {
    let path = Url::new(&held.url).map(|url| url.pathname()).unwrap_or_default();
    let asked = if page.is_paused() { None } else { TokenFields::read(&held.method, &path, &held.body) };
    let Some(asked) = asked else { return channel::answer(&page.document, &held.id, Reply::Go) };
    if page.is_token_page() && !form::recognised() {
        page.set_problem(PageProblem::FormNotRecognised, true);
    }
    if held.synchronous {
        channel::answer(&page.document, &held.id, Reply::Stop);
        page.record(vec![Rule::RequestUnreadable.as_str().to_owned()], Action::Blocked, None);
        return notice(page, &Phrase::new("noticeSynchronous"));
    }
    let wait = if page.settings().stop_unchecked { Reply::WaitOrStop } else { Reply::Wait };
    WAITING.set(WAITING.get() | bit(held.number()));
    channel::answer(&page.document, &held.id, wait);
    let page = Rc::clone(page);
    wasm_bindgen_futures::spawn_local(async move {
        let reply = decide(&page, &asked, held.number()).await;
        if let Reply::Go = reply {
            created::sent(&asked);
        }
        withdraw(held.number());
        channel::answer(&page.document, &held.id, reply);
    });
}

/// The page has taken a request back: nobody need decide any more.
pub(super) fn withdraw(request: u32) {
    WAITING.set(WAITING.get() & !bit(request));
    overlay::withdraw(request);
}

fn bit(request: u32) -> u32 {
    1 << (request % 32)
}

fn waits(request: u32) -> bool {
    WAITING.get() & bit(request) != 0
}

async fn decide(page: &Rc<Page>, asked: &TokenFields, request: u32) -> Reply {
    let verdict = judge(page, asked).await;
    if !waits(request) {
        return Reply::Stop;
    }
    let Some(mut verdict) = verdict else { return unchecked(page) };
    decided::settle(&mut verdict, page.now());
    let (reply, action, reason) = match verdict.level() {
        Level::Off => return Reply::Go,
        Level::Inform => {
            if let Some(finding) = verdict.findings.first() {
                notice_of(page, &ask::note(finding));
            }
            (Reply::Go, Action::Informed, None)
        }
        level => question(page, &verdict, level, request).await,
    };
    // A question that the page has closed was decided by nobody.
    if waits(request) {
        page.record(verdict.rules(), action, reason);
    }
    reply
}

/// Nobody could judge the request: the person's settings decide, and sentinel.js tells them, which has its words at hand also when
/// Patrol has been updated or removed under the page.
fn unchecked(page: &Page) -> Reply {
    let reply = if page.settings().stop_unchecked { Reply::Stop } else { Reply::Go };
    channel::send(&page.document, UNCHECKED, reply.as_str());
    reply
}

async fn question(
    page: &Rc<Page>,
    verdict: &Verdict,
    level: Level,
    request: u32,
) -> (Reply, Action, Option<String>) {
    let Some(open) = ask::question(verdict).open(page, Some(request)) else {
        // There is no page yet to ask in: what may never go on stops, everything else goes on, and both are told.
        if level == Level::Block || page.settings().stop_unchecked {
            return (Reply::Stop, Action::Blocked, None);
        }
        page.set_problem(PageProblem::WentUnchecked, true);
        return (Reply::Go, Action::WentOn, None);
    };
    let answer = open.answer().await;
    match answer.choice {
        Choice::GoOn => (Reply::Go, Action::WentOn, answer.reason),
        _ if level == Level::Block => (Reply::Stop, Action::Blocked, answer.reason),
        _ => (Reply::Stop, Action::Cancelled, answer.reason),
    }
}
