//! The compiler of the content: reads a folder, checks it, and makes pages and the table for the search.

mod body;
mod emit;
mod front;
mod gap;
mod grammar;
mod labels;
mod library;
mod live;
mod page;
mod problem;
mod shell;
mod situation;
mod snippet;
mod snippet_page;
mod source;
mod translation;
mod wizard;

#[cfg(test)]
mod broken;
#[cfg(test)]
mod broken_questions;
#[cfg(test)]
mod broken_snippets;
#[cfg(test)]
mod sample;

pub(crate) use emit::entries;
pub(crate) use library::{Kind, Library, Page};
pub(crate) use live::file;
pub(crate) use page::page;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use problem::{Problem, Report};
use wizard::Wizard;

/// A command with a value for each placeholder.
#[cfg(test)]
pub(crate) fn filled(command: &str) -> String {
    gap::fill(command, labels::sample)
}

/// The languages of the content, the source first.
pub(crate) const LANGUAGES: [&str; 2] = ["en", "de"];

/// Reads and checks the content of a folder. Every problem is told, sorted by file and line.
pub(crate) fn read(folder: &Path) -> Result<Library, Vec<Problem>> {
    let mut problems = Vec::new();
    let library = read_all(folder, &mut problems);
    problems.sort();
    match library {
        Some(library) if problems.is_empty() => Ok(library),
        _ => Err(problems),
    }
}

fn read_all(folder: &Path, problems: &mut Vec<Problem>) -> Option<Library> {
    let mut labels = BTreeMap::new();
    for language in LANGUAGES {
        let name =
            if language == LANGUAGES[0] { "page.toml".to_owned() } else { format!("page.{language}.toml") };
        let text = text(folder, &name, problems)?;
        let read = labels_of(&text, &mut Report::new(&name, &text, problems));
        labels.extend(read.map(|labels| (language, labels)));
    }
    let sources = text(folder, "sources.toml", problems)?;
    let sources = source::read(&sources, &mut Report::new("sources.toml", &sources, problems))?;
    let mut pages = Vec::new();
    let mut translations = Vec::new();
    let mut there = BTreeSet::new();
    for kind in Kind::ALL {
        for name in names(&folder.join(kind.folder()), problems) {
            let file = format!("{}/{name}", kind.folder());
            if kind == Kind::Snippet && !name.ends_with(".md") {
                continue;
            }
            let text = text(folder, &file, problems)?;
            let mut report = Report::new(&file, &text, problems);
            let Some(stem) = name.strip_suffix(".md") else {
                report.at_line(1, "the content is in files that end in .md");
                continue;
            };
            match stem.split_once('.') {
                None => {
                    there.insert((kind, stem.to_owned()));
                    pages.extend(library::read(kind, stem, &file, &text, &sources, &mut report));
                }
                Some((id, language)) => match LANGUAGES[1..].iter().find(|known| **known == language) {
                    Some(language) => {
                        translations.push((kind, id.to_owned(), *language, file.clone(), text.clone()))
                    }
                    None => report.at_line(1, format!("no language of the content: `{language}`")),
                },
            }
        }
    }
    for (kind, id, language, file, text) in translations {
        let mut report = Report::new(&file, &text, problems);
        match pages.iter_mut().find(|page: &&mut Page| page.kind == kind && page.id == id) {
            Some(page) => translation::read(page, language, &text, &mut report),
            // What is wrong with a source that is there was told already.
            None if there.contains(&(kind, id)) => {}
            None => report.at_line(1, "there is no such file in English, which is the source"),
        }
    }
    for page in &pages {
        check(page, &pages, &there, problems);
    }
    library::sort(&mut pages);
    let exists = |kind: Kind, id: &str| there.contains(&(kind, id.to_owned()));
    let playbook = text(folder, "playbook.toml", problems)?;
    let situations =
        situation::read(&playbook, &pages, &exists, &mut Report::new("playbook.toml", &playbook, problems));
    let wizard = wizard_of(folder, &exists, problems)?;
    let stores: Vec<_> = there.iter().filter(|(kind, _)| *kind == Kind::Snippet).map(|(_, id)| id).collect();
    let snippets = snippet::read(folder, &stores, problems)?;
    Some(Library { pages, labels, sources, situations, wizard, snippets })
}

