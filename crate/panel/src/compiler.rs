//! What the background is asked about rules of the person's own, and about patterns of exceptions. The compiler is there: a page would take long to load it.

use patrol_detect::{Automaton, CustomRule};
use patrol_phrase::Phrase;
use patrol_policy::{OwnRule, Problem};
use patrol_protocol::{FromPanel, RefusedRule, Reply};
use patrol_webext::runtime;

/// The background has not answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NoAnswer;

impl NoAnswer {
    /// What to tell the person.
    pub(crate) fn phrase(self) -> Phrase {
        Phrase::settings_no_answer()
    }
}

/// Rules from somewhere else.
#[derive(Default)]
pub(crate) struct Read {
    /// Those that can be used, each for itself.
    pub(crate) rules: Vec<OwnRule>,
    /// What the person should know of the others, and of what means something else here.
    pub(crate) told: Vec<Vec<Phrase>>,
}

/// A pattern, ready to run over texts, or what is wrong with it.
pub(crate) async fn compile(pattern: &str) -> Result<Result<Automaton, Phrase>, NoAnswer> {
    match runtime::ask(&FromPanel::CompilePattern { pattern: pattern.to_owned() }).await {
        Some(Reply::Pattern { tables }) => automaton(&tables).map(Ok).ok_or(NoAnswer),
        Some(Reply::Refused { phrase }) => Ok(Err(phrase)),
        _ => Err(NoAnswer),
    }
}

/// Which of these rules could not be in force together.
pub(crate) async fn refused(rules: Vec<OwnRule>) -> Result<Vec<RefusedRule>, NoAnswer> {
    match runtime::ask(&FromPanel::CheckRules { rules }).await {
        Some(Reply::RefusedRules { refused }) => Ok(refused),
        _ => Err(NoAnswer),
    }
}

/// Of each pattern of an exception why it cannot be used beside the rules in force; `None` where it can.
pub(crate) async fn refused_patterns(patterns: Vec<String>) -> Result<Vec<Option<Phrase>>, NoAnswer> {
    match runtime::ask(&FromPanel::CheckPatterns { patterns }).await {
        Some(Reply::Patterns { refused }) => Ok(refused),
        _ => Err(NoAnswer),
    }
}

/// What of the company's policy cannot be used.
pub(crate) async fn company_problems() -> Result<Vec<Problem>, NoAnswer> {
    match runtime::ask(&FromPanel::CheckCompany).await {
        Some(Reply::CompanyProblems { problems }) => Ok(problems),
        _ => Err(NoAnswer),
    }
}

/// The rules in a file or a text, or why there are none.
pub(crate) async fn read(text: &str) -> Result<Result<Read, Phrase>, NoAnswer> {
    // A message that is much longer would not arrive at all.
    if text.len() > OwnRule::LARGEST_FILE {
        return Ok(Err(Phrase::own_rules_unreadable()));
    }
    match runtime::ask(&FromPanel::ReadRules { text: text.to_owned() }).await {
        Some(Reply::Rules { rules, told }) => Ok(Ok(Read { rules, told })),
        Some(Reply::Refused { phrase }) => Ok(Err(phrase)),
        _ => Err(NoAnswer),
    }
}

/// The rules as a file.
pub(crate) async fn write(rules: Vec<OwnRule>) -> Result<String, NoAnswer> {
    match runtime::ask(&FromPanel::WriteRules { rules }).await {
        Some(Reply::RulesFile { text }) => Ok(text),
        _ => Err(NoAnswer),
    }
}

fn automaton(tables: &str) -> Option<Automaton> {
    Some(CustomRule::read_base64(tables.as_bytes()).ok()?.pop()?.automaton)
}
