//! The kinds of text, one file each.

mod app_service;
mod appsettings;
mod arm_parameters;
mod azure_pipelines;
mod bash;
mod batch;
mod claude_code_mcp;
mod compose;
mod csharp;
mod cursor_mcp;
mod dockerfile;
mod dotenv;
mod git;
mod github_actions;
mod go;
mod helm;
mod java;
mod javascript;
mod json;
mod kubernetes;
mod maven;
mod mcp;
mod netrc;
mod npmrc;
mod nuget;
mod pip;
mod powershell;
mod pypirc;
mod python;
mod registration;
mod rust;
mod terraform;
mod tfvars;
mod typescript;
mod vscode_mcp;

use crate::draft::Draft;
use crate::setup::Setup;

/// A kind of text, and how secrets are kept out of it.
pub(crate) struct Kind {
    /// Stable name.
    pub(crate) id: &'static str,
    /// Names of its files in small letters: whole ones, or with a star for any letters.
    pub(crate) files: &'static [&'static str],
    /// What editors and Markdown call it, in small letters.
    pub(crate) languages: &'static [&'static str],
    /// What speaks for it in a text, and how much. Behind `^` it must begin a line, behind `^^` the text, apart from blanks.
    pub(crate) signs: &'static [(&'static str, u32)],
    /// What rules it out, whatever else speaks for it: signs of a kind that is not known here, and would be broken.
    pub(crate) not: &'static [&'static str],
    /// How much the text as a whole speaks for it.
    pub(crate) looks: Option<fn(&str) -> u32>,
    /// The scenario of the guide about doing the same without a token.
    pub(crate) scenario: &'static str,
    /// What makes a variable known there.
    pub(crate) setup: &'static [fn(&str) -> Setup],
    /// Says what changes.
    pub(crate) rewrite: fn(&mut Draft<'_>),
}

/// Every kind. Of two for which as much speaks the first counts.
pub(crate) const ALL: &[&Kind] = &[
    &git::KIND,
    &npmrc::KIND,
    &azure_pipelines::KIND,
    &github_actions::KIND,
    &dotenv::KIND,
    &appsettings::KIND,
    &json::KIND,
    &bash::KIND,
    &powershell::KIND,
    &python::KIND,
    &javascript::KIND,
    &typescript::KIND,
    &csharp::KIND,
    &registration::KIND,
    &dockerfile::KIND,
    &compose::KIND,
    &kubernetes::KIND,
    &helm::KIND,
    &netrc::KIND,
    &nuget::KIND,
    &pip::KIND,
    &pypirc::KIND,
    &maven::KIND,
    &batch::KIND,
    &terraform::KIND,
    &tfvars::KIND,
    &java::KIND,
    &go::KIND,
    &rust::KIND,
    &vscode_mcp::KIND,
    &cursor_mcp::KIND,
    &claude_code_mcp::KIND,
    &arm_parameters::KIND,
    &app_service::KIND,
    &mcp::KIND,
];

/// A kind of text, for whoever lists them.
#[derive(Clone, Copy, Debug)]
pub struct Described {
    /// Stable name.
    pub id: &'static str,
    /// The name of a file of this kind, or an ending behind a star.
    pub file: &'static str,
    /// The scenario of the guide that it leads to.
    pub scenario: &'static str,
}

/// Every kind.
pub fn kinds() -> impl Iterator<Item = Described> {
    let file = |kind: &Kind| kind.files.first().copied().unwrap_or(kind.id);
    ALL.iter().map(move |kind| Described { id: kind.id, file: file(kind), scenario: kind.scenario })
}

/// How much of a text is looked at, in bytes.
const ENOUGH: usize = 64 * 1024;

/// The stable name of the kind that a text is taken for. The hint is the name of its file or language.
#[must_use]
pub fn kind_of(text: &str, hint: Option<&str>) -> Option<&'static str> {
    of(text, hint).map(|kind| kind.id)
}

/// The kind of a text: what the hint says, or for what most speaks.
pub(crate) fn of(text: &str, hint: Option<&str>) -> Option<&'static Kind> {
    let text = beginning(text);
    let by_hint: Vec<&'static Kind> = hint.map(named).unwrap_or_default();
    let all = if by_hint.is_empty() { ALL } else { &by_hint[..] };
    let all: Vec<&'static Kind> =
        all.iter().copied().filter(|kind| !kind.not.iter().any(|sign| has(text, sign))).collect();
    if let ([kind], [_]) = (&all[..], &by_hint[..]) {
        return Some(kind);
    }
    let looks = |kind: &Kind| kind.looks.map_or(0, |looks| looks(text));
    let scored = all.iter().map(|kind| (kind, weight(text, kind.signs) + looks(kind)));
    let best = scored.rev().max_by_key(|(_, weight)| *weight).filter(|(_, weight)| *weight > 0);
    best.map(|(kind, _)| *kind).or(all.first().copied().filter(|_| !by_hint.is_empty()))
}

/// So much must speak for a kind where no hint does, so that prose is not taken for a program by a word or two.
const SURE: u32 = 4;

/// The kind of a text for whoever wants to be sure: what the first hint says that names one, else for what clearly speaks more than a word.
pub(crate) fn sure_of(text: &str, hints: &[&str]) -> Option<&'static Kind> {
    if let Some(hint) = hints.iter().find(|hint| !named(hint).is_empty()) {
        return of(text, Some(hint));
    }
    let text = beginning(text);
    of(text, None).filter(|kind| weight(text, kind.signs) + kind.looks.map_or(0, |looks| looks(text)) >= SURE)
}

