//! The rule files, as people write them: one TOML file for each family in `rules/`.

use std::fs;
use std::path::Path;

use serde::Deserialize;

/// One file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    rule: Vec<Rule>,
}

/// One rule, as written.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Rule {
    /// Stable name in kebab case.
    pub(crate) id: String,
    /// English name for a person.
    pub(crate) name: String,
    /// Who issues such secrets.
    pub(crate) provider: String,
    /// What the secret looks like, in the syntax of the `regex` crate, ASCII only. Group 1, if there is one, is the
    /// part to take out. Without a pattern the rule is written in Rust.
    #[serde(default)]
    pub(crate) pattern: String,
    /// The secret counts only if one of these words stands before it. In lower case, three letters or more.
    #[serde(default)]
    pub(crate) words: Vec<String>,
    /// How many bytes may stand between such a word and the secret, no word but `value` among them if fewer than 16. Without it a word counts
    /// from 64 bytes before.
    #[serde(default)]
    pub(crate) near: u8,
    /// Whether the value's own name must say key, secret or password, since the words do not.
    #[serde(default)]
    pub(crate) named: bool,
    /// How sure we are if no checksum says otherwise: low, medium, high or certain.
    #[serde(default = "high")]
    pub(crate) confidence: String,
    /// The checksum or other test, by its name in `src/check/`.
    #[serde(default)]
    pub(crate) check: String,
    /// How many different characters the secret must have.
    #[serde(default)]
    pub(crate) distinct: u8,
    /// Where the format is described.
    #[serde(default)]
    pub(crate) source: String,
    /// The page on which its owner revokes it.
    #[serde(default)]
    pub(crate) revoke: String,
    /// The family it is written down with: the name of its file.
    #[serde(skip)]
    pub(crate) family: String,
}

fn high() -> String {
    "high".into()
}

/// Every rule of every file, in order of the file names.
pub(crate) fn read(directory: &Path) -> Result<Vec<Rule>, String> {
    let entries = fs::read_dir(directory).map_err(|error| format!("{}: {error}", directory.display()))?;
    let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    let mut rules = Vec::new();
    for path in paths.iter().filter(|path| path.extension().is_some_and(|end| end == "toml")) {
        let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
        let file: File = toml::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?;
        let family = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        rules.extend(file.rule.into_iter().map(|rule| Rule { family: family.clone(), ..rule }));
    }
    Ok(rules)
}