/// The questions in each language.
fn wizard_of(
    folder: &Path,
    there: &dyn Fn(Kind, &str) -> bool,
    problems: &mut Vec<Problem>,
) -> Option<BTreeMap<&'static str, Wizard>> {
    let name = "wizard.toml";
    let source = text(folder, name, problems)?;
    let source = Wizard::read(&source, there, &mut Report::new(name, &source, problems))?;
    let mut wizard = BTreeMap::new();
    for language in &LANGUAGES[1..] {
        let name = format!("wizard.{language}.toml");
        let text = text(folder, &name, problems)?;
        let read = Wizard::translation(&text, &source, &mut Report::new(&name, &text, problems));
        wizard.extend(read.map(|read| (*language, read)));
    }
    wizard.insert(LANGUAGES[0], source);
    Some(wizard)
}

/// What only all files together show: links, steps before steps, error messages.
fn check(page: &Page, pages: &[Page], there: &BTreeSet<(Kind, String)>, problems: &mut Vec<Problem>) {
    let exists = |kind: Kind, id: &str| there.contains(&(kind, id.to_owned()));
    for shown in page.shown.values() {
        let mut report = Report::new(&shown.file, &shown.text, problems);
        for link in &shown.body.links {
            if !Kind::by_folder(&link.folder).is_some_and(|kind| exists(kind, &link.id)) {
                report.at(
                    link.position,
                    format!("a link to a file that is not there: {}/{}.md", link.folder, link.id),
                );
            }
        }
    }
    if let Some(shown) = page.shown.get(LANGUAGES[0]) {
        let mut report = Report::new(&shown.file, &shown.text, problems);
        for (position, id) in &page.failures {
            if !exists(Kind::Failure, id) {
                report.at(*position, format!("there is no failure/{id}.md"));
            }
        }
        for (number, (position, id)) in page.rules.iter().enumerate() {
            let is_in = |rules: &[(usize, String)]| rules.iter().any(|(_, known)| known == id);
            let others = pages.iter().filter(|other| other.id != page.id);
            if is_in(&page.rules[..number]) || others.into_iter().any(|other| is_in(&other.rules)) {
                report.at(*position, format!("{id} is named twice"));
            }
        }
        for (position, id) in &page.after {
            let first = pages.iter().find(|other| other.kind == Kind::Step && other.id == *id);
            if !exists(Kind::Step, id) || first.is_some_and(|first| first.order >= page.order) {
                report.at(*position, format!("no step {id} comes before this one"));
            }
        }
    }
}

fn labels_of(text: &str, report: &mut Report<'_>) -> Option<labels::Labels> {
    let labels: labels::Labels = front::read(text, 0, report)?;
    let mut complete =
        |table: &str, known: &BTreeMap<String, String>, needed: &mut dyn Iterator<Item = &str>| {
            for name in needed {
                if !known.contains_key(name) {
                    report.at_line(1, format!("[{table}] lacks {name}"));
                }
            }
        };
    complete("group", &labels.group, &mut labels::GROUPS.into_iter());
    complete("placeholder", &labels.placeholder, &mut labels::placeholders());
    complete("section", &labels.section, &mut Kind::ALL.into_iter().flat_map(Kind::sections).copied());
    complete("how", &labels.how, &mut snippet::How::ALL.into_iter().map(snippet::How::name));
    complete("done", &labels.done, &mut snippet::How::ALL.into_iter().map(snippet::How::name));
    complete("who", &labels.who, &mut library::WHO.into_iter());
    complete("place", &labels.place, &mut situation::PLACES.into_iter());
    complete("whose", &labels.whose, &mut situation::OWNERS.into_iter());
    complete("live", &labels.live, &mut live::WORDS.into_iter());
    Some(labels)
}

/// The names of the files of a folder, sorted.
fn names(folder: &Path, problems: &mut Vec<Problem>) -> Vec<String> {
    let read = || -> std::io::Result<Vec<String>> {
        let mut names = Vec::new();
        for entry in fs::read_dir(folder)? {
            names.push(entry?.file_name().to_string_lossy().into_owned());
        }
        names.sort();
        Ok(names)
    };
    read().unwrap_or_else(|error| {
        problems.push(Problem { file: folder.display().to_string(), line: 1, what: error.to_string() });
        Vec::new()
    })
}

fn text(folder: &Path, name: &str, problems: &mut Vec<Problem>) -> Option<String> {
    match fs::read_to_string(folder.join(name)) {
        Ok(text) => Some(text),
        Err(error) => {
            problems.push(Problem { file: name.to_owned(), line: 1, what: error.to_string() });
            None
        }
    }
}
