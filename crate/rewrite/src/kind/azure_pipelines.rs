//! Azure Pipelines: `$(NAME)`, a secret variable, and the token of the job where that does.

use super::Kind;
use crate::draft::Draft;
use crate::rewrite::Why;
use crate::setup::Setup;
use crate::yaml::{self, Scalar, Style, mask_in};

pub(super) const KIND: Kind = Kind {
    id: "azure-pipelines",
    files: &["azure-pipelines.yml", "azure-pipelines.yaml", "*.azure-pipelines.yml"],
    languages: &["azure-pipelines"],
    signs: &[
        ("^trigger:", 5),
        ("^- task:", 12),
        ("^- script:", 12),
        ("^- bash:", 12),
        ("^- pwsh:", 12),
        ("^- powershell:", 12),
        ("powershell: |", 9),
        ("script: |", 9),
        ("^jobs:", 6),
        ("^steps: []", 6),
        ("^- checkout:", 5),
        ("^pool:", 5),
        ("vmImage:", 6),
        ("^steps:", 3),
        ("^stages:", 4),
        ("^variables:", 3),
        ("^parameters:", 2),
        ("$(Build.", 6),
        ("$(System.", 6),
    ],
    not: &[
        "^on:",
        "^runs-on:",
        "^- uses:",
        "^services:",
        "^apiVersion:",
        "^stage:",
        "^before_script:",
        "^orbs:",
        "^workflows:",
    ],
    looks: None,
    scenario: "ci-azp",
    setup: &[],
    rewrite,
};

fn rewrite(draft: &mut Draft<'_>) {
    for scalar in yaml::scalars(draft.text, draft.secrets()) {
        for secret in draft.within(&scalar.quoted()) {
            if scalar.is_comment || scalar.is_key {
                let why = if scalar.is_key { Why::Name } else { Why::Comment };
                mask_in(draft, &scalar, secret, why);
                continue;
            }
            if is_fixed(draft, &scalar) {
                mask_in(draft, &scalar, secret, Why::Literal);
                continue;
            }
            let is_whole = secret.range == scalar.content;
            let is_job_token = matches!(scalar.key(), Some("AZURE_DEVOPS_EXT_PAT" | "SYSTEM_ACCESSTOKEN"));
            let reference = if is_whole && is_job_token && secret.rule.id().starts_with("azure-devops-pat") {
                String::from("$(System.AccessToken)")
            } else {
                let name = name(draft, &scalar, secret, is_whole);
                draft.setup(Setup::pipeline(&name));
                format!("$({name})")
            };
            draft.replace(secret.range.clone(), reference);
        }
    }
}

/// Whether no variable is filled in: in an expression it is written otherwise, and a secret one has no value there; repositories are looked up
/// before there are any.
fn is_fixed(draft: &Draft<'_>, scalar: &Scalar<'_>) -> bool {
    scalar.key() == Some("condition")
        || draft.part(&scalar.content).trim_start().starts_with("$[")
        || scalar.path.starts_with(&["resources", "repositories"])
}

/// A variable cannot be its own value.
fn name(
    draft: &mut Draft<'_>,
    scalar: &Scalar<'_>,
    secret: &patrol_detect::Finding,
    is_whole: bool,
) -> String {
    let is_script = scalar.style == Style::Block || !is_whole;
    let mut key = scalar.key().filter(|_| !is_script).map(str::to_owned);
    let is_variable = scalar.path.contains(&"variables");
    if is_variable && key.as_deref() == Some("value") {
        key = yaml::beside(draft.text, scalar, "name").map(str::to_owned);
    }
    let name = draft.name(secret, key.as_deref());
    if is_variable { draft.unique(secret, format!("{name}_SECRET")) } else { name }
}
