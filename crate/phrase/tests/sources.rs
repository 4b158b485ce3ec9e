//! What the compiler cannot see: keys in markup, keys that are put together when they are needed, and sentences that nobody says.
#![allow(clippy::unwrap_used, reason = "part of the tests, where a panic is a failure")]

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use patrol_phrase::Key;

#[path = "../compile/name.rs"]
mod name;
#[path = "../compile/plural.rs"]
#[allow(dead_code, reason = "the build needs more of it than the tests do")]
mod plural;

/// What stands before keys in markup, in the manifest, and where a script asks the browser itself; and what ends them.
const MARKS: [(&str, char); 4] =
    [("data-text=\"", '"'), ("data-label=\"", '"'), ("__MSG_", '_'), ("getMessage(\"", '"')];

/// What keys begin with that browsers themselves define.
const PREDEFINED: &str = "@@";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The files below a folder that can say something.
fn read(folder: &Path, texts: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().and_then(OsStr::to_str).unwrap_or_default();
        if path.is_dir() && name != "_locales" && name != "tests" {
            read(&path, texts);
        } else if name.ends_with(".rs") {
            // What a test says nobody hears.
            let text = fs::read_to_string(&path).unwrap();
            texts.push(text.split("#[cfg(test)]").next().unwrap_or_default().to_owned());
        } else if [".ts", ".js", ".html"].iter().any(|end| name.ends_with(end)) && name != "texts.d.ts" {
            texts.push(fs::read_to_string(&path).unwrap());
        }
    }
}

fn sources() -> Vec<String> {
    let mut texts = vec![fs::read_to_string(root().join("manifest.json")).unwrap()];
    for folder in ["crate", "extension"] {
        read(&root().join(folder), &mut texts);
    }
    texts
}

/// What stands between a mark and its end, wherever the mark is.
fn marked<'t>(text: &'t str, (mark, end): (&str, char)) -> Vec<&'t str> {
    text.split(mark).skip(1).filter_map(|after| after.split_once(end)).map(|(key, _)| key).collect()
}

/// The pages of Patrol, by the name that their markup bears.
fn pages(texts: &[String]) -> Vec<&str> {
    texts.iter().flat_map(|text| marked(text, ("data-page=\"", '"'))).collect()
}

#[test]
fn every_key_in_markup_is_one_of_a_sentence_without_gaps() {
    let texts = sources();
    let keys: Vec<_> =
        texts.iter().flat_map(|text| MARKS.iter().flat_map(|mark| marked(text, *mark))).collect();
    assert!(keys.len() > 50, "the search finds the marks");
    for name in keys.into_iter().filter(|name| !name.starts_with(PREDEFINED)) {
        let key = Key::from_name(name);
        assert!(key.is_ok_and(|key| key.gaps() == 0), "{name}: {key:?}");
    }
}

#[test]
fn every_page_says_when_it_has_not_started() {
    let texts = sources();
    assert!(pages(&texts).contains(&"popup"), "the search finds the pages");
    for page in pages(&texts) {
        assert!(Key::from_name(&format!("{page}NotStarted")).is_ok(), "{page}");
    }
}

#[test]
fn every_sentence_is_said_somewhere() {
    let texts = sources();
    let all = texts.join("\n");
    let has = |part: &str| all.contains(part);
    let unsaid: Vec<&str> = Key::ALL
        .iter()
        .map(|key| key.as_str())
        .filter(|key| {
            let constructor = format!("Phrase::{}", name::constructor(key));
            let constructed = all
                .split(&constructor)
                .skip(1)
                .any(|after| !after.starts_with(|next: char| next.is_ascii_alphanumeric() || next == '_'));
            let put_together =
                key.strip_suffix("NotStarted").is_some_and(|page| pages(&texts).contains(&page))
                    || key.strip_prefix("refused_").is_some_and(|code| has(&format!("\"{code}\"")));
            !constructed && !put_together && !has(&format!("\"{key}\"")) && !has(&format!("__MSG_{key}__"))
        })
        .collect();
    assert_eq!(unsaid, [""; 0]);
}
