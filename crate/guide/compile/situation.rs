//! Which steps of the playbook there are in a situation, and their order: `playbook.toml`.

use serde::Deserialize;
use toml::Spanned;

use super::front;
use super::library::{Kind, Page};
use super::problem::Report;

/// Where a secret could be seen.
pub(crate) const PLACES: [&str; 3] = ["public", "internal", "unknown"];

/// Whose secret it is.
pub(crate) const OWNERS: [&str; 3] = ["mine", "other", "service"];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Situations {
    situation: Vec<Situation>,
}

/// The order of the steps in some situations.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Situation {
    pub(crate) place: Vec<Spanned<String>>,
    pub(crate) whose: Vec<Spanned<String>>,
    /// The ids of the steps.
    pub(crate) steps: Vec<Spanned<String>>,
}

/// Reads and checks the situations: each combination is there once, and steps stand behind those that come first. `there` says whether a kind
/// of file has one with an id.
pub(crate) fn read(
    text: &str,
    pages: &[Page],
    there: &dyn Fn(Kind, &str) -> bool,
    report: &mut Report<'_>,
) -> Vec<Situation> {
    let Some(Situations { situation: situations }) = front::read(text, 0, report) else { return Vec::new() };
    for situation in &situations {
        for (known, named) in [(PLACES, &situation.place), (OWNERS, &situation.whose)] {
            for name in named.iter().filter(|name| !known.contains(&name.get_ref().as_str())) {
                report.at(name.span().start, format!("this is one of {}", known.join(", ")));
            }
        }
        check_steps(&situation.steps, pages, there, report);
    }
    let has = |names: &[Spanned<String>], name: &str| names.iter().any(|known| known.get_ref() == name);
    for place in PLACES {
        for whose in OWNERS {
            let fitting = situations
                .iter()
                .filter(|situation| has(&situation.place, place) && has(&situation.whose, whose));
            if fitting.count() != 1 {
                report.at_line(1, format!("one situation is for {place} and {whose}, no more and no less"));
            }
        }
    }
    situations
}

fn check_steps(
    steps: &[Spanned<String>],
    pages: &[Page],
    there: &dyn Fn(Kind, &str) -> bool,
    report: &mut Report<'_>,
) {
    for (at, step) in steps.iter().enumerate() {
        let id = step.get_ref();
        if !there(Kind::Step, id) {
            report.at(step.span().start, format!("there is no playbook/{id}.md"));
        }
        let page = pages.iter().find(|page| page.kind == Kind::Step && page.id == *id);
        for (_, first) in page.iter().flat_map(|page| &page.after) {
            if steps[at + 1..].iter().any(|later| later.get_ref() == first) {
                report.at(step.span().start, format!("{first} comes before {id}"));
            }
        }
    }
}
