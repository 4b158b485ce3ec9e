use patrol_azdo::{Instant, Whereabouts};
use patrol_phrase::{Foreign, Phrase, Word};
use patrol_policy::{Action, AuditEntry, Subject};
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
    if has_got_out(entry) {
        words = words.child(&element(document, "p").child(&plan(document, entry, &at)));
    }
    let label = Phrase::history_delete_entry(Word::own(at));
    let delete = row_button::make(document, place, &label, &Phrase::history_delete());
    element(document, "li").class("row").children([&words, &delete])
}

/// Whether a secret went where others may see it.
fn has_got_out(entry: &AuditEntry) -> bool {
    let went_on = matches!(entry.action, Action::WentOn | Action::Informed);
    went_on && entry.subject() == Subject::Text && !entry.is_unread()
}

/// The way to what can still be done, with the names that the site tells.
fn plan(document: &Document, entry: &AuditEntry, at: &str) -> Builder {
    let place = patrol_guide::plan(entry.rules.iter().map(String::as_str));
    let names = Whereabouts::of_page(&entry.site, "");
    element(document, "a")
        .attr("href", &patrol_guide::link(&patrol_webext::language(), place, &names))
        .attr("target", "_blank")
        .attr("rel", "noreferrer")
        .attr("aria-label", &localize(&Phrase::history_plan_entry(Word::own(at))))
        .text(&localize(&Phrase::history_plan()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_guide_names_only_kinds_of_secrets_that_there_are() {
        let rules: Vec<&str> = patrol_detect::rules().map(|rule| rule.id()).collect();
        for known in patrol_guide::known_rules() {
            assert!(rules.iter().any(|rule| patrol_guide::is_meant(known, rule)), "{known}");
        }
        for rule in rules {
            let named = patrol_guide::known_rules().filter(|known| patrol_guide::is_meant(known, rule));
            assert!(named.count() < 2, "{rule}");
        }
    }

    #[test]
    fn only_a_secret_that_went_on_has_got_out() {
        let entry = |rule: &str, action| AuditEntry {
            time: 1,
            site: "dev.azure.com".into(),
            surface: "other".into(),
            rules: vec![rule.into()],
            action,
            reason: None,
            sent: false,
        };
        for action in Action::ALL {
            let expected = matches!(action, Action::WentOn | Action::Informed);
            assert_eq!(has_got_out(&entry("npm-token", action)), expected, "{action:?}");
            assert!(!has_got_out(&entry("full-access", action)), "a token is no secret in a text");
        }
        assert!(!has_got_out(&entry("body-unread", Action::Informed)));
    }
}
