//! The page: everything that the content says, as HTML that is readable before any script has run.

use super::body::escape;
use super::labels::{GROUPS, Labels};
use super::library::{Kind, Library, Page, Shown};
use super::live;
use super::wizard::Wizard;
use patrol_advise::Scope;

/// The whole page in a language. Every file has an address in it, such as `#scenario/ssh`.
pub(crate) fn page(library: &Library, language: &str) -> String {
    let Some(labels) = library.labels.get(language) else { return String::new() };
    let writer = Writer { guide: library, labels, language };
    let mut html = format!(
        "<!doctype html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\" />\n\
         <meta name=\"viewport\" content=\"width=device-width\" />\n<title>{}</title>\n\
         <link rel=\"icon\" href=\"icon/32.png\" />\n<link rel=\"stylesheet\" href=\"style/tokens.css\" />\n\
         <link rel=\"stylesheet\" href=\"style/panel.css\" />\n<link rel=\"stylesheet\" href=\"style/guide.css\" />\n\
         <link rel=\"stylesheet\" href=\"style/guide-print.css\" media=\"print\" />\n\
         <link rel=\"stylesheet\" href=\"style/code.css\" />\n\
         <script type=\"module\" src=\"panel.js\"></script>\n</head>\n<body data-page=\"guide\">\n<main id=\"content\">\n",
        escape(&labels.title),
    );
    html.push_str(&live::head(library, labels, language));
    html.push_str(&writer.list());
    html.push_str(&writer.questions());
    html.push_str(&writer.playbook());
    html.push_str(&writer.stores());
    for page in &library.pages {
        html.push_str(&writer.article(page));
    }
    html.push_str("</main>\n</body>\n</html>\n");
    html
}

pub(super) struct Writer<'a> {
    pub(super) guide: &'a Library,
    pub(super) labels: &'a Labels,
    pub(super) language: &'a str,
}

