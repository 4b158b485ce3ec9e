use patrol_azdo::Instant;
use patrol_phrase::{Foreign, Phrase, Word};
use patrol_policy::AuditEntry;
use patrol_webext::element::{Builder, element};
use web_sys::{Document, Element};

use super::sentence::{reason, sentence};
use crate::date;
use crate::localize::localize;
use crate::row_button;

/// Shows entries, each with a button that deletes it.
pub(super) fn fill(document: &Document, list: &Element, entries: &[AuditEntry]) {
    list.set_text_content(None);
    for (place, entry) in entries.iter().enumerate() {
        if let Some(row) = row(document, place, entry).get() {
            let _ = list.append_child(row);
        }
    }
}

fn row(document: &Document, place: usize, entry: &AuditEntry) -> Builder {
    let moment = Instant(i64::try_from(entry.time).unwrap_or(i64::MAX));
    let at = date::day_and_time(moment);
    let time = element(document, "time").attr("datetime", &moment.date_and_time()).text(&at);
    let site = element(document, "bdi").text(Foreign::new(&entry.site).as_str());
    let separator = element(document, "span").attr("aria-hidden", "true").text(" · ");
    let about = element(document, "p").class("about");
    // What is about no page has no site.
    let about = if entry.site.is_empty() { about } else { about.children([&site, &separator]) }.child(&time);
    let mut words = element(document, "div")
        .children([&element(document, "p").class("name").text(&localize(&sentence(entry))), &about]);
    if let Some(reason) = reason(entry) {
        words = words.child(&element(document, "p").class("about reason").text(&localize(&reason)));
    }
    let label = Phrase::history_delete_entry(Word::own(at));
    let delete = row_button::make(document, place, &label, &Phrase::history_delete());
    element(document, "li").class("row").children([&words, &delete])
}
