use patrol_advise::{Advice, GLOBAL_TOKENS_ENDED, Grade, Ground, GuideTopic, Remedy};
use patrol_azdo::{Instant, Name, Whereabouts};
use patrol_inventory::{Reach, Right, Risk, Row};
use patrol_phrase::{Foreign, Phrase, Word};
use patrol_policy::Reminding;
use patrol_webext::element::{Builder, element};
use web_sys::Document;

use super::line::name_id;
use super::table::Shown;
use crate::date;
use crate::localize::{localize, sentences};
use crate::row_button;

/// The attribute of the link to a token's page that tells which token it is.
pub(super) const TOKEN: &str = "data-token";

/// The class of the button that sets a reminder, or takes it away.
pub(super) const REMIND: &str = "remind";

/// What opens under the row at this place: what to do and why, what the token can do and where, its days, and the way to where it is changed.
pub(super) fn details(document: &Document, place: usize, Shown { row, reminding }: &Shown) -> Builder {
    let make = |tag: &str| element(document, tag);
    let fact = |term: Phrase, value: Builder| {
        make("div").children([&make("dt").text(&localize(&term)), &make("dd").child(&value)])
    };
    let list = |items: &[Builder]| make("ul").children(items);
    let rights: Vec<Builder> = row.rights.iter().map(|right| allowed(document, right)).collect();
    let facts = make("dl").children([
        &fact(Phrase::inventory_scopes(), list(&rights)),
        &fact(Phrase::inventory_reach(), list(&organizations(document, &row.reach))),
        &fact(Phrase::inventory_risk(), make("p").text(&localize(&risk(row.risk)))),
        &fact(Phrase::inventory_expires(), moment(document, row.expires)),
        &fact(Phrase::inventory_last_used(), moment(document, row.last_used)),
        &fact(Phrase::inventory_created(), moment(document, row.created)),
    ]);
    let mut notes = Vec::new();
    if row.made_by_tool {
        notes.push(make("p").class("about").text(&localize(&Phrase::inventory_tool())));
    }
    if row.incomplete {
        notes.push(make("p").class("about").text(&localize(&Phrase::inventory_incomplete())));
    }
    let name = Foreign::new(&row.name);
    let name = if name.is_empty() { Word::own(localize(&Phrase::inventory_no_name())) } else { name.into() };
    let label = Phrase::inventory_open_for(name);
    let page = link(document, &row.organization.page)
        .class("open")
        .attr(TOKEN, &row.id)
        .attr("aria-label", &localize(&label))
        .text(&localize(&Phrase::inventory_open()));
    let guide = guide(document, row);
    let why = make("div").child(&advice(document, row)).children(&notes).child(&guide).child(&page);
    let why = match reminding {
        Some(reminding) => why.child(&reminder(document, place, *reminding)),
        None => why,
    };
    make("div").class("details").children([&why, &facts])
}

/// How it stands with a reminder, and the button that changes it.
fn reminder(document: &Document, place: usize, reminding: Reminding) -> Builder {
    let (said, button) = match reminding {
        Reminding::At(due) => {
            let day = date::day(Instant(i64::try_from(due).unwrap_or(i64::MAX)));
            (Some(Phrase::inventory_reminding(Word::own(day))), Some(Phrase::inventory_remind_not()))
        }
        Reminding::Not => (None, Some(Phrase::created_remind())),
        Reminding::TooSoon => (Some(Phrase::remind_too_soon()), None),
    };
    let id = format!("reminding-{place}");
    let said = said.map(|said| localize(&said)).unwrap_or_default();
    let said = element(document, "p").class("said").attr("id", &id).attr("role", "status").text(&said);
    let button = button.map(|label| {
        let about = format!("{} {id}", name_id(place));
        let button = row_button::bare(document, place).class(REMIND).attr("aria-describedby", &about);
        button.text(&localize(&label))
    });
    element(document, "div").class("reminding").child(&said).children(button.as_slice())
}

