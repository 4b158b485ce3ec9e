use patrol_phrase::Phrase;
use patrol_policy::{Level, Rule};
use patrol_webext::element::{Builder, element};
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlSelectElement};

use super::draft::Draft;
use crate::localize::localize;

/// One row a rule: what it is about and the choice of its level.
pub(crate) struct Levels(Vec<(Rule, HtmlSelectElement)>);

impl Levels {
    /// Adds a row for every rule.
    pub(crate) fn build(document: &Document, list: &Element) -> Levels {
        let rows = Rule::ALL.iter().copied().filter_map(|rule| {
            let select = choice(document, rule);
            list.append_child(row(document, rule, &select).get()?).ok()?;
            Some((rule, select.get()?.clone().dyn_into().ok()?))
        });
        Levels(rows.collect())
    }

    /// The rules with their fields.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &(Rule, HtmlSelectElement)> {
        self.0.iter()
    }

    pub(crate) fn show(&self, draft: &Draft) {
        for (rule, select) in &self.0 {
            select.set_value(draft.level(*rule).as_str());
        }
    }
}

fn row(document: &Document, rule: Rule, choice: &Builder) -> Builder {
    let label =
        element(document, "label").attr("for", rule.as_str()).class("name").text(&localize(&rule.name()));
    let about =
        element(document, "p").attr("id", &about_id(rule)).class("about").text(&localize(&rule.about()));
    let words = element(document, "div").children([&label, &about]);
    element(document, "div").class("row").children([&words, choice])
}

fn choice(document: &Document, rule: Rule) -> Builder {
    let options =
        Level::ALL.map(|level| element(document, "option").attr("value", level.as_str()).text(&name(level)));
    element(document, "select")
        .attr("id", rule.as_str())
        .attr("aria-describedby", &about_id(rule))
        .children(&options)
}

fn about_id(rule: Rule) -> String {
    format!("{}-about", rule.as_str())
}

fn name(level: Level) -> String {
    localize(&match level {
        Level::Off => Phrase::level_off(),
        Level::Inform => Phrase::level_inform(),
        Level::Acknowledge => Phrase::level_acknowledge(),
        Level::Reason => Phrase::level_reason(),
        Level::Block => Phrase::level_block(),
    })
}
