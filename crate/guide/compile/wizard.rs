//! The questions that lead to each scenario: `wizard.toml`, and beside it the words of other languages.

use serde::Deserialize;
use toml::Spanned;

use super::front;
use super::labels::GROUPS;
use super::library::Kind;
use super::problem::Report;

/// All questions in one language, the first one first.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Wizard {
    pub(crate) question: Vec<Question>,
}

/// A question. Its address is `#question/<id>`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Question {
    pub(crate) id: Spanned<String>,
    pub(crate) title: String,
    pub(crate) answer: Vec<Answer>,
    /// The group of which the scenarios stand here to which no answer leads.
    pub(crate) group: Option<String>,
}

/// An answer, and where it leads.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Answer {
    pub(crate) text: String,
    /// An address: `question/git`, `scenario/ssh`, or `playbook` for the list of its steps.
    pub(crate) to: Spanned<String>,
}

/// The beginning of the address of a question.
pub(crate) const FOLDER: &str = "question";

impl Wizard {
    /// Reads the questions in English. Every answer leads somewhere; every question, and every group of scenarios, is reached. `there` says
    /// whether a kind of file has one with an id.
    pub(crate) fn read(
        text: &str,
        there: &dyn Fn(Kind, &str) -> bool,
        report: &mut Report<'_>,
    ) -> Option<Self> {
        let wizard: Self = front::read(text, 0, report)?;
        for answer in wizard.answers() {
            let to = answer.to.get_ref();
            let exists = match to.split_once('/') {
                Some((FOLDER, id)) => wizard.question.iter().any(|question| question.id.get_ref() == id),
                Some((folder, id)) => Kind::by_place(folder).is_some_and(|kind| there(kind, id)),
                None => Kind::by_place(to).is_some_and(|kind| kind != Kind::Scenario),
            };
            if !exists {
                report.at(answer.to.span().start, format!("an answer leads to what is not there: {to}"));
            }
        }
        for question in wizard.question.iter().skip(1) {
            if !wizard.leads_to(FOLDER, question.id.get_ref()) {
                report.at(question.id.span().start, "no answer leads to this question");
            }
        }
        for group in GROUPS {
            if !wizard.question.iter().any(|question| question.group.as_deref() == Some(group)) {
                report.at_line(1, format!("no question is about the group {group}"));
            }
        }
        Some(wizard)
    }

    /// Reads a translation: the same questions, and answers that lead to the same places.
    pub(crate) fn translation(text: &str, source: &Self, report: &mut Report<'_>) -> Option<Self> {
        let wizard: Self = front::read(text, 0, report)?;
        let (ours, theirs) = (source.shape(), wizard.shape());
        if let Some(other) = (0..theirs.len().max(ours.len())).find(|at| ours.get(*at) != theirs.get(*at)) {
            let position = wizard.question.get(other).map_or(0, |question| question.id.span().start);
            report.at(position, "this question or its answers are not those of wizard.toml");
        }
        Some(wizard)
    }

    /// Whether an answer leads to an address.
    pub(crate) fn leads_to(&self, folder: &str, id: &str) -> bool {
        self.answers().any(|answer| *answer.to.get_ref() == format!("{folder}/{id}"))
    }

    fn answers(&self) -> impl Iterator<Item = &Answer> {
        self.question.iter().flat_map(|question| &question.answer)
    }

    /// All but the words.
    fn shape(&self) -> Vec<(&str, Option<&str>, Vec<&str>)> {
        self.question
            .iter()
            .map(|question| {
                let to = question.answer.iter().map(|answer| answer.to.get_ref().as_str()).collect();
                (question.id.get_ref().as_str(), question.group.as_deref(), to)
            })
            .collect()
    }
}
