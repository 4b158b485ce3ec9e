use std::collections::BTreeMap;

use toml::Spanned;
use toml::value::Datetime;

use patrol_advise::Scope;

use super::LANGUAGES;
use super::body::Body;
use super::front::{self, MARK, Token};
use super::labels::{GROUPS, Labels};
use super::problem::Report;
use super::situation::Situation;
use super::snippet::Snippets;
use super::source::{self, Sources};
use super::wizard::Wizard;

/// Everything that was read.
#[derive(Debug)]
pub(crate) struct Library {
    /// The pages, sorted as they are shown.
    pub(crate) pages: Vec<Page>,
    /// The words around them, by language.
    pub(crate) labels: BTreeMap<&'static str, Labels>,
    /// The sources by their keys.
    pub(crate) sources: Sources,
    /// The order of the steps of the playbook, by situation.
    pub(crate) situations: Vec<Situation>,
    /// The questions that lead to the scenarios, by language.
    pub(crate) wizard: BTreeMap<&'static str, Wizard>,
    /// The code that takes a token from a store.
    pub(crate) snippets: Snippets,
}

/// What a file is about; each kind has its folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// Something that people need.
    Scenario,
    /// A step after a secret leaked.
    Step,
    /// A service other than Azure DevOps, and how its secrets are revoked.
    Provider,
    /// A store for tokens, with code for each language.
    Snippet,
    /// What to do always.
    Practice,
    /// An error message.
    Failure,
}

/// Who does a step of the playbook.
pub(crate) const WHO: [&str; 4] = ["finder", "owner", "team", "administrator"];

impl Kind {
    pub(crate) const ALL: [Self; 6] =
        [Self::Scenario, Self::Step, Self::Provider, Self::Snippet, Self::Practice, Self::Failure];

    /// The folder of its files.
    pub(crate) fn folder(self) -> &'static str {
        match self {
            Self::Scenario => "scenario",
            Self::Step => "playbook",
            Self::Provider => "provider",
            Self::Snippet => "snippets",
            Self::Practice => "practice",
            Self::Failure => "failure",
        }
    }

    /// The beginning of its addresses in the page: `scenario` in `#scenario/ssh`.
    pub(crate) fn place(self) -> &'static str {
        match self {
            Self::Snippet => "snippet",
            _ => self.folder(),
        }
    }

    /// The kind at whose addresses this stands.
    pub(crate) fn by_place(place: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.place() == place)
    }

    /// The kind with this folder.
    pub(crate) fn by_folder(folder: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.folder() == folder)
    }

    /// The sections that a file may have, in the order in which the page shows them.
    pub(crate) fn sections(self) -> &'static [&'static str] {
        match self {
            Self::Scenario => &["steps", "second", "check", "wrong", "token"],
            Self::Step | Self::Provider => &["steps", "check", "limits"],
            Self::Snippet | Self::Practice => &[],
            Self::Failure => &["do"],
        }
    }

    /// The sections that a file must have.
    fn needed(self) -> &'static [&'static str] {
        match self {
            Self::Scenario => &["steps", "check"],
            Self::Step | Self::Provider => &["steps"],
            Self::Snippet | Self::Practice => &[],
            Self::Failure => &["do"],
        }
    }
}

/// A file of the content.
#[derive(Debug)]
pub(crate) struct Page {
    pub(crate) kind: Kind,
    pub(crate) id: String,
    /// The group of a scenario.
    pub(crate) group: String,
    pub(crate) order: u16,
    /// What a token needs where one can still be right.
    pub(crate) token: Option<Token>,
    /// Who does a step.
    pub(crate) who: String,
    /// The steps that come first, with their positions in the file.
    pub(crate) after: Vec<(usize, String)>,
    /// The ids of the rules that find the secrets of a provider, or their beginnings before `*`, with their positions in the file.
    pub(crate) rules: Vec<(usize, String)>,
    /// The error messages of a scenario, with their positions in the file.
    pub(crate) failures: Vec<(usize, String)>,
    /// The messages of a failure.
    pub(crate) messages: Vec<String>,
    /// The keys of the sources.
    pub(crate) sources: Vec<String>,
    /// The day on which the facts were compared with the sources, as ISO 8601 writes it.
    pub(crate) checked: String,
    /// Whether they were compared; if not, that is the day on which they were written.
    pub(crate) is_compared: bool,
    /// What is said, by language; English is always there.
    pub(crate) shown: BTreeMap<&'static str, Shown>,
}

