//! The code of the stores in the page: a table of all, and all languages of one store.

use super::body::escape;
use super::grammar::GRAMMARS;
use super::library::{Kind, Page};
use super::page::Writer;
use super::snippet::Snippet;

impl Writer<'_> {
    /// The stores in all languages, at an address of its own.
    pub(super) fn stores(&self) -> String {
        let place = Kind::Snippet.place();
        format!(
            "<article id=\"{place}\">\n<nav><a href=\"#list\">{}</a></nav>\n<h2>{}</h2>\n<p>{}</p>\n{}</article>\n",
            escape(&self.labels.back),
            escape(&self.labels.snippets),
            escape(&self.labels.snippets_about),
            self.matrix()
        )
    }

    /// The stores by language: each cell says what was done to check the code, and leads to it.
    fn matrix(&self) -> String {
        let mut html = format!(
            "<div class=\"matrix\" tabindex=\"0\" role=\"group\" aria-label=\"{}\">\n<table>\n<thead>\n<tr><th scope=\"col\">{}</th>",
            escape(&self.labels.snippets),
            escape(&self.labels.store)
        );
        for grammar in &GRAMMARS {
            html.push_str(&format!("<th scope=\"col\" translate=\"no\">{}</th>", escape(grammar.name)));
        }
        html.push_str("</tr>\n</thead>\n<tbody>\n");
        for page in self.guide.pages.iter().filter(|page| page.kind == Kind::Snippet) {
            html.push_str(&format!("<tr><th scope=\"row\">{}</th>", self.link(page)));
            for grammar in &GRAMMARS {
                let word = self.guide.snippets.find(&page.id, grammar).map(|snippet| self.word(snippet));
                html.push_str(&format!(
                    "<td><a href=\"#{}\">{}</a></td>",
                    address(page, grammar.id),
                    escape(word.unwrap_or_default())
                ));
            }
            html.push_str("</tr>\n");
        }
        html.push_str("</tbody>\n</table>\n</div>\n");
        html
    }

    /// The code of a store. Of the languages one is open at a time; without a script as well.
    pub(super) fn code(&self, page: &Page) -> String {
        let mut html = String::new();
        for grammar in &GRAMMARS {
            let Some(snippet) = self.guide.snippets.find(&page.id, grammar) else { continue };
            html.push_str(&format!(
                "<details class=\"program\" data-language=\"{id}\" name=\"{place}/{store}\">\n\
                 <summary><span translate=\"no\">{name}</span> <small>{word}</small></summary>\n{done}\
                 <figure id=\"{address}\" data-code=\"{id}\"><figcaption><code>{file}</code></figcaption>\
                 <pre tabindex=\"0\"><code translate=\"no\" lang=\"en\">{code}</code></pre></figure>\n</details>\n",
                id = grammar.id,
                place = page.kind.place(),
                store = page.id,
                name = escape(grammar.name),
                word = escape(self.word(snippet)),
                done = self.done(snippet),
                address = address(page, grammar.id),
                file = escape(&snippet.file),
                code = snippet.html.trim_end(),
            ));
        }
        html
    }

    fn word(&self, snippet: &Snippet) -> &str {
        self.labels.how.get(snippet.check.how.name()).map(String::as_str).unwrap_or_default()
    }

    /// What was done to check a piece of code, with what, and when.
    fn done(&self, snippet: &Snippet) -> String {
        let check = &snippet.check;
        let sentence = self.labels.done.get(check.how.name()).map(String::as_str).unwrap_or_default();
        let libraries = if check.libraries.is_empty() {
            String::new()
        } else {
            format!(" {} {}.", escape(&self.labels.libraries), escape(&check.libraries.join(", ")))
        };
        format!(
            "<p class=\"done\">{}{libraries} {} <time datetime=\"{date}\">{date}</time>.</p>\n",
            escape(&sentence.replace("$tool", &check.tool)),
            escape(&self.labels.code_checked),
            date = self.guide.snippets.date,
        )
    }
}

/// The address of the code of a store in a language, such as `snippet/azure-key-vault/python`.
fn address(page: &Page, language: &str) -> String {
    format!("{}/{}/{language}", page.kind.place(), page.id)
}
