//! The ways without a token: scenarios, the playbook after a leak, good practice, and what error messages mean. The content is Markdown in
//! `content/`, compiled by the build. Pure.

mod entry;
mod link;
mod provider;
mod search;
mod situation;
mod written;

#[cfg(test)]
#[path = "../compile/mod.rs"]
mod compile;

pub use entry::{Entry, Kind, entries};
pub use link::link;
pub use provider::{is_meant, known_rules, plan};
pub use search::{Found, search};
pub use situation::{is_owner, is_place, steps};
pub use written::{Reader, address, name_of, nearest, written};

/// The whole guide as a page, by language, English first: readable without a script, every file at an address such as `#scenario/ssh`.
pub const PAGES: [(&str, &str); 2] = [
    ("en", include_str!(concat!(env!("OUT_DIR"), "/guide.html"))),
    ("de", include_str!(concat!(env!("OUT_DIR"), "/guide.de.html"))),
];

/// The languages that the guide is written in beside English.
const TRANSLATIONS: [&str; PAGES.len() - 1] = ["de"];

/// The file of the extension with the guide for people who read a language, given as BCP 47 tag: in English where there is no other.
pub fn file(language: &str) -> String {
    let language = language.split(['-', '_']).next().unwrap_or_default();
    // Not from `PAGES`: whoever names a file would carry the pages.
    if TRANSLATIONS.contains(&language) {
        ["guide.", language, ".html"].concat()
    } else {
        "guide.html".to_owned()
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use patrol_advise::{GuideTopic, Shell, clone_ways};
    use patrol_azdo::CloneUrl;

    use super::*;

    fn library() -> compile::Library {
        compile::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("content")).unwrap()
    }

    #[test]
    fn the_command_for_one_hour_is_that_of_the_clone_card() {
        // The tests of `advise` run that one with real shells and git.
        let library = library();
        let page = library.pages.iter().find(|page| page.id == "git-once").unwrap();
        let url = CloneUrl::parse("https://dev.azure.com/fabrikam/Fiber/_git/web").unwrap();
        for (shell, info) in [(Shell::Posix, "bash"), (Shell::PowerShell, "powershell"), (Shell::Cmd, "cmd")]
        {
            let commands = clone_ways(&url, shell).remove(1).commands.unwrap();
            let (_, commands) = commands.split_once('\n').unwrap();
            let block = page.shown["en"].body.blocks.iter().find(|block| block.info == info).unwrap();
            assert_eq!(compile::filled(&block.text), commands);
        }
    }

    #[test]
    fn german_is_complete() {
        for page in &library().pages {
            assert!(page.shown.contains_key("de"), "{}/{} is not translated", page.kind.folder(), page.id);
        }
    }

    #[test]
    fn every_scenario_has_an_address_in_the_page() {
        for (language, html) in PAGES {
            for entry in entries(language) {
                let address = format!("{}/{}", entry.kind.folder(), entry.id);
                assert_eq!(html.matches(&format!("<article id=\"{address}\"")).count(), 1, "{address}");
                assert!(html.contains(&format!("<li><a href=\"#{address}\"")), "{address}");
            }
        }
    }

    #[test]
    fn questions_lead_to_every_scenario() {
        for (language, html) in PAGES {
            let questions: String = html
                .split("<ul class=\"answers\">")
                .skip(1)
                .filter_map(|rest| rest.split("</ul>").next())
                .collect();
            for entry in entries(language).iter().filter(|entry| entry.kind == Kind::Scenario) {
                assert!(questions.contains(&format!("href=\"#scenario/{}\"", entry.id)), "{}", entry.id);
            }
        }
    }

    #[test]
    fn other_places_of_the_extension_lead_to_what_is_there() {
        for (_, html) in PAGES {
            for topic in GuideTopic::ALL {
                assert!(html.contains(&format!(" id=\"{}\"", topic.place())), "{topic:?}");
            }
        }
    }

    #[test]
    fn every_link_within_the_page_leads_somewhere() {
        for (_, html) in PAGES {
            for target in html.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()) {
                assert!(html.contains(&format!("id=\"{target}\"")), "{target}");
            }
        }
    }

    #[test]
    fn the_language_of_the_person_decides_the_file() {
        for (language, name) in [
            ("de", "guide.de.html"),
            ("de-AT", "guide.de.html"),
            ("en-GB", "guide.html"),
            ("fr", "guide.html"),
            ("", "guide.html"),
        ] {
            assert_eq!(file(language), name);
        }
        for (language, _) in PAGES {
            assert_eq!(file(language), compile::file(language));
        }
    }

    #[test]
    fn every_store_has_code_in_every_language_and_the_page_shows_it_as_it_is() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/snippets");
        let stores = [
            "entra",
            "azure-key-vault",
            "hashicorp-vault",
            "cyberark-conjur",
            "aws-secrets-manager",
            "environment",
        ];
        let languages = ["py", "mjs", "ts", "java", "cs", "go", "rs", "sh", "ps1"].into_iter().zip([
            "python",
            "javascript",
            "typescript",
            "java",
            "csharp",
            "go",
            "rust",
            "bash",
            "powershell",
        ]);
        for (_, html) in PAGES {
            for store in stores {
                for (ending, language) in languages.clone() {
                    let address = format!("snippet/{store}/{language}");
                    assert!(html.contains(&format!("<td><a href=\"#{address}\">")), "{address}");
                    let (_, figure) = html.split_once(&format!("<figure id=\"{address}\"")).unwrap();
                    let (_, code) = figure.split_once("lang=\"en\">").unwrap();
                    let (code, _) = code.split_once("</code></pre>").unwrap();
                    assert!(code.contains("<span class=\""), "{address}");
                    let file = folder.join(format!("{store}.{language}.{ending}"));
                    assert_eq!(text_of(code), fs::read_to_string(file).unwrap().trim_end(), "{address}");
                }
            }
        }
    }

    /// The text of a piece of HTML, as a browser shows it.
    fn text_of(html: &str) -> String {
        let text: String = html
            .split('<')
            .enumerate()
            .map(|(number, piece)| if number == 0 { piece } else { piece.split_once('>').unwrap().1 })
            .collect();
        text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
    }

    #[test]
    fn the_page_needs_no_script_and_loads_nothing_from_elsewhere() {
        const SCRIPT: &str = "<script type=\"module\" src=\"panel.js\"></script>";
        for (_, html) in PAGES {
            assert_eq!(html.matches(SCRIPT).count(), 1);
            let html = html.replace(SCRIPT, "");
            for none in ["<script", "<img", "<iframe", " src=", " onclick", "javascript:", "style=\""] {
                assert!(!html.contains(none), "{none}");
            }
            for link in html.split("<link ").skip(1) {
                assert!(!link.split('>').next().unwrap().contains("//"), "{link}");
            }
        }
    }
}
