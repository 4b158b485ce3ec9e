//! Compose files of Docker: `${NAME:?}`, which stops where the variable is missing.
//!
//! Values are filled in, whatever quotes they have, and keys are not: <https://docs.docker.com/reference/compose-file/interpolation/>
//! (2026-12-02).

use super::Kind;
use crate::draft::Draft;
use crate::setup;
use crate::yaml::{fill_in, mask_in, refuse, scalars};

pub(super) const KIND: Kind = Kind {
    id: "compose",
    files: &[
        "compose.yaml",
        "compose.yml",
        "compose.*.yaml",
        "compose.*.yml",
        "docker-compose*.yml",
        "docker-compose*.yaml",
    ],
    languages: &["dockercompose", "docker-compose"],
    signs: &[
        ("^services:", 9),
        ("^image:", 4),
        ("^build: ", 3),
        ("^environment:", 5),
        ("^depends_on:", 6),
        ("^restart:", 5),
        ("^volumes:", 2),
        ("^ports:", 2),
        ("^container_name:", 6),
    ],
    not: &[
        "^apiVersion:",
        "^runs-on:",
        "^on:",
        "^stages:",
        "^before_script:",
        "^- task:",
        "^trigger:",
        "^jobs:",
    ],
    looks: None,
    scenario: "svc-azure",
    setup: setup::PROGRAM,
    rewrite,
};

fn rewrite(draft: &mut Draft<'_>) {
    for scalar in scalars(draft.text, draft.secrets()) {
        for secret in draft.within(&scalar.quoted()) {
            if let Some(why) = refuse(&scalar) {
                mask_in(draft, &scalar, secret, why);
                continue;
            }
            let before = draft.part(&(scalar.content.start..secret.range.start));
            let key = if before.is_empty() { scalar.key() } else { before.strip_suffix('=') };
            let name = draft.name(secret, key.filter(|_| secret.range.end == scalar.content.end));
            fill_in(draft, &scalar, secret, &format!("${{{name}:?}}"));
        }
    }
}
