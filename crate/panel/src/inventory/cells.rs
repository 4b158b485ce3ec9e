use patrol_advise::{Advice, GLOBAL_TOKENS_ENDED, Grade, Ground, Remedy};
use patrol_azdo::Instant;
use patrol_inventory::{Reach, Right, Risk, Row};
use patrol_phrase::{Foreign, Phrase, Word};
use patrol_webext::element::{Builder, element};
use web_sys::Document;

use crate::date;
use crate::localize::localize;

/// A token as a row of the table. Narrow windows show each row as a card, so every cell carries its head, and the roles that a card's
/// look would take from it.
pub(super) fn row(document: &Document, row: &Row) -> Builder {
    let make = |tag: &str| element(document, tag);
    let cell = |head: Phrase| make("td").attr("role", "cell").attr("data-head", &localize(&head));
    let name = Foreign::new(&row.name);
    let no_name = name.is_empty().then(|| localize(&Phrase::inventory_no_name()));
    let mut title = make("th")
        .attr("role", "rowheader")
        .attr("scope", "row")
        .child(&make("bdi").class("name").text(no_name.as_deref().unwrap_or(name.as_str())));
    if row.made_by_tool {
        title = title.child(&make("p").class("about").text(&localize(&Phrase::inventory_tool())));
    }
    if row.incomplete {
        title = title.child(&make("p").class("about").text(&localize(&Phrase::inventory_incomplete())));
    }
    let risk =
        make("span").class("risk").attr("data-risk", row.risk.as_str()).text(&localize(&risk(row.risk)));
    let rights: Vec<Builder> = row.rights.iter().map(|right| allowed(document, right)).collect();
    make("tr").attr("role", "row").children([
        &title,
        &cell(Phrase::inventory_risk()).child(&risk),
        &cell(Phrase::inventory_reach()).child(&reach(document, &row.reach)),
        &cell(Phrase::inventory_scopes()).child(&make("ul").children(&rights)),
        &moment(document, cell(Phrase::inventory_created()), row.created, None),
        &moment(document, cell(Phrase::inventory_expires()), row.expires, row.days_left),
        &moment(document, cell(Phrase::inventory_last_used()), row.last_used, None),
        &to_do(document, cell(Phrase::inventory_do()), row, no_name.map_or_else(|| name.into(), Word::own)),
    ])
}

/// What to do, why, and the way to where it is done.
fn to_do(document: &Document, cell: Builder, row: &Row, name: Word) -> Builder {
    let make = |tag: &str| element(document, tag);
    if row.remedies.is_empty() {
        return cell.text(&localize(&Phrase::inventory_nothing_to_do()));
    }
    let remedies: Vec<Builder> =
        row.remedies.iter().map(|remedy| make("li").text(&localize(&sentence(*remedy)))).collect();
    let page = link(document, &row.organization.page)
        .attr("aria-label", &localize(&Phrase::inventory_open_for(name)))
        .text(&localize(&Phrase::inventory_open()));
    let cell = cell.child(&make("ul").children(&remedies)).child(&page);
    if row.advice.is_empty() {
        return cell;
    }
    let advice: Vec<Builder> = row.advice.iter().map(|advice| reasons(document, advice)).collect();
    let why = make("summary").text(&localize(&Phrase::inventory_why()));
    cell.child(&make("details").child(&why).child(&make("ul").children(&advice)))
}

fn reasons(document: &Document, advice: &Advice) -> Builder {
    let make = |tag: &str| element(document, tag);
    let reason = sentences([Some(&advice.reason), advice.limits.as_ref()]);
    let reason = make("p").text(&reason);
    let safer = make("p").class("about").text(&localize(&advice.safer));
    let item = make("li").children([&reason, &safer]);
    match &advice.alternative {
        Some(way) => {
            let link = link(document, &way.link).text(&localize(&way.phrase));
            item.child(&make("p").child(&link))
        }
        None => item,
    }
}

/// Sentences, one behind the other.
fn sentences<const N: usize>(said: [Option<&Phrase>; N]) -> String {
    said.into_iter().flatten().map(localize).collect::<Vec<_>>().join(" ")
}

fn sentence(remedy: Remedy) -> Phrase {
    match remedy {
        Remedy::Revoke(Ground::Ended) => Phrase::inventory_clear(),
        Remedy::Revoke(Ground::Global) => Phrase::inventory_revoke_global(GLOBAL_TOKENS_ENDED),
        Remedy::Revoke(Ground::Unused) => Phrase::inventory_revoke(),
        Remedy::Shrink => Phrase::inventory_shrink(),
        Remedy::Shorten => Phrase::inventory_shorten(),
        Remedy::Replace => Phrase::inventory_replace(),
    }
}

fn link(document: &Document, to: &str) -> Builder {
    element(document, "a").attr("href", to).attr("target", "_blank").attr("rel", "noreferrer")
}

fn allowed(document: &Document, right: &Right) -> Builder {
    let grade = localize(&match right.grade {
        None => Phrase::grade_unknown(),
        Some(Grade::Low) => Phrase::risk_low(),
        Some(Grade::Medium) => Phrase::risk_medium(),
        Some(Grade::High) => Phrase::risk_high(),
        Some(Grade::Critical) => Phrase::risk_critical(),
    });
    let name = element(document, "bdi").text(Foreign::new(&right.name).as_str());
    let grade = element(document, "span").class("about").text(&format!(" · {grade}"));
    element(document, "li").children([&name, &grade])
}

fn moment(document: &Document, cell: Builder, moment: Option<Instant>, days: Option<i64>) -> Builder {
    let Some(moment) = moment else { return cell.text(&localize(&Phrase::inventory_not_said())) };
    let day = element(document, "time").attr("datetime", &moment.date()).text(&date::day(moment));
    let cell = cell.child(&day);
    match days {
        Some(days) => cell.child(&element(document, "p").class("about").text(&date::in_days(days))),
        None => cell,
    }
}

fn reach(document: &Document, reach: &Reach) -> Builder {
    let line = |text: &str| element(document, "li").child(&element(document, "bdi").text(text));
    let lines = match reach {
        Reach::All => vec![line(&localize(&Phrase::inventory_reach_all()))],
        Reach::Some { known, others } => {
            let unnamed = Phrase::inventory_reach_others(others.len());
            let unnamed = (!others.is_empty()).then(|| line(&localize(&unnamed)));
            known.iter().map(|name| line(Foreign::new(name).as_str())).chain(unnamed).collect()
        }
    };
    element(document, "ul").children(&lines)
}

fn risk(risk: Risk) -> Phrase {
    match risk {
        Risk::Critical => Phrase::risk_critical(),
        Risk::High => Phrase::risk_high(),
        Risk::Medium => Phrase::risk_medium(),
        Risk::Low => Phrase::risk_low(),
        Risk::Ended => Phrase::risk_ended(),
    }
}
