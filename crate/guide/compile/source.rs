//! The sources of facts: `sources.toml`, a table for each, by the key that files name.

use std::collections::BTreeMap;

use toml::Spanned;

use super::front::{self, Source};
use super::problem::Report;

/// The sources by their keys.
pub(crate) type Sources = BTreeMap<String, Source>;

/// Reads and checks the sources; `None` where they cannot be read at all.
pub(crate) fn read(text: &str, report: &mut Report<'_>) -> Option<Sources> {
    let sources: Sources = front::read(text, 0, report)?;
    for source in sources.values() {
        if !source.url.get_ref().starts_with("https://") {
            report.at(source.url.span().start, "the address of a source begins with https://");
        }
        if !is_date(source.date.get_ref()) {
            report.at(source.date.span().start, "a date is a year, month or day, such as 2026-07");
        }
    }
    Some(sources)
}

/// Checks the sources that a file names; gives their keys.
pub(crate) fn named(
    keys: Spanned<Vec<Spanned<String>>>,
    offset: usize,
    known: &Sources,
    report: &mut Report<'_>,
) -> Vec<String> {
    if keys.get_ref().is_empty() {
        report.at(offset + keys.span().start, "a fact has a source");
    }
    for key in keys.get_ref() {
        if !known.contains_key(key.get_ref()) {
            report.at(offset + key.span().start, format!("sources.toml has no {}", key.get_ref()));
        }
    }
    keys.into_inner().into_iter().map(Spanned::into_inner).collect()
}

/// Whether a text is a year, a month or a day of the calendar as ISO 8601 writes it.
pub(crate) fn is_date(text: &str) -> bool {
    let full = match text.len() {
        4 => format!("{text}-01-01"),
        7 => format!("{text}-01"),
        _ => text.to_owned(),
    };
    full.len() == 10
        && full.parse::<toml::value::Datetime>().is_ok_and(|date| date.date.is_some() && date.time.is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_a_year_a_month_or_a_day() {
        for date in ["2026", "2026-07", "2026-07-31"] {
            assert!(is_date(date), "{date}");
        }
        for none in ["", "26", "2026-13", "2026-07-32", "undated", "2026-07-31T10:00:00", "10:00:00.0"] {
            assert!(!is_date(none), "{none}");
        }
    }
}
