//! The texts in `texts/`, one file for each kind. In them `{pat}` and other names stand for made-up secrets.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use patrol_detect::{generate, rules, scan};
use patrol_rewrite::{Outcome, Rewritten};

/// A text, and what becomes of it.
#[derive(Clone, Debug)]
pub(crate) struct Case {
    /// The kind that the file is about.
    pub(crate) kind: String,
    /// What is special about it.
    pub(crate) title: String,
    /// With secrets.
    pub(crate) text: String,
    template: String,
    expected: Option<String>,
}

impl Case {
    /// What an editor would say it is; the name of the file, where the kind has no other.
    pub(crate) fn hint(&self) -> &str {
        let file = |kind: &str| patrol_rewrite::kinds().find(|one| one.id == kind).map(|one| one.file);
        file(&self.kind).unwrap()
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/texts")
}

/// Names and what they stand for.
fn secrets() -> Vec<(&'static str, String)> {
    let of = |id: &str| {
        let rule = rules().find(|rule| rule.id() == id).unwrap();
        let example = generate::example(rule, 3).unwrap();
        example.text[example.secret].to_owned()
    };
    let pat = generate::azure_devops_pat(1);
    vec![
        ("{pat}", pat.clone()),
        ("{pat2}", generate::azure_devops_pat(2)),
        ("{legacy}", of("azure-devops-pat-legacy")),
        ("{github}", of("github-pat")),
        ("{npm}", of("npm-token")),
        ("{password}", String::from("Kq7#vM2pWx9z")),
        ("{base64}", base64(&format!(":{pat}"))),
        ("{patbase64}", base64(&pat)),
    ]
}

fn base64(text: &str) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for three in text.as_bytes().chunks(3) {
        let at = |place: usize| u32::from(three.get(place).copied().unwrap_or_default());
        let bits = at(0) << 16 | at(1) << 8 | at(2);
        for place in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * place) & 63) as usize];
            out.push(if place > three.len() { '=' } else { letter.into() });
        }
    }
    out
}

/// Every text.
pub(crate) fn all() -> &'static [Case] {
    static ALL: LazyLock<Vec<Case>> = LazyLock::new(read);
    &ALL
}

fn read() -> Vec<Case> {
    let secrets = secrets();
    let mut all = Vec::new();
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        let file = fs::read_to_string(&path).unwrap();
        let kind = path.file_stem().unwrap().to_str().unwrap().to_owned();
        for case in file.split("===== ").skip(1) {
            let (title, rest) = case.split_once('\n').unwrap();
            let (template, expected) = match rest.split_once("-----\n") {
                Some((template, expected)) => (template, Some(expected.to_owned())),
                None => (rest, None),
            };
            let fill = |text: &str, (name, value): &(&str, String)| text.replace(name, value);
            let text = secrets.iter().fold(template.to_owned(), |text, secret| fill(&text, secret));
            let (title, template) = (title.to_owned(), template.to_owned());
            all.push(Case { kind: kind.clone(), title, text, template, expected });
        }
    }
    all
}

/// Compares what becomes of every text with what is written; with `UPDATE=1` it writes it.
pub(crate) fn compare(mut rewrite: impl FnMut(&Case) -> Rewritten) {
    let is_update = std::env::var_os("UPDATE").is_some();
    let cases = all();
    for kind in cases.iter().map(|case| &case.kind).collect::<std::collections::BTreeSet<_>>() {
        let mut file = String::new();
        for case in cases.iter().filter(|case| case.kind == *kind) {
            assert!(!scan(&case.text).is_empty(), "{kind}: nothing is found in: {}", case.title);
            let rewritten = rewrite(case);
            assert_eq!(rewritten.kind, Some(kind.as_str()), "{}", case.title);
            let mut told = rewritten.text.clone();
            for edit in &rewritten.edits {
                if let Outcome::Redacted(why) = edit.outcome {
                    writeln!(told, "-- redacted: {why:?}").unwrap();
                }
            }
            for setup in &rewritten.setup {
                writeln!(told, "-- {:?}: {}", setup.place, setup.command).unwrap();
            }
            if !is_update {
                assert_eq!(Some(told.as_str()), case.expected.as_deref(), "{kind}: {}", case.title);
            }
            write!(file, "===== {}\n{}-----\n{told}", case.title, case.template).unwrap();
        }
        if is_update {
            fs::write(folder().join(format!("{kind}.txt")), file).unwrap();
        }
    }
}
