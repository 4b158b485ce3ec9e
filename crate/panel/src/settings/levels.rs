use patrol_phrase::{Phrase, Word};
use patrol_policy::{Level, Mode, Origin, Rule};
use patrol_webext::element::element;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, HtmlSelectElement};

use super::complaint::say;
use super::state::State;
use crate::company;
use crate::dom::set_text;
use crate::localize::localize;

/// One row a rule: what it is about and the choice of its level.
pub(crate) struct Levels(Vec<Row>);

/// The row of a rule.
pub(crate) struct Row {
    pub(crate) rule: Rule,
    pub(crate) select: HtmlSelectElement,
    options: Vec<(Level, Element)>,
    company: HtmlElement,
    row: HtmlElement,
    /// Name and description in small letters, for the search.
    words: String,
}

impl Levels {
    /// Adds a row for every rule: that for secrets in text to `text`, the others to `tokens`.
    pub(crate) fn build(document: &Document, text: &Element, tokens: &Element) -> Levels {
        let rows = Rule::ALL.iter().copied().filter_map(|rule| {
            let row = Row::build(document, rule)?;
            let list = if rule == Rule::SecretInText { text } else { tokens };
            list.append_child(&row.row).ok()?;
            Some(row)
        });
        Levels(rows.collect())
    }

    /// The rows.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Row> {
        self.0.iter()
    }

    /// Shows the levels in force, and which one is usual.
    pub(crate) fn show(&self, state: &State) {
        for row in &self.0 {
            let usual = state.usual_level(row.rule);
            for (level, option) in &row.options {
                let name = localize(&name(*level));
                let name =
                    if *level == usual { localize(&Phrase::level_usual(Word::own(name))) } else { name };
                set_text(option, &name);
            }
            row.select.set_value(state.in_force().level(row.rule).as_str());
            let level = state.effective().level(row.rule);
            row.select.set_disabled(level.is_locked());
            show_origin(&row.company, level.origin, state);
        }
    }

    /// Shows only the rows about tokens that have all these words; whether there are any.
    pub(crate) fn search(&self, typed: &str) -> bool {
        let mut any = false;
        for row in self.0.iter().filter(|row| row.rule != Rule::SecretInText) {
            let found = has_words(&row.words, typed);
            row.row.set_hidden(!found);
            any |= found;
        }
        any
    }
}

impl Row {
    fn build(document: &Document, rule: Rule) -> Option<Row> {
        let (title, text) = (localize(&rule.name()), localize(&rule.about()));
        let about_id = format!("{}-about", rule.as_str());
        let company_id = format!("{}-company", rule.as_str());
        let label = element(document, "label").attr("for", rule.as_str()).class("name").text(&title);
        let about = element(document, "p").attr("id", &about_id).class("about").text(&text);
        let options: Vec<_> = Level::ALL
            .into_iter()
            .map(|level| (level, element(document, "option").attr("value", level.as_str())))
            .collect();
        let select = element(document, "select")
            .attr("id", rule.as_str())
            .attr("aria-describedby", &format!("{about_id} {company_id}"))
            .children(options.iter().map(|(_, option)| option));
        let company =
            element(document, "p").attr("id", &company_id).class("about company").attr("hidden", "");
        let words = element(document, "div").children([&label, &about, &company]);
        let row = element(document, "div").class("row").children([&words, &select]);
        Some(Row {
            rule,
            select: select.get()?.clone().dyn_into().ok()?,
            options: options
                .iter()
                .filter_map(|(level, option)| Some((*level, option.get()?.clone())))
                .collect(),
            company: company.html()?.clone(),
            row: row.html()?.clone(),
            words: format!("{title} {text}").to_lowercase(),
        })
    }
}

/// Says beside a setting what part the company has in it.
pub(crate) fn show_origin(place: &HtmlElement, origin: Origin, state: &State) {
    let said = company::said(origin, &state.company().identity);
    say(place, said.as_ref());
}

/// Whether every word that was typed is in the text, in any letter case; `text` is in small letters.
fn has_words(text: &str, typed: &str) -> bool {
    typed.to_lowercase().split_whitespace().all(|word| text.contains(word))
}

/// What a level is called.
pub(crate) fn name(level: Level) -> Phrase {
    match level {
        Level::Off => Phrase::level_off(),
        Level::Inform => Phrase::level_inform(),
        Level::Acknowledge => Phrase::level_acknowledge(),
        Level::Reason => Phrase::level_reason(),
        Level::Block => Phrase::level_block(),
    }
}

/// What a mode is called.
pub(crate) fn mode_name(mode: Mode) -> Phrase {
    match mode {
        Mode::Quiet => Phrase::mode_quiet(),
        Mode::Balanced => Phrase::mode_balanced(),
        Mode::Strict => Phrase::mode_strict(),
    }
}

#[cfg(test)]
mod tests {
    use super::has_words;

    #[test]
    fn a_search_wants_every_word_in_any_order_and_letter_case() {
        let text = "full access a token that can do everything its owner can.";
        for (typed, found) in [
            ("", true),
            ("  ", true),
            ("FULL", true),
            ("token full", true),
            ("tok", true),
            ("full scope", false),
            ("fullaccess", false),
        ] {
            assert_eq!(has_words(text, typed), found, "{typed}");
        }
        assert!(has_words("größe ändern", "GRÖßE Ä"));
    }
}