/// The kinds with such files or such a name.
fn named(hint: &str) -> Vec<&'static Kind> {
    let hint = hint.trim().to_ascii_lowercase();
    let path = hint.replace('\\', "/");
    let file = path.rsplit('/').next().unwrap_or_default();
    let is_of = |pattern: &&str| match pattern.split_once('*') {
        Some((start, end)) => {
            file.len() >= start.len() + end.len() && file.starts_with(start) && file.ends_with(end)
        }
        None => file == *pattern || pattern.contains('/') && path.ends_with(pattern),
    };
    let longest =
        |kind: &&&'static Kind| kind.files.iter().filter(|one| is_of(one)).map(|one| one.len()).max();
    let by_file = ALL.iter().filter_map(|kind| longest(&kind).map(|length| (length, *kind)));
    let by_file: Vec<(usize, &'static Kind)> = by_file.collect();
    if let Some(most) = by_file.iter().map(|(length, _)| *length).max() {
        return by_file.into_iter().filter(|(length, _)| *length == most).map(|(_, kind)| kind).collect();
    }
    ALL.iter().copied().filter(|kind| kind.languages.contains(&hint.as_str())).collect()
}

/// As much of a text as is looked at.
fn beginning(text: &str) -> &str {
    let mut end = text.len().min(ENOUGH);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

fn weight(text: &str, signs: &[(&str, u32)]) -> u32 {
    signs.iter().filter(|(sign, _)| has(text, sign)).map(|(_, weight)| weight).sum()
}

fn has(text: &str, sign: &str) -> bool {
    match sign.strip_prefix('^') {
        Some(start) if start.starts_with('^') => text.trim_start().starts_with(&start[1..]),
        Some(start) => text.lines().any(|line| line.trim_start().starts_with(start)),
        None => text.contains(sign),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_other_programs_read_is_not_taken_for_azure_pipelines() {
        for (text, hint) in [
            (
                "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: a/b@v1\n",
                "ci.yml",
            ),
            ("services:\n  db:\n    image: postgres\n    environment:\n      A: b\n", "compose.yaml"),
            ("apiVersion: v1\nkind: Secret\nparameters:\n  a: b\n", "secret.yaml"),
            ("stages: [a]\nvariables:\n  A: b\nx:\n  stage: a\n  script: |\n    b\n", ".gitlab-ci.yml"),
            ("version: 2.1\norbs:\n  a: b\njobs:\n  a:\n    steps: []\n", "config.yml"),
            ("replicas: 2\npassword: a\n", "values.yaml"),
        ] {
            for hint in [Some(hint), Some("yaml"), None] {
                assert_ne!(kind_of(text, hint), Some("azure-pipelines"), "{hint:?} {text}");
            }
        }
        assert_eq!(kind_of("steps:\n- script: a\n", Some("build.yml")), Some("azure-pipelines"));
        assert_eq!(kind_of("", Some("azure-pipelines.yml")), Some("azure-pipelines"));
    }

    #[test]
    fn names_of_files_say_what_they_are() {
        for (file, kind) in [
            ("src/Dockerfile", "dockerfile"),
            ("build.Dockerfile", "dockerfile"),
            ("dockerfile.rs", "rust"),
            ("compose.py", "python"),
            ("compose.override.yml", "compose"),
            ("docker-compose.prod.yaml", "compose"),
            ("C:\\repo\\NuGet.Config", "nuget"),
            ("requirements-dev.txt", "pip"),
            (".vscode/mcp.json", "vscode-mcp"),
            (".cursor/mcp.json", "cursor-mcp"),
            (".mcp.json", "claude-code-mcp"),
            ("C:\\Users\\a\\.codeium\\windsurf\\mcp_config.json", "cursor-mcp"),
            ("Claude/claude_desktop_config.json", "mcp"),
            ("terraform.tfvars", "tfvars"),
        ] {
            assert_eq!(kind_of("", Some(file)), Some(kind), "{file}");
        }
    }

    #[test]
    fn what_lists_servers_is_of_the_program_whose_file_it_is() {
        let servers = "{\n  \"mcpServers\": { \"a\": { \"command\": \"b\", \"args\": [\"c\"] } }\n}\n";
        for hint in [None, Some("json"), Some("jsonc"), Some("mcp.json"), Some("cline_mcp_settings.json")] {
            assert_eq!(kind_of(servers, hint), Some("mcp"), "{hint:?}");
        }
        assert_eq!(kind_of(servers, Some(".mcp.json")), Some("claude-code-mcp"));
        let of_code = servers.replace("mcpServers", "servers");
        for hint in [None, Some("json"), Some("mcp.json"), Some(".vscode/mcp.json")] {
            assert_eq!(kind_of(&of_code, hint), Some("vscode-mcp"), "{hint:?}");
        }
        assert_eq!(kind_of("{ \"servers\": [\"a\"] }", Some("b.json")), Some("json"));
    }

    #[test]
    fn words_at_the_start_of_lines_are_no_program() {
        for text in [
            "set the token\ncall me",
            "password: a\nlogin b",
            "SELECT a\nFROM b\nWHERE c",
            "use it\nfrom here",
        ] {
            assert!(sure_of(text, &[]).is_none(), "{text}");
        }
    }
}
