//! The code that takes a token from a store: a file for each store and language, `snippets/<store>.<language>.<ending>`. What was done to check
//! each stands in `snippets/checks.json`, which the check itself writes.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::Deserialize;

use super::gap;
use super::grammar::{GRAMMARS, Grammar};
use super::labels;
use super::library::Kind;
use super::problem::{Problem, Report};
use super::source;
use super::{names, text};

/// The name of the file that tells what was done.
const CHECKS: &str = "checks.json";

/// All pieces of code, by store and language.
#[derive(Debug, Default)]
pub(crate) struct Snippets {
    code: BTreeMap<(String, &'static str), Snippet>,
    /// The day on which they were checked, as ISO 8601 writes it.
    pub(crate) date: String,
}

/// A piece of code.
#[derive(Debug)]
pub(crate) struct Snippet {
    /// The name of its file.
    pub(crate) file: String,
    /// The code, coloured.
    pub(crate) html: String,
    /// What was done to check it.
    pub(crate) check: Check,
}

/// What was done to check a piece of code.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Check {
    pub(crate) how: How,
    /// What did it, with its version.
    pub(crate) tool: String,
    /// The libraries with which it was done, with their versions.
    #[serde(default)]
    pub(crate) libraries: Vec<String>,
    /// The SHA-256 of the file that was checked. `tests/package/snippets.test.mjs` compares it with the file that is there.
    #[allow(dead_code, reason = "its reader is a test in another language")]
    sha256: String,
}

/// How much a check shows, the most first.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub(crate) enum How {
    /// It ran, with something in place of the store and of Azure DevOps.
    Run,
    /// A compiler made a program of it.
    Compiled,
    /// Its types were checked, with those of its libraries.
    Typed,
    /// Only its syntax was checked.
    Parsed,
}

impl How {
    pub(crate) const ALL: [Self; 4] = [Self::Run, Self::Compiled, Self::Typed, Self::Parsed];

    /// Its name in `checks.json`.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Run => "run",
            Self::Compiled => "compiled",
            Self::Typed => "typed",
            Self::Parsed => "parsed",
        }
    }
}

/// The file `checks.json`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Checks {
    date: String,
    files: BTreeMap<String, Check>,
}

impl Snippets {
    /// The code for a store in a language.
    pub(crate) fn find(&self, store: &str, grammar: &Grammar) -> Option<&Snippet> {
        self.code.get(&(store.to_owned(), grammar.id))
    }
}

/// Reads the code for these stores in all languages. `None` where nothing tells how it was checked.
pub(crate) fn read(folder: &Path, stores: &[&String], problems: &mut Vec<Problem>) -> Option<Snippets> {
    let folder_name = Kind::Snippet.folder();
    let place = |name: &str| format!("{folder_name}/{name}");
    let mut files = names(&folder.join(folder_name), problems);
    files.retain(|name| !name.ends_with(".md") && name != CHECKS);

    let checks = checks(folder, &place(CHECKS), &files, problems)?;
    let mut snippets = Snippets { code: BTreeMap::new(), date: checks.date };
    for file in &files {
        let path = place(file);
        let code = text(folder, &path, problems)?;
        let mut report = Report::new(&path, &code, problems);
        let Some((store, grammar)) = named(file, stores, &mut report) else { continue };
        for (lines, name) in gap::unknown(&code, |name| labels::sample(name).is_some()) {
            report.at_line(lines + 1, format!("unknown placeholder: {{{name}}}"));
        }
        let html = match grammar.coloured(&code) {
            Ok(html) => html,
            Err((line, what)) => {
                report.at_line(line, what);
                continue;
            }
        };
        let Some(check) = checks.files.get(file) else {
            report
                .at_line(1, format!("{CHECKS} does not tell how this was checked; run ./build.sh snippets"));
            continue;
        };
        let snippet = Snippet { file: file.clone(), html, check: check.clone() };
        snippets.code.insert((store, grammar.id), snippet);
    }
    for store in stores {
        for grammar in &GRAMMARS {
            let file = format!("{store}.{}.{}", grammar.id, grammar.ending);
            if !files.contains(&file) {
                let page = place(&format!("{store}.md"));
                let told = fs::read_to_string(folder.join(&page)).unwrap_or_default();
                Report::new(&page, &told, problems)
                    .at_line(1, format!("the code in {} is missing: {file}", grammar.name));
            }
        }
    }
    Some(snippets)
}

/// Reads what was done to check these files.
fn checks(folder: &Path, path: &str, files: &[String], problems: &mut Vec<Problem>) -> Option<Checks> {
    let told = text(folder, path, problems)?;
    let mut report = Report::new(path, &told, problems);
    let checks: Checks = match serde_json::from_str(&told) {
        Ok(checks) => checks,
        Err(error) => {
            report.at_line(error.line().max(1), error.to_string());
            return None;
        }
    };
    let position = |text: &str| told.find(text).unwrap_or_default();
    if !(checks.date.len() == 10 && source::is_date(&checks.date)) {
        report.at(position("\"date\""), "the date is a day, such as 2026-12-01");
    }
    for name in checks.files.keys().filter(|name| !files.contains(name)) {
        report.at(position(name), format!("there is no file {name}"));
    }
    Some(checks)
}

/// The store and the language that the name of a file tells.
fn named(file: &str, stores: &[&String], report: &mut Report<'_>) -> Option<(String, &'static Grammar)> {
    let mut parts = file.splitn(3, '.');
    let (store, language, ending) = (parts.next()?, parts.next().unwrap_or_default(), parts.next());
    let Some(grammar) = Grammar::by_id(language) else {
        let known: Vec<_> = GRAMMARS.iter().map(|grammar| grammar.id).collect();
        report.at_line(
            1,
            format!("no language of the snippets: `{language}`; there are: {}", known.join(", ")),
        );
        return None;
    };
    if ending != Some(grammar.ending) {
        report.at_line(1, format!("a file in {} ends in .{}", grammar.name, grammar.ending));
        return None;
    }
    if !stores.iter().any(|known| *known == store) {
        report.at_line(1, format!("there is no {store}.md, which tells what the store is"));
        return None;
    }
    Some((store.to_owned(), grammar))
}