impl Writer<'_> {
    /// What the page begins with: a link to everything.
    fn list(&self) -> String {
        let labels = self.labels;
        let mut html = format!(
            "<section id=\"list\">\n<h1 tabindex=\"-1\">{}</h1>\n<p>{}</p>\n<h2>{}</h2>\n<ul class=\"answers\">\n{}</ul>\n<h2>{}</h2>\n",
            escape(&labels.title),
            escape(&labels.about),
            escape(&labels.scenarios),
            self.wizard().and_then(|wizard| wizard.question.first()).map(live::answers).unwrap_or_default(),
            escape(&labels.all)
        );
        for group in GROUPS {
            let name = labels.group.get(group).map(String::as_str).unwrap_or_default();
            html.push_str(&format!("<h3>{}</h3>\n", escape(name)));
            html.push_str(&self.links(|page| page.kind == Kind::Scenario && page.group == group, "ul"));
        }
        html.push_str(&format!(
            "<h2>{heading}</h2>\n<p><a href=\"#{}\">{}</a></p>\n",
            Kind::Step.place(),
            escape(&labels.playbook_open),
            heading = escape(&labels.playbook)
        ));
        html.push_str(&format!("<h2>{}</h2>\n", escape(&labels.snippets)));
        html.push_str(&self.links(|page| page.kind == Kind::Snippet, "ul"));
        html.push_str(&format!(
            "<p><a href=\"#{}\">{}</a></p>\n",
            Kind::Snippet.place(),
            escape(&labels.snippets_open)
        ));
        for (kind, heading) in [
            (Kind::Provider, &labels.providers),
            (Kind::Practice, &labels.practice),
            (Kind::Failure, &labels.failures),
        ] {
            html.push_str(&format!("<h2 id=\"{}\">{}</h2>\n", kind.place(), escape(heading)));
            html.push_str(&self.links(|page| page.kind == kind, "ul"));
        }
        html.push_str("</section>\n");
        html
    }

    fn wizard(&self) -> Option<&Wizard> {
        self.guide.wizard.get(self.language)
    }

    /// The questions but the first.
    fn questions(&self) -> String {
        let Some(wizard) = self.wizard() else { return String::new() };
        let further = |group: &str| {
            let pages = self.guide.pages.iter().filter(|page| {
                page.kind == Kind::Scenario
                    && page.group == group
                    && !wizard.leads_to(page.kind.place(), &page.id)
            });
            pages.map(|page| format!("<li>{}</li>\n", self.link(page))).collect()
        };
        live::questions(wizard, self.labels, further)
    }

    /// The steps after a leak; the script orders them by the situation.
    fn playbook(&self) -> String {
        let labels = self.labels;
        let (folder, back) = (Kind::Step.place(), escape(&labels.back));
        format!(
            "<article id=\"{folder}\" class=\"checklist\">\n<nav><a href=\"#list\">{back}</a></nav>\n<h2>{}</h2>\n<p>{}</p>\n<p><a href=\"#{}\">{}</a></p>\n{}{}{}</article>\n",
            escape(&labels.playbook),
            escape(&labels.playbook_about),
            Kind::Provider.place(),
            escape(&labels.providers_open),
            live::situation(labels),
            self.links(|page| page.kind == Kind::Step, "ol"),
            live::after_steps(labels),
        )
    }

    fn links(&self, wanted: impl Fn(&Page) -> bool, list: &str) -> String {
        let mut html = format!("<{list}>\n");
        for page in self.guide.pages.iter().filter(|page| wanted(page)) {
            html.push_str(&format!("<li>{}</li>\n", self.link(page)));
        }
        html.push_str(&format!("</{list}>\n"));
        html
    }

    pub(super) fn link(&self, page: &Page) -> String {
        let Some((shown, translated)) = page.shown(self.language) else { return String::new() };
        let language = if translated { "" } else { " lang=\"en\"" };
        format!("<a href=\"#{}/{}\"{language}>{}</a>", page.kind.place(), page.id, escape(&shown.title))
    }

    fn article(&self, page: &Page) -> String {
        let Some((shown, translated)) = page.shown(self.language) else { return String::new() };
        let folder = page.kind.place();
        let mut html = format!("<article id=\"{folder}/{}\" class=\"{folder}\">\n", page.id);
        let (above, back) = match page.kind {
            Kind::Step => (folder, &self.labels.playbook),
            Kind::Provider => (Kind::Step.place(), &self.labels.playbook),
            Kind::Snippet => (folder, &self.labels.snippets),
            Kind::Scenario | Kind::Practice | Kind::Failure => ("list", &self.labels.back),
        };
        html.push_str(&format!("<nav><a href=\"#{above}\">{}</a></nav>\n", escape(back)));
        if !translated {
            html.push_str(&format!(
                "<p class=\"note\">{}</p>\n<div lang=\"en\">\n",
                escape(&self.labels.untranslated)
            ));
        }
        html.push_str(&format!("<h2>{}</h2>\n", escape(&shown.title)));
        html.push_str(&self.head(page, shown));
        html.push_str(&shown.body.lead);
        if page.kind == Kind::Scenario {
            html.push_str(&self.ways(page, shown));
        }
        for name in page.kind.sections() {
            html.push_str(&self.section(page, shown, name));
        }
        if !translated {
            html.push_str("</div>\n");
        }
        if page.kind == Kind::Snippet {
            html.push_str(&self.code(page));
        }
        html.push_str(&self.sources(page));
        html.push_str("</article>\n");
        html
    }

    /// Who it is for, what comes first, which messages it is about.
    fn head(&self, page: &Page, shown: &Shown) -> String {
        let mut html = String::new();
        if !shown.audience.is_empty() {
            html.push_str(&format!(
                "<p class=\"audience\">{} {}</p>\n",
                escape(&self.labels.audience),
                escape(&shown.audience)
            ));
        }
        if let Some(who) = self.labels.who.get(&page.who) {
            html.push_str(&format!(
                "<p class=\"audience\">{} {}</p>\n",
                escape(&self.labels.audience),
                escape(who)
            ));
        }
        let first: Vec<_> = page
            .after
            .iter()
            .filter_map(|(_, id)| self.find(Kind::Step, id))
            .map(|step| self.link(step))
            .collect();
        if !first.is_empty() {
            html.push_str(&format!(
                "<p class=\"after\">{} {}</p>\n",
                escape(&self.labels.after),
                first.join(", ")
            ));
        }
        for message in &page.messages {
            html.push_str(&format!(
                "<p class=\"message\"><code translate=\"no\" lang=\"en\">{}</code></p>\n",
                escape(message)
            ));
        }
        html
    }

    /// The best way, the second best and the last resort.
    fn ways(&self, page: &Page, shown: &Shown) -> String {
        let row = |term: &str, text: &str| format!("<dt>{}</dt><dd>{}</dd>\n", escape(term), escape(text));
        let mut html = "<dl class=\"ways\">\n".to_owned();
        html.push_str(&row(&self.labels.best, &shown.best));
        if let Some(second) = &shown.second {
            html.push_str(&row(&self.labels.second, second));
        }
        if page.token.is_none() {
            html.push_str(&row(&self.labels.last, &self.labels.never));
        }
        html.push_str("</dl>\n");
        html
    }

    fn section(&self, page: &Page, shown: &Shown, name: &str) -> String {
        let section = shown.body.section(name);
        let failures: Vec<_> = match name {
            "wrong" => page.failures.iter().filter_map(|(_, id)| self.find(Kind::Failure, id)).collect(),
            _ => Vec::new(),
        };
        if section.is_none() && failures.is_empty() {
            return String::new();
        }
        let heading = self.labels.section.get(name).map(String::as_str).unwrap_or_default();
        let mut html = format!("<section class=\"{name}\">\n<h3>{}</h3>\n", escape(heading));
        html.push_str(section.map(|section| section.html.as_str()).unwrap_or_default());
        if !failures.is_empty() {
            html.push_str("<ul>\n");
            for failure in failures {
                html.push_str(&format!("<li>{}</li>\n", self.link(failure)));
            }
            html.push_str("</ul>\n");
        }
        if name == "token" {
            html.push_str(&self.token(page));
            html.push_str(&format!(
                "<button type=\"button\" class=\"token-page\" hidden>{}</button>\n",
                escape(self.labels.word("token_page"))
            ));
        }
        html.push_str("</section>\n");
        html
    }

    /// The scopes and the lifetime of a token that is still right.
    fn token(&self, page: &Page) -> String {
        let Some(token) = &page.token else { return String::new() };
        let scopes: Vec<_> = token
            .scopes
            .iter()
            .filter_map(|id| Scope::find(id.get_ref()))
            .map(|scope| {
                format!(
                    "<code translate=\"no\">{}</code> <span lang=\"en\">{}</span>",
                    scope.id,
                    escape(&scope.name())
                )
            })
            .collect();
        let scopes =
            if scopes.is_empty() { escape(&self.labels.scopes_by_task) } else { scopes.join("<br />") };
        format!(
            "<dl class=\"token\">\n<dt>{}</dt><dd>{scopes}</dd>\n<dt>{}</dt><dd>{}</dd>\n</dl>\n",
            escape(&self.labels.scopes),
            escape(&self.labels.lifetime),
            escape(&self.labels.days.of(token.days)),
        )
    }

    fn sources(&self, page: &Page) -> String {
        let links: Vec<_> = page
            .sources
            .iter()
            .filter_map(|key| self.guide.sources.get(key))
            .map(|source| {
                let (url, date) = (source.url.get_ref(), source.date.get_ref());
                // A day says when a source was read.
                let time = if page.is_compared {
                    format!(" <time datetime=\"{date}\">{date}</time>")
                } else {
                    String::new()
                };
                format!(
                    "<a href=\"{}\" rel=\"noreferrer\" target=\"_blank\" lang=\"en\">{}</a>{time}",
                    escape(url),
                    escape(&source.title)
                )
            })
            .collect();
        format!(
            "<footer>\n<p>{} {}.</p>\n<p>{} <time datetime=\"{checked}\">{checked}</time>.</p>\n</footer>\n",
            escape(&self.labels.sources),
            links.join("; "),
            escape(if page.is_compared { &self.labels.checked } else { &self.labels.written }),
            checked = page.checked,
        )
    }

    fn find(&self, kind: Kind, id: &str) -> Option<&Page> {
        self.guide.pages.iter().find(|page| page.kind == kind && page.id == id)
    }
}
