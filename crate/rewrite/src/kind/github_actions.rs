//! GitHub Actions: `${{ secrets.NAME }}`, a secret of the repository, and the token of the job where that does.
//!
//! Where GitHub fills secrets in: <https://docs.github.com/en/actions/reference/workflows-and-actions/contexts> (2026-12-02).

use super::Kind;
use crate::draft::Draft;
use crate::rewrite::Why;
use crate::setup::Setup;
use crate::yaml::{self, Scalar, Style, mask_in};

pub(super) const KIND: Kind = Kind {
    id: "github-actions",
    files: &[".github/workflows/ci.yml", ".github/workflows/build.yml", ".github/workflows/main.yml"],
    languages: &["github-actions-workflow", "github-actions"],
    signs: &[
        ("^on:", 5),
        ("^runs-on:", 9),
        ("^- uses:", 9),
        ("uses: actions/", 9),
        ("^jobs:", 3),
        ("^steps:", 2),
        ("^permissions:", 2),
        ("${{ secrets.", 9),
        ("${{ github.", 6),
        ("^- run:", 5),
        ("^run: |", 3),
    ],
    not: &[
        "^- task:",
        "^- script:",
        "^vmImage:",
        "^apiVersion:",
        "^orbs:",
        "^before_script:",
        "^services: [",
    ],
    looks: None,
    scenario: "ci-gha",
    setup: &[],
    rewrite,
};

/// Keys below which secrets are filled in, wherever they stand.
const ANYWHERE: [&str; 3] = ["env", "credentials", "secrets"];

/// Keys of a step in which they are.
const IN_STEP: [&str; 4] = ["run", "with", "name", "working-directory"];

fn rewrite(draft: &mut Draft<'_>) {
    for scalar in yaml::scalars(draft.text, draft.secrets()) {
        for secret in draft.within(&scalar.quoted()) {
            let is_whole = secret.range == scalar.content;
            let is_bare = scalar.style == Style::Flow;
            let why = if scalar.is_key {
                Why::Name
            } else if scalar.is_comment {
                Why::Comment
            } else if !is_filled_in(&scalar) || is_bare && !is_whole {
                Why::Literal
            } else {
                let reference = reference(draft, &scalar, secret, is_whole);
                // Between brackets, its own would end them.
                let text = if is_bare { format!("'{reference}'") } else { reference };
                draft.replace(secret.range.clone(), text);
                continue;
            };
            mask_in(draft, &scalar, secret, why);
        }
    }
}

fn is_filled_in(scalar: &Scalar<'_>) -> bool {
    let path = &scalar.path;
    let before_steps = || path.iter().take_while(|key| **key != "steps");
    // What starts a workflow and what its jobs vary in are read before there are secrets; an action has none at all.
    if matches!(path.first(), Some(&"on" | &"inputs" | &"runs"))
        || before_steps().any(|key| *key == "strategy")
    {
        return false;
    }
    path.iter().any(|key| ANYWHERE.contains(key))
        || path.iter().position(|key| *key == "steps").is_some_and(|steps| {
            path[steps..]
                .iter()
                .find(|key| !matches!(**key, "steps" | "-"))
                .is_some_and(|key| IN_STEP.contains(key))
        })
}

fn reference(
    draft: &mut Draft<'_>,
    scalar: &Scalar<'_>,
    secret: &patrol_detect::Finding,
    is_whole: bool,
) -> String {
    let key = scalar.key().filter(|_| is_whole).map(str::to_owned);
    if key.as_deref().is_some_and(|key| matches!(key, "GITHUB_TOKEN" | "GH_TOKEN"))
        && secret.rule.id().starts_with("github-")
    {
        return String::from("${{ secrets.GITHUB_TOKEN }}");
    }
    let name = draft.name(secret, key.as_deref());
    // GitHub takes no secret with a name that begins so.
    let name = if name.starts_with("GITHUB_") { draft.unique(secret, format!("CI_{name}")) } else { name };
    draft.setup(Setup::github(&name));
    format!("${{{{ secrets.{name} }}}}")
}