/// Where the guide tells how to do it, and what to do when a token that works has leaked.
fn guide(document: &Document, row: &Row) -> Builder {
    let mut names = Whereabouts::default();
    if row.organization.cloud {
        names.set(Name::Organization, &row.organization.name);
    }
    let to = |topic: GuideTopic, label: Phrase| {
        let address = patrol_guide::link(&patrol_webext::language(), topic.place(), &names);
        element(document, "li").child(&link(document, &address).text(&localize(&label)))
    };
    let mut links = element(document, "ul").class("about");
    if let Some(topic) = row.topic() {
        links = links.child(&to(topic, Phrase::inventory_guide()));
    }
    if row.ended { links } else { links.child(&to(GuideTopic::Leak, Phrase::inventory_guide_leak())) }
}

/// What to do, and why.
fn advice(document: &Document, row: &Row) -> Builder {
    let make = |tag: &str| element(document, tag);
    let revoke = row.to_do().find_map(|remedy| match remedy {
        Remedy::Revoke(ground) => Some(make("li").class("name").text(&localize(&revoke(ground)))),
        // Each of these has its reason below.
        Remedy::Shrink | Remedy::Shorten | Remedy::Replace => None,
    });
    let reasons = row.advice.iter().map(|advice| reason(document, advice));
    let said: Vec<Builder> = revoke.into_iter().chain(reasons).collect();
    if said.is_empty() {
        return make("p").text(&localize(&Phrase::inventory_all_fine()));
    }
    make("ul").class("advice").children(&said)
}

fn reason(document: &Document, advice: &Advice) -> Builder {
    let make = |tag: &str| element(document, tag);
    let said = sentences([Some(&advice.reason), advice.limits.as_ref()].into_iter().flatten());
    let safer = make("p").class("about").text(&localize(&advice.safer));
    let item = make("li").children([&make("p").text(&said), &safer]);
    match &advice.alternative {
        Some(way) => {
            let link = link(document, &way.link).text(&localize(&way.phrase));
            item.child(&make("p").child(&link))
        }
        None => item,
    }
}

fn revoke(ground: Ground) -> Phrase {
    match ground {
        Ground::Ended => Phrase::inventory_clear(),
        Ground::Global => Phrase::inventory_revoke_global(GLOBAL_TOKENS_ENDED),
        Ground::Unused => Phrase::inventory_revoke(),
    }
}

fn link(document: &Document, to: &str) -> Builder {
    element(document, "a").attr("href", to).attr("target", "_blank").attr("rel", "noreferrer")
}

fn allowed(document: &Document, right: &Right) -> Builder {
    let grade = localize(&match right.grade {
        None => Phrase::grade_unknown(),
        Some(grade) => risk(grade.into()),
    });
    let strong = matches!(right.grade, Some(Grade::Critical));
    let name = element(document, "bdi").text(Foreign::new(&right.name).as_str());
    let grade =
        element(document, "span").class(if strong { "error" } else { "about" }).text(&format!(" · {grade}"));
    element(document, "li").children([&name, &grade])
}

fn moment(document: &Document, moment: Option<Instant>) -> Builder {
    match moment {
        Some(moment) => element(document, "time").attr("datetime", &moment.date()).text(&date::day(moment)),
        None => element(document, "p").text(&localize(&Phrase::inventory_not_said())),
    }
}

fn organizations(document: &Document, reach: &Reach) -> Vec<Builder> {
    let line = |text: &str| element(document, "li").child(&element(document, "bdi").text(text));
    match reach {
        Reach::All => vec![line(&localize(&Phrase::inventory_reach_all()))],
        Reach::Some { known, others } => {
            let unnamed = Phrase::inventory_reach_others(others.len());
            let unnamed = (!others.is_empty()).then(|| line(&localize(&unnamed)));
            known.iter().map(|name| line(Foreign::new(name).as_str())).chain(unnamed).collect()
        }
    }
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
