//! Kubernetes: a variable of a container comes from a Secret (`secretKeyRef`), and what stands in a Secret is filled in when it is applied.
//!
//! <https://kubernetes.io/docs/tasks/inject-data-application/distribute-credentials-secure/> (2026-12-02).

use patrol_detect::Finding;

use super::Kind;
use crate::draft::Draft;
use crate::rewrite::Why;
use crate::setup::Setup;
use crate::yaml::{Scalar, Style, beside, fill_in, is_shared, mask_in, refuse, scalars};

pub(super) const KIND: Kind = Kind {
    id: "kubernetes",
    files: &["deployment.yaml", "deployment.yml", "secret.yaml", "secret.yml", "*.k8s.yaml", "*.k8s.yml"],
    languages: &["kubernetes"],
    signs: &[
        ("^apiVersion:", 20),
        ("^kind: Secret", 9),
        ("^kind: Deployment", 9),
        ("^metadata:", 5),
        ("^spec:", 4),
        ("^stringData:", 9),
        ("^containers:", 6),
    ],
    not: &["{{ .", "{{- "],
    looks: None,
    scenario: "svc-azure",
    setup: &[],
    rewrite,
};

fn rewrite(draft: &mut Draft<'_>) {
    for scalar in scalars(draft.text, draft.secrets()) {
        for secret in draft.within(&scalar.quoted()) {
            match refuse(&scalar) {
                Some(why) => mask_in(draft, &scalar, secret, why),
                None if is_variable(draft, &scalar, secret) => variable(draft, &scalar, secret),
                None if is_of_secret(draft, &scalar) => fill_secret(draft, &scalar, secret),
                None => mask_in(draft, &scalar, secret, Why::Format),
            }
        }
    }
}

/// Whether it is the whole value of a variable, on lines of its own.
fn is_variable(draft: &Draft<'_>, scalar: &Scalar<'_>, secret: &Finding) -> bool {
    let is_value = scalar.key_start.is_some_and(|at| draft.text[at..].starts_with("value:"));
    is_value
        && scalar.path.ends_with(&["env", "-", "value"])
        && matches!(scalar.style, Style::Plain | Style::Double | Style::Single)
        && secret.range == scalar.content
        && !is_shared(draft, scalar)
}

fn variable(draft: &mut Draft<'_>, scalar: &Scalar<'_>, secret: &Finding) {
    let Some(start) = scalar.key_start else { return };
    let name = draft.name(secret, beside(draft.text, scalar, "name"));
    let object = name.to_ascii_lowercase().replace('_', "-");
    let column = start - draft.text[..start].rfind('\n').map_or(0, |end| end + 1);
    let end = [draft.line_end(), &" ".repeat(column)].concat();
    draft.setup(Setup::cluster(&object, &name));
    let reference = format!("valueFrom:{end}  secretKeyRef:{end}    name: {object}{end}    key: {name}");
    draft.replace(start..scalar.quoted().end, reference);
}

/// A value that is filled in when the file is applied. Below `data` it is in Base64.
fn fill_secret(draft: &mut Draft<'_>, scalar: &Scalar<'_>, secret: &Finding) {
    let is_whole = secret.range == scalar.content;
    let name = draft.name(secret, scalar.key().filter(|_| is_whole));
    let is_encoded = scalar.path.first() == Some(&"data");
    let name = if is_encoded && !name.ends_with("_BASE64") {
        draft.unique(secret, format!("{name}_BASE64"))
    } else {
        name
    };
    draft.setup(if is_encoded { Setup::posix_base64(&name) } else { Setup::posix(&name) });
    draft.setup(Setup::manifest());
    let reference = format!("${{{name}}}");
    if is_whole && scalar.style == Style::Plain {
        // What comes may be a number, or have a `#`.
        draft.replace(secret.range.clone(), format!("'{reference}'"));
    } else {
        fill_in(draft, scalar, secret, &reference);
    }
}

/// Whether it is a value of a Secret that `envsubst` can fill in: it would take every other `$` of the file for its own.
fn is_of_secret(draft: &Draft<'_>, scalar: &Scalar<'_>) -> bool {
    let is_data = matches!(scalar.path.first(), Some(&"stringData" | &"data"));
    let start = draft.text[..scalar.content.start].rfind("\n---").map_or(0, |at| at + 1);
    let document = draft.text[start..].trim_start_matches("---").split("\n---").next().unwrap_or_default();
    let is_secret = document.lines().any(|line| line.trim_end() == "kind: Secret");
    is_data && is_secret && !draft.text.contains('$')
}
