//! Values of Helm charts: an empty value, because what the command line sets counts more.
//!
//! <https://helm.sh/docs/helm/helm_upgrade/>: `--set-file` goes before the files of `--values` (2026-12-02).

use std::collections::BTreeMap;

use super::Kind;
use crate::draft::Draft;
use crate::name;
use crate::rewrite::Why;
use crate::setup::Setup;
use crate::yaml::{Scalar, Style, is_shared, mask_in, refuse, scalars};

pub(super) const KIND: Kind = Kind {
    id: "helm",
    files: &["values.yaml", "values.yml", "values-*.yaml", "values.*.yaml", "*-values.yaml"],
    languages: &["helm", "helm-values"],
    signs: &[
        ("^replicaCount:", 9),
        ("^imagePullSecrets:", 5),
        ("^pullPolicy:", 6),
        ("^ingress:", 2),
        ("^serviceAccount:", 2),
        ("^nodeSelector:", 2),
        ("^resources:", 2),
        ("^repository:", 2),
    ],
    not: &["^apiVersion:", "^services:", "^trigger:", "^jobs:", "^runs-on:"],
    looks: None,
    scenario: "svc-azure",
    setup: &[],
    rewrite,
};

fn rewrite(draft: &mut Draft<'_>) {
    let mut values = BTreeMap::new();
    for scalar in scalars(draft.text, draft.secrets()) {
        for secret in draft.within(&scalar.quoted()) {
            let can_be_set = secret.range == scalar.content
                && scalar.style != Style::Block
                && is_named(&scalar)
                && !is_shared(draft, &scalar);
            match refuse(&scalar) {
                None if can_be_set => {
                    if !draft.is_refused(secret) {
                        let name = draft.unique(secret, name::upper(&scalar.path.join("_")));
                        draft.setup(Setup::posix(&name));
                        values.insert(scalar.path.join("."), name);
                    }
                    draft.replace(scalar.quoted(), "\"\"");
                }
                why => mask_in(draft, &scalar, secret, why.unwrap_or(Why::Format)),
            }
        }
    }
    if !values.is_empty() {
        draft.setup(Setup::chart(&values));
    }
}

/// Whether the way to it can be written on the command line: without lists, and without letters that mean something there.
fn is_named(scalar: &Scalar<'_>) -> bool {
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-');
    let is_key = |key: &&str| **key != *"-" && !key.is_empty() && key.chars().all(is_plain);
    !scalar.path.is_empty() && scalar.path.iter().all(is_key)
}
