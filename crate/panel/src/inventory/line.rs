use patrol_advise::Remedy;
use patrol_azdo::Instant;
use patrol_inventory::{Reach, Row, Standing};
use patrol_phrase::{Foreign, Phrase};
use patrol_webext::element::{Builder, element};
use web_sys::Document;

use crate::date;
use crate::localize::localize;
use crate::row_button;

/// The id of what opens under a row.
pub(super) fn details_id(place: usize) -> String {
    format!("details-{place}")
}

/// The id of the button that names the token of a row.
pub(super) fn name_id(place: usize) -> String {
    format!("token-{place}")
}

/// The name to show of a token.
fn name(row: &Row) -> String {
    let name = Foreign::new(&row.name);
    if name.is_empty() { localize(&Phrase::inventory_no_name()) } else { name.as_str().to_owned() }
}

/// A token in one line of the table, with the button that opens the rest. Narrow windows show it as a card, whose look would take the roles
/// from the cells.
pub(super) fn line(document: &Document, place: usize, row: &Row, open: bool, now: Instant) -> Builder {
    let make = |tag: &str| element(document, tag);
    let cell = |class: &str| make("td").attr("role", "cell").class(class);
    let button = row_button::bare(document, place)
        .class("toggle")
        .attr("id", &name_id(place))
        .attr("aria-expanded", if open { "true" } else { "false" })
        .attr("aria-controls", &details_id(place))
        .child(&make("bdi").class("name").text(&name(row)));
    let head = make("th").attr("role", "rowheader").attr("scope", "row").child(&button);
    let standing = row.standing();
    let pill = make("span").class("pill").attr("data-standing", standing.as_str());
    let pill = pill.text(&localize(&stands(standing)));
    let days = |class, days: Option<i64>| match days {
        Some(days) => cell(class).text(&date::in_days(days)),
        None => cell(class).attr("data-unknown", "").text(&localize(&Phrase::inventory_not_said())),
    };
    make("tr").attr("role", "row").class("line").children([
        &head,
        &cell("stands").child(&pill),
        &cell("do").text(&to_do(row)),
        &cell("reach").child(&make("bdi").text(&reach(&row.reach))),
        &days("used", row.last_used.map(|used| days_from(now, used))),
        &days("expires", row.days_left),
    ])
}

/// What to do, in one word each: of a token that goes, that alone, and of others what is to be changed.
fn to_do(row: &Row) -> String {
    let is_change = |remedy: &Remedy| matches!(remedy, Remedy::Shrink | Remedy::Shorten);
    let first = row.to_do().next().filter(|first| !is_change(first));
    let remedies = first.into_iter().chain(row.to_do().filter(|other| first.is_none() && is_change(other)));
    let verbs: Vec<String> = remedies.map(|remedy| localize(&verb(remedy))).collect();
    if verbs.is_empty() { localize(&Phrase::inventory_nothing_to_do()) } else { patrol_webext::list(verbs) }
}

fn verb(remedy: Remedy) -> Phrase {
    match remedy {
        Remedy::Revoke(_) => Phrase::inventory_do_revoke(),
        Remedy::Shrink => Phrase::inventory_do_shrink(),
        Remedy::Shorten => Phrase::inventory_do_shorten(),
        Remedy::Replace => Phrase::inventory_do_replace(),
    }
}

fn stands(standing: Standing) -> Phrase {
    match standing {
        Standing::Critical => Phrase::risk_critical(),
        Standing::Look => Phrase::inventory_look(),
        Standing::Fine => Phrase::inventory_fine(),
        Standing::Ended => Phrase::risk_ended(),
    }
}

/// The one organization by its name, more by their number.
fn reach(reach: &Reach) -> String {
    match reach {
        Reach::All => localize(&Phrase::inventory_reach_all()),
        Reach::Some { known, others } => match (known.as_slice(), others.len()) {
            ([name], 0) => Foreign::new(name).as_str().to_owned(),
            _ => localize(&Phrase::inventory_reach_count(known.len() + others.len())),
        },
    }
}

/// Whole days from one moment to another, so that what was today is today.
fn days_from(from: Instant, to: Instant) -> i64 {
    (to.0 - from.0) / Instant::DAY
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn less_than_a_day_ago_is_today() {
        let now = Instant(10 * Instant::DAY);
        for (ago, days) in [(0, 0), (Instant::DAY - 1, 0), (Instant::DAY, -1), (3 * Instant::DAY, -3)] {
            assert_eq!(days_from(now, Instant(now.0 - ago)), days);
        }
    }
}