/// What a file says in one language.
#[derive(Debug, Default)]
pub(crate) struct Shown {
    /// The file, as seen from the folder of the content.
    pub(crate) file: String,
    /// The whole file.
    pub(crate) text: String,
    pub(crate) title: String,
    pub(crate) audience: String,
    pub(crate) best: String,
    pub(crate) second: Option<String>,
    pub(crate) words: Vec<String>,
    pub(crate) body: Body,
}

/// Reads a file in English.
pub(crate) fn read(
    kind: Kind,
    stem: &str,
    file: &str,
    text: &str,
    sources: &Sources,
    report: &mut Report<'_>,
) -> Option<Page> {
    let Some((toml, body, offset)) = front::split(text) else {
        report.at_line(1, "a file begins with front matter between two lines +++");
        return None;
    };
    let mut page = Page::new(kind, stem);
    let mut shown = Shown { file: file.to_owned(), text: text.to_owned(), ..Shown::default() };
    match kind {
        Kind::Scenario => {
            let front: front::Scenario = front::read(toml, MARK, report)?;
            page.facts(&front.id, front.sources, &front.checked, sources, report);
            page.order = front.order;
            if !GROUPS.contains(&front.group.get_ref().as_str()) {
                report
                    .at(MARK + front.group.span().start, format!("a group is one of {}", GROUPS.join(", ")));
            }
            page.group = front.group.into_inner();
            for scope in front.token.iter().flat_map(|token| &token.scopes) {
                check_scope(MARK + scope.span().start, scope.get_ref(), report);
            }
            page.token = front.token;
            page.failures = positions(front.failures);
            (shown.title, shown.audience, shown.best) = (front.title, front.audience, front.best);
            (shown.second, shown.words) = (front.second, front.words);
        }
        Kind::Step => {
            let front: front::Step = front::read(toml, MARK, report)?;
            page.facts(&front.id, front.sources, &front.checked, sources, report);
            page.order = front.order;
            if !WHO.contains(&front.who.get_ref().as_str()) {
                report.at(
                    MARK + front.who.span().start,
                    format!("who does a step is one of {}", WHO.join(", ")),
                );
            }
            page.who = front.who.into_inner();
            page.after = positions(front.after);
            (shown.title, shown.words) = (front.title, front.words);
        }
        Kind::Provider => {
            let front: front::Provider = front::read(toml, MARK, report)?;
            page.is_compared = front.checked.is_some();
            let day = match (front.checked, front.written) {
                (Some(day), None) | (None, Some(day)) => day,
                _ => {
                    report.at(
                        MARK,
                        "either `checked`, the day on which it was compared with its sources, or `written`",
                    );
                    return None;
                }
            };
            page.facts(&front.id, front.sources, &day, sources, report);
            page.order = front.order;
            page.rules = positions(front.rules);
            (shown.title, shown.words) = (front.title, front.words);
        }
        Kind::Snippet => {
            let front: front::Store = front::read(toml, MARK, report)?;
            page.facts(&front.id, front.sources, &front.checked, sources, report);
            page.order = front.order;
            (shown.title, shown.words) = (front.title, front.words);
        }
        Kind::Practice => {
            let front: front::Practice = front::read(toml, MARK, report)?;
            page.facts(&front.id, front.sources, &front.checked, sources, report);
            page.order = front.order;
            (shown.title, shown.words) = (front.title, front.words);
        }
        Kind::Failure => {
            let front: front::Failure = front::read(toml, MARK, report)?;
            page.facts(&front.id, front.sources, &front.checked, sources, report);
            if front.messages.get_ref().is_empty() {
                report.at(MARK + front.messages.span().start, "a failure has a message");
            }
            page.messages = front.messages.into_inner();
            (shown.title, shown.words) = (front.title, front.words);
        }
    }
    shown.body = Body::read(body, offset, kind.folder(), report);
    page.check(&shown.body, offset, report);
    page.shown.insert(LANGUAGES[0], shown);
    Some(page)
}

