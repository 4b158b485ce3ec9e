use std::rc::Rc;

use js_sys::{Function, Promise};
use patrol_detect::Confidence;
use patrol_policy::{Action, Level, Phrase, Rule};
use patrol_webext::{say, text};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ClipboardEvent, Event};

use super::clip::Clip;
use super::field::Field;
use super::insert::{SETTLE, insert};
use super::scan::Hit;
use crate::listen;
use crate::overlay::{Answer, Choice, Question, notice};
use crate::page::Page;

/// Looks at every paste before the page does.
pub(super) fn arm(page: &Rc<Page>) {
    let pasted_in = Rc::clone(page);
    listen::capture(&page.window, "paste", move |event| decide(&pasted_in, event));
}

/// Decides in the event itself: after the first await it would be too late.
fn decide(page: &Rc<Page>, event: &Event) {
    let level = page.level(Rule::SecretInText);
    // A paste that a script made, ours or the page's, carries nothing from the person's clipboard.
    if level == Level::Off || !event.is_trusted() {
        return;
    }
    let Some(data) = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data) else {
        return;
    };
    let field = Field::of(event, &page.document);
    if field.as_ref().is_some_and(Field::hides_text) {
        return;
    }
    let clip = Clip::read(&data);
    let hits = clip.scan();
    if hits.is_empty() {
        return;
    }
    if !level.holds() {
        page.record(rules(&hits), Action::Informed, None);
        notice(page, &Phrase::new("noticeSecretPasted"));
        return;
    }
    event.prevent_default();
    event.stop_immediate_propagation();
    let Some(field) = field else { return };
    // Without a place for the question the paste stays stopped: the text is still in the clipboard.
    let Some(open) = question(&hits, level).open(page, None) else { return };
    let page = Rc::clone(page);
    wasm_bindgen_futures::spawn_local(async move {
        let answer = open.answer().await;
        carry_out(&page, &clip, &hits, &field, level, answer).await;
    });
}

async fn carry_out(page: &Rc<Page>, clip: &Clip, hits: &[Hit], field: &Field, level: Level, answer: Answer) {
    field.restore(&page.document);
    let (content, action) = match answer.choice {
        Choice::Redact => (Some(clip.redacted(&page.document)), Action::Redacted),
        Choice::GoOn => (Some(clip.original(&page.document)), Action::WentOn),
        Choice::Cancel if level == Level::Block => (None, Action::Blocked),
        Choice::Cancel => (None, Action::Cancelled),
    };
    page.record(rules(hits), action, answer.reason);
    if let Some(content) = content {
        settle(page).await;
        if !insert(&page.document, field, &content) {
            notice(page, &Phrase::new("noticeInsertFailed"));
        }
    }
}

fn question(hits: &[Hit], level: Level) -> Question {
    Question {
        title: text("reviewTitle"),
        about: vec![text("reviewAbout")],
        findings: hits.iter().map(|hit| (name(hit.rule.id()), detail(hit))).collect(),
        choices: vec![
            (Choice::Redact, text("reviewRedact")),
            (Choice::Cancel, text("reviewCancel")),
            (Choice::GoOn, text("reviewGoOn")),
        ],
        level,
    }
}

/// What such a secret is called. The names are texts of the extension, where they weigh nothing on a page.
fn name(id: &str) -> String {
    let mut key = String::from("secret_");
    key.extend(id.chars().map(|letter| if letter == '-' { '_' } else { letter }));
    text(&key)
}

fn detail(hit: &Hit) -> String {
    let confidence = text(match hit.confidence {
        Confidence::Certain => "confidenceCertain",
        Confidence::High => "confidenceHigh",
        Confidence::Medium => "confidenceMedium",
        Confidence::Low => "confidenceLow",
    });
    match hit.issued {
        Some(month) => say(&Phrase::new("reviewFindingIssued")
            .with(hit.preview.as_str())
            .with(confidence)
            .with(month.text())),
        None => say(&Phrase::new("reviewFinding").with(hit.preview.as_str()).with(confidence)),
    }
}

fn rules(hits: &[Hit]) -> Vec<String> {
    hits.iter().map(|hit| hit.rule.id().to_owned()).collect()
}

async fn settle(page: &Page) {
    let settled = Promise::new(&mut |resolve: Function, _| {
        let _ = page.window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, SETTLE);
    });
    let _ = JsFuture::from(settled).await.unwrap_or(JsValue::UNDEFINED);
}
