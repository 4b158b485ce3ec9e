//! The table for the search, as Rust.

use super::LANGUAGES;
use super::library::{Library, Page, Shown};

/// A function `entries` that gives the entries of a language.
pub(crate) fn entries(library: &Library) -> String {
    let mut code = String::new();
    for language in LANGUAGES {
        code.push_str(&format!("static {}: &[Entry] = &[\n", language.to_uppercase()));
        for page in &library.pages {
            if let Some((shown, _)) = page.shown(language) {
                code.push_str(&entry(page, shown));
            }
        }
        code.push_str("];\n");
    }
    code.push_str("fn table(language: &str) -> &'static [Entry] {\n    match language {\n");
    for language in &LANGUAGES[1..] {
        code.push_str(&format!("        {language:?} => {},\n", language.to_uppercase()));
    }
    code.push_str(&format!("        _ => {},\n    }}\n}}\n", LANGUAGES[0].to_uppercase()));
    code
}

fn entry(page: &Page, shown: &Shown) -> String {
    let mut words = shown.words.clone();
    words.extend([shown.audience.clone(), shown.best.clone()].into_iter().filter(|words| !words.is_empty()));
    words.extend(shown.second.clone());
    format!(
        "    Entry {{ kind: Kind::{:?}, id: {:?}, title: {:?}, words: &{words:?}, messages: &{:?} }},\n",
        page.kind, page.id, shown.title, page.messages
    )
}
