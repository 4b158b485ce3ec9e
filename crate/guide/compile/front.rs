//! What stands above the text of a file, between two lines `+++`, in TOML. A key that is not named here fails the build.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::value::Datetime;

use super::problem::Report;

/// The front matter of a scenario: something that people need, and how to do it without a token.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Scenario {
    pub(crate) id: Spanned<String>,
    pub(crate) title: String,
    /// Who it is for.
    pub(crate) audience: String,
    /// The group in the list, one of `GROUPS`.
    pub(crate) group: Spanned<String>,
    /// The place within the group; those without one come last.
    #[serde(default = "last")]
    pub(crate) order: u16,
    /// The best way, in a few words.
    pub(crate) best: String,
    /// The second best way.
    pub(crate) second: Option<String>,
    /// What a token may do and how long, if one can still be right.
    pub(crate) token: Option<Token>,
    /// More words by which people look for it.
    #[serde(default)]
    pub(crate) words: Vec<String>,
    /// The ids of the error messages that people meet here.
    #[serde(default)]
    pub(crate) failures: Vec<Spanned<String>>,
    pub(crate) sources: Spanned<Vec<Spanned<String>>>,
    /// The day on which the facts were compared with the sources.
    pub(crate) checked: Spanned<Datetime>,
}

/// The least that a token needs where one is still right.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Token {
    /// Ids of scopes, of which the person takes those that the task needs; none where this depends on the task alone.
    pub(crate) scopes: Vec<Spanned<String>>,
    /// The days after which it should expire at the latest.
    pub(crate) days: u16,
}

/// The front matter of a step of the playbook.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Step {
    pub(crate) id: Spanned<String>,
    pub(crate) title: String,
    /// Who does it.
    pub(crate) who: Spanned<String>,
    /// The place in the playbook.
    pub(crate) order: u16,
    /// The ids of the steps that must come first.
    #[serde(default)]
    pub(crate) after: Vec<Spanned<String>>,
    #[serde(default)]
    pub(crate) words: Vec<String>,
    pub(crate) sources: Spanned<Vec<Spanned<String>>>,
    pub(crate) checked: Spanned<Datetime>,
}

/// The front matter of a service other than Azure DevOps.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Provider {
    pub(crate) id: Spanned<String>,
    pub(crate) title: String,
    /// The place in the list.
    pub(crate) order: u16,
    /// The ids of the rules of `patrol-detect` that find its secrets; `*` at the end stands for any more.
    pub(crate) rules: Vec<Spanned<String>>,
    #[serde(default)]
    pub(crate) words: Vec<String>,
    pub(crate) sources: Spanned<Vec<Spanned<String>>>,
    /// The day on which the facts were compared with the sources.
    pub(crate) checked: Option<Spanned<Datetime>>,
    /// In its place, where nobody has compared them yet: the day on which it was written.
    pub(crate) written: Option<Spanned<Datetime>>,
}

/// The front matter of a store for tokens.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Store {
    pub(crate) id: Spanned<String>,
    pub(crate) title: String,
    /// The place in the list: those that keep least come first.
    pub(crate) order: u16,
    #[serde(default)]
    pub(crate) words: Vec<String>,
    pub(crate) sources: Spanned<Vec<Spanned<String>>>,
    pub(crate) checked: Spanned<Datetime>,
}

/// The front matter of a good practice.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Practice {
    pub(crate) id: Spanned<String>,
    pub(crate) title: String,
    #[serde(default = "last")]
    pub(crate) order: u16,
    #[serde(default)]
    pub(crate) words: Vec<String>,
    pub(crate) sources: Spanned<Vec<Spanned<String>>>,
    pub(crate) checked: Spanned<Datetime>,
}

/// The front matter of an error message.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Failure {
    pub(crate) id: Spanned<String>,
    pub(crate) title: String,
    /// The messages as programs print them, or the part of them that does not change.
    pub(crate) messages: Spanned<Vec<String>>,
    #[serde(default)]
    pub(crate) words: Vec<String>,
    pub(crate) sources: Spanned<Vec<Spanned<String>>>,
    pub(crate) checked: Spanned<Datetime>,
}

/// The front matter of a translation: only what is said in words. All else comes from the source.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Translation {
    pub(crate) id: Spanned<String>,
    pub(crate) title: String,
    pub(crate) audience: Option<String>,
    pub(crate) best: Option<String>,
    pub(crate) second: Option<String>,
    #[serde(default)]
    pub(crate) words: Vec<String>,
}

/// Where facts come from: `sources.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Source {
    pub(crate) title: String,
    pub(crate) url: Spanned<String>,
    /// When it was written or, if it does not say, read: a year, month or day.
    pub(crate) date: Spanned<String>,
}

fn last() -> u16 {
    u16::MAX
}

/// The front matter and the text of a file, with the position of the text; `None` where there is no front matter.
pub(crate) fn split(file: &str) -> Option<(&str, &str, usize)> {
    let rest = file.strip_prefix("+++\n")?;
    let end = rest.find("\n+++\n")?;
    let body = MARK + end + "\n+++\n".len();
    Some((&rest[..=end], &file[body..], body))
}

/// The length of the line above the front matter: a position in it plus this is one in the file.
pub(crate) const MARK: usize = "+++\n".len();

/// Reads TOML that begins at a position of the file.
pub(crate) fn read<T: DeserializeOwned>(toml: &str, offset: usize, report: &mut Report<'_>) -> Option<T> {
    match toml::from_str(toml) {
        Ok(read) => Some(read),
        Err(error) => {
            let position = error.span().map_or(0, |span| span.start);
            report.at(offset + position, error.message().to_owned());
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_stands_between_two_lines() {
        assert_eq!(split("+++\na = 1\n+++\nText\n"), Some(("a = 1\n", "Text\n", 14)));
        assert_eq!(split("a = 1\n+++\nText\n"), None);
        assert_eq!(split("+++\na = 1\nText\n"), None);
    }
}
