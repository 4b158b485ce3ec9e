//! A translation: the same id, sections and commands as its source, in other words.

use super::LANGUAGES;
use super::body::Body;
use super::front::{self, MARK};
use super::library::{Page, Shown};
use super::problem::Report;

/// Reads the translation of a page into a language.
pub(crate) fn read(page: &mut Page, language: &'static str, text: &str, report: &mut Report<'_>) {
    let Some((toml, body, offset)) = front::split(text) else {
        report.at_line(1, "a file begins with front matter between two lines +++");
        return;
    };
    let Some(front) = front::read::<front::Translation>(toml, MARK, report) else { return };
    let Some(source) = page.shown.get(LANGUAGES[0]) else { return };
    page.check_id(&front.id, report);
    let body = Body::read(body, offset, page.kind.folder(), report);
    page.check(&body, offset, report);
    let file = source.file.replace(".md", &format!(".{language}.md"));
    let pairs = [
        ("audience", source.audience.is_empty(), front.audience.is_none()),
        ("best", source.best.is_empty(), front.best.is_none()),
        ("second", source.second.is_none(), front.second.is_none()),
    ];
    for (key, lacks_source, lacks) in pairs {
        if lacks_source != lacks {
            report.at_line(1, format!("`{key}` is in one of source and translation only"));
        }
    }
    same(&source.body, &body, offset, report);
    let shown = Shown {
        file,
        text: text.to_owned(),
        title: front.title,
        audience: front.audience.unwrap_or_default(),
        best: front.best.unwrap_or_default(),
        second: front.second,
        words: front.words,
        body,
    };
    page.shown.insert(language, shown);
}

/// A translation has the sections, commands, links and scopes of its source.
fn same(source: &Body, translation: &Body, offset: usize, report: &mut Report<'_>) {
    for section in &source.sections {
        if translation.section(&section.name).is_none() {
            report.at(offset, format!("the section {} of the source is missing", section.name));
        }
    }
    for section in &translation.sections {
        if source.section(&section.name).is_none() {
            report.at(section.position, format!("the source has no section {}", section.name));
        }
    }
    for (number, block) in translation.blocks.iter().enumerate() {
        let is_same = source
            .blocks
            .get(number)
            .is_some_and(|other| other.info == block.info && other.text == block.text);
        if !is_same {
            report.at(block.position, "this command differs from that of the source");
            return;
        }
    }
    if translation.blocks.len() < source.blocks.len() {
        report.at(offset, "a command of the source is missing");
    }
    let targets = |body: &Body| {
        let mut targets: Vec<_> =
            body.links.iter().map(|link| format!("{}/{}.md", link.folder, link.id)).collect();
        targets.extend(body.scopes.iter().map(|(_, scope)| scope.clone()));
        targets.sort();
        targets.dedup();
        targets
    };
    let (ours, theirs) = (targets(source), targets(translation));
    if let Some(missing) = ours.iter().find(|target| !theirs.contains(target)) {
        report.at(offset, format!("{missing} of the source is missing"));
    } else if let Some(added) = theirs.iter().find(|target| !ours.contains(target)) {
        report.at(offset, format!("the source does not name {added}"));
    }
}
