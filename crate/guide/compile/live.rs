//! What the page has for the script: hidden until it runs, and in the page because its words are in the page's language.

use super::LANGUAGES;
use super::body::escape;
use super::labels::{self, Labels};
use super::library::Library;
use super::situation::{OWNERS, PLACES};
use super::wizard::{Answer, FOLDER, Question, Wizard};

/// The words that the script and its parts need, in the table `live`.
pub(crate) const WORDS: [&str; 21] = [
    "bash",
    "checklist_place",
    "checklist_whose",
    "cmd",
    "copied",
    "copy",
    "copy_failed",
    "done",
    "forget",
    "forgotten",
    "found",
    "ignored",
    "invalid",
    "language",
    "not_opened",
    "powershell",
    "search",
    "shell",
    "token_page",
    "values",
    "values_about",
];

/// The name of the page's file in a language: the source has the bare name.
pub(crate) fn file(language: &str) -> String {
    if language == LANGUAGES[0] { "guide.html".to_owned() } else { format!("guide.{language}.html") }
}

/// What stands above everything: other languages, the search, and the values of the placeholders.
pub(crate) fn head(library: &Library, labels: &Labels, language: &str) -> String {
    let mut html = "<div class=\"bar\">\n<a class=\"brand\" href=\"#list\">Patrol</a>\n".to_owned();
    for (other, theirs) in library.labels.iter().filter(|(other, _)| **other != language) {
        html.push_str(&format!(
            "<a class=\"language\" href=\"{}\" lang=\"{other}\" hreflang=\"{other}\">{}</a>\n",
            file(other),
            escape(theirs.word("language"))
        ));
    }
    html.push_str(&format!(
        "<form id=\"search\" role=\"search\" data-live hidden>\n\
         <label>{}<input id=\"query\" type=\"search\" autocomplete=\"off\" spellcheck=\"false\" /></label>\n\
         <p id=\"found-count\" class=\"about\" role=\"status\"></p>\n<ul id=\"found\"></ul>\n</form>\n</div>\n",
        escape(labels.word("search"))
    ));
    html.push_str("<p id=\"ignored\" class=\"note\" role=\"status\" hidden></p>\n");
    html.push_str(&format!(
        "<details id=\"values\" hidden>\n<summary>{}</summary>\n<p class=\"about\">{}</p>\n<div class=\"fields\">\n",
        escape(labels.word("values")),
        escape(labels.word("values_about"))
    ));
    for name in labels::placeholders() {
        let label = labels.placeholder.get(name).map(String::as_str).unwrap_or_default();
        html.push_str(&format!(
            "<label hidden><span>{}</span><input data-value=\"{name}\" type=\"text\" autocomplete=\"off\" spellcheck=\"false\" \
             dir=\"ltr\" /></label>\n",
            escape(label)
        ));
    }
    html.push_str("</div>\n</details>\n<p id=\"said\" role=\"status\"></p>\n<dl id=\"words\" hidden>\n");
    for word in WORDS {
        html.push_str(&format!("<dd data-word=\"{word}\">{}</dd>\n", escape(labels.word(word))));
    }
    html.push_str("</dl>\n");
    html
}

/// The other questions, each at an address of its own; `further` writes the links to the scenarios of a group that no answer leads to.
pub(crate) fn questions(wizard: &Wizard, labels: &Labels, further: impl Fn(&str) -> String) -> String {
    let mut html = String::new();
    for question in wizard.question.iter().skip(1) {
        let further = question.group.as_deref().map(&further).unwrap_or_default();
        html.push_str(&format!(
            "<article id=\"{FOLDER}/{}\" class=\"{FOLDER}\">\n<nav><a href=\"#list\">{}</a></nav>\n<h2>{}</h2>\n\
             <ul class=\"answers\">\n{}{further}</ul>\n</article>\n",
            escape(question.id.get_ref()),
            escape(&labels.back),
            escape(&question.title),
            answers(question)
        ));
    }
    html
}

/// The answers to a question, as items of a list.
pub(crate) fn answers(question: &Question) -> String {
    let item = |answer: &Answer| {
        format!("<li><a href=\"#{}\">{}</a></li>\n", escape(answer.to.get_ref()), escape(&answer.text))
    };
    question.answer.iter().map(item).collect()
}

/// The questions that decide which steps of the playbook there are.
pub(crate) fn situation(labels: &Labels) -> String {
    let mut html = "<form id=\"situation\" data-live hidden>\n".to_owned();
    for (name, legend, values, words) in [
        ("place", "checklist_place", PLACES, &labels.place),
        ("whose", "checklist_whose", OWNERS, &labels.whose),
    ] {
        html.push_str(&format!("<fieldset>\n<legend>{}</legend>\n", escape(labels.word(legend))));
        for value in values {
            let word = words.get(value).map(String::as_str).unwrap_or_default();
            html.push_str(&format!(
                "<label><input type=\"radio\" name=\"{name}\" value=\"{value}\" />{}</label>\n",
                escape(word)
            ));
        }
        html.push_str("</fieldset>\n");
    }
    html.push_str("</form>\n");
    html
}

/// What stands below the steps of the playbook.
pub(crate) fn after_steps(labels: &Labels) -> String {
    format!(
        "<div class=\"progress\" data-live hidden>\n<p id=\"progress\" role=\"status\"></p>\n\
         <button id=\"forget\" type=\"button\">{}</button>\n</div>\n",
        escape(labels.word("forget"))
    )
}
