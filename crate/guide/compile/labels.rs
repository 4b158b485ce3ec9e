use std::collections::BTreeMap;

use serde::Deserialize;

/// The words of the page around the content, in one language: `page.toml` and `page.<language>.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Labels {
    /// The page's title.
    pub(crate) title: String,
    /// What the page is for.
    pub(crate) about: String,
    /// Over the first question.
    pub(crate) scenarios: String,
    /// Over the list of scenarios.
    pub(crate) all: String,
    /// Over the playbook.
    pub(crate) playbook: String,
    /// The link to the playbook.
    pub(crate) playbook_open: String,
    /// What the playbook is for.
    pub(crate) playbook_about: String,
    /// Over the services other than Azure DevOps.
    pub(crate) providers: String,
    /// The link to them from the steps after a leak.
    pub(crate) providers_open: String,
    /// Over the good practice.
    pub(crate) practice: String,
    /// Over the error messages.
    pub(crate) failures: String,
    /// Over the stores for tokens.
    pub(crate) snippets: String,
    /// The link to the table of their code.
    pub(crate) snippets_open: String,
    /// What the stores are for.
    pub(crate) snippets_about: String,
    /// Over the names of the stores in their table.
    pub(crate) store: String,
    /// Before the day on which the code was checked.
    pub(crate) code_checked: String,
    /// Before the libraries with which the code was checked.
    pub(crate) libraries: String,
    /// The link back to the list.
    pub(crate) back: String,
    /// Shown above what is not translated.
    pub(crate) untranslated: String,
    /// Before the people that a scenario or step is for.
    pub(crate) audience: String,
    /// The best way.
    pub(crate) best: String,
    /// The second best way.
    pub(crate) second: String,
    /// The last resort, a token.
    pub(crate) last: String,
    /// In place of a last resort.
    pub(crate) never: String,
    /// Before the scopes of a token that is still right.
    pub(crate) scopes: String,
    /// In place of scopes that depend on the task.
    pub(crate) scopes_by_task: String,
    /// Before the days after which such a token expires.
    pub(crate) lifetime: String,
    /// A number of days; `$days` stands for it.
    pub(crate) days: Plural,
    /// Before the steps that come first.
    pub(crate) after: String,
    /// Before the sources.
    pub(crate) sources: String,
    /// Before the day on which the facts were last compared with the sources.
    pub(crate) checked: String,
    /// Before the day on which they were written, where nobody has compared them yet.
    pub(crate) written: String,
    /// The headings of the sections of a file, by the name that they have there.
    pub(crate) section: BTreeMap<String, String>,
    /// The groups of scenarios, by id.
    pub(crate) group: BTreeMap<String, String>,
    /// What was done to check a piece of code, in a word or two, by its name.
    pub(crate) how: BTreeMap<String, String>,
    /// The same as a sentence; `$tool` stands for what did it.
    pub(crate) done: BTreeMap<String, String>,
    /// Who does a step of the playbook, by id.
    pub(crate) who: BTreeMap<String, String>,
    /// What each placeholder stands for, by name.
    pub(crate) placeholder: BTreeMap<String, String>,
    /// Where a secret could be seen, by id.
    pub(crate) place: BTreeMap<String, String>,
    /// Whose secret it is, by id.
    pub(crate) whose: BTreeMap<String, String>,
    /// The words of what works with the script only, by name.
    pub(crate) live: BTreeMap<String, String>,
}

impl Labels {
    /// One of the words of `live`; the build asks for each.
    pub(crate) fn word(&self, name: &str) -> &str {
        self.live.get(name).map(String::as_str).unwrap_or_default()
    }
}

/// The forms of a sentence with a number.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Plural {
    /// For 1.
    pub(crate) one: String,
    /// For all others.
    pub(crate) other: String,
}

impl Plural {
    /// The form for a number of days. English and German have the same two forms.
    pub(crate) fn of(&self, days: u16) -> String {
        let form = if days == 1 { &self.one } else { &self.other };
        form.replace("$days", &days.to_string())
    }
}

/// The order of the groups of scenarios on the page.
pub(crate) const GROUPS: [&str; 6] = ["git", "pipelines", "code", "packages", "tools", "server"];

/// What stands for each placeholder when a command is checked: a value as Azure DevOps would have it.
const SAMPLES: [(&str, &str); 23] = [
    ("organization", "fabrikam"),
    ("project", "Fiber"),
    ("repository", "web"),
    ("feed", "packages"),
    ("package", "left-pad"),
    ("tenant", "00000000-0000-0000-0000-000000000001"),
    ("client", "00000000-0000-0000-0000-000000000002"),
    ("object", "00000000-0000-0000-0000-000000000003"),
    ("project-id", "00000000-0000-0000-0000-000000000004"),
    ("authorization", "00000000-0000-0000-0000-000000000005"),
    ("descriptor", "aad.QUJD"),
    ("email", "you@contoso.com"),
    ("server", "tfs.contoso.com"),
    ("collection", "DefaultCollection"),
    ("pool", "Default"),
    ("agent", "build-1"),
    ("environment", "production"),
    ("connection", "azure-devops"),
    ("publisher", "fabrikam"),
    ("file", "extension.vsix"),
    ("resource-group", "identities"),
    ("identity", "azure-devops-reader"),
    ("github", "fabrikam/web"),
];

/// What stands for a placeholder when a command is checked; `None` if there is no placeholder of this name.
pub(crate) fn sample(placeholder: &str) -> Option<&'static str> {
    SAMPLES.iter().find(|(name, _)| *name == placeholder).map(|(_, sample)| *sample)
}

/// The names of all placeholders.
pub(crate) fn placeholders() -> impl Iterator<Item = &'static str> {
    SAMPLES.iter().map(|(name, _)| *name)
}