impl Page {
    fn new(kind: Kind, id: &str) -> Self {
        Self {
            kind,
            id: id.to_owned(),
            group: String::new(),
            order: u16::MAX,
            token: None,
            who: String::new(),
            after: Vec::new(),
            rules: Vec::new(),
            failures: Vec::new(),
            messages: Vec::new(),
            sources: Vec::new(),
            checked: String::new(),
            is_compared: true,
            shown: BTreeMap::new(),
        }
    }

    /// What every file says of itself.
    fn facts(
        &mut self,
        id: &Spanned<String>,
        keys: Spanned<Vec<Spanned<String>>>,
        checked: &Spanned<Datetime>,
        sources: &Sources,
        report: &mut Report<'_>,
    ) {
        self.check_id(id, report);
        self.sources = source::named(keys, MARK, sources, report);
        if checked.get_ref().date.is_none() || checked.get_ref().time.is_some() {
            report.at(MARK + checked.span().start, "`checked` is a day, such as 2026-12-01");
        }
        self.checked = checked.get_ref().to_string();
    }

    /// The id is that of the file.
    pub(crate) fn check_id(&self, id: &Spanned<String>, report: &mut Report<'_>) {
        if *id.get_ref() != self.id {
            report.at(MARK + id.span().start, format!("the id is the name of the file: {}", self.id));
        }
    }

    /// What the text of a file in any language must be like.
    pub(crate) fn check(&self, body: &Body, offset: usize, report: &mut Report<'_>) {
        for section in &body.sections {
            if !self.kind.sections().contains(&section.name.as_str()) {
                let known = self.kind.sections().join(", ");
                report.at(
                    section.position,
                    format!("no section of this kind of file: `{}`; there are: {known}", section.name),
                );
            }
        }
        for name in self.kind.needed() {
            if body.section(name).is_none() {
                report.at(offset, format!("the section {name} is missing"));
            }
        }
        if body.lead.is_empty() {
            report.at(offset, "the text before the first section is missing");
        }
        match (&self.token, body.section("token")) {
            (None, Some(section)) => report.at(section.position, "[token] with scopes and days is missing"),
            (Some(_), None) => {
                report.at(offset, "the section token, which says when a token is still right, is missing")
            }
            _ => {}
        }
        for (position, id) in &body.scopes {
            check_scope(*position, id, report);
        }
    }

    /// What is said in a language; in English where it is not translated.
    pub(crate) fn shown(&self, language: &str) -> Option<(&Shown, bool)> {
        let translated = self.shown.get(language).map(|shown| (shown, true));
        translated.or_else(|| self.shown.get(LANGUAGES[0]).map(|shown| (shown, false)))
    }
}

fn check_scope(position: usize, id: &str, report: &mut Report<'_>) {
    if Scope::find(id).is_none_or(|scope| scope.id != id) {
        report.at(position, format!("unknown scope: {id}"));
    }
}

fn positions(ids: Vec<Spanned<String>>) -> Vec<(usize, String)> {
    ids.into_iter().map(|id| (MARK + id.span().start, id.into_inner())).collect()
}

/// Sorts pages as they are shown: by kind, then group, then order, then id.
pub(crate) fn sort(pages: &mut [Page]) {
    let group = |page: &Page| GROUPS.iter().position(|group| *group == page.group);
    pages.sort_by(|a, b| (a.kind, group(a), a.order, &a.id).cmp(&(b.kind, group(b), b.order, &b.id)));
}
