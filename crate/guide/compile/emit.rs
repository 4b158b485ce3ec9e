//! The table for the search, as Rust.

use toml::Spanned;

use super::LANGUAGES;
use super::library::{Kind, Library, Page, Shown};

/// A function `table` that gives the entries of a language, `SITUATIONS`, and `PROVIDERS`.
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
    code.push_str("pub(crate) static SITUATIONS: &[Situation] = &[\n");
    for situation in &library.situations {
        let names =
            |names: &[Spanned<String>]| names.iter().map(|name| name.get_ref().clone()).collect::<Vec<_>>();
        let (place, whose, steps) =
            (names(&situation.place), names(&situation.whose), names(&situation.steps));
        code.push_str(&format!(
            "    Situation {{ place: &{place:?}, whose: &{whose:?}, steps: &{steps:?} }},\n"
        ));
    }
    code.push_str("];\npub(crate) static PROVIDERS: &[Provider] = &[\n");
    for page in library.pages.iter().filter(|page| page.kind == Kind::Provider) {
        let rules: Vec<_> = page.rules.iter().map(|(_, id)| id).collect();
        let place = [Kind::Provider.place(), "/", &page.id].concat();
        code.push_str(&format!("    Provider {{ place: {place:?}, rules: &{rules:?} }},\n"));
    }
    code.push_str("];\n");
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
