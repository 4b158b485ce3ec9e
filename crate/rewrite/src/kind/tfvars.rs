//! `terraform.tfvars`: without the value, which `TF_VAR_name` gives.
//!
//! A file counts more than the environment, so its line goes: <https://developer.hashicorp.com/terraform/language/values/variables>
//! (2026-12-02).

use super::Kind;
use crate::draft::Draft;
use crate::rewrite::Why;
use crate::setup::Setup;

pub(super) const KIND: Kind = Kind {
    id: "tfvars",
    files: &["*.tfvars"],
    languages: &["tfvars", "terraform-vars"],
    signs: &[],
    not: &[],
    looks: None,
    scenario: "terraform",
    setup: &[],
    rewrite,
};

fn rewrite(draft: &mut Draft<'_>) {
    let (mut start, mut depth) = (0, 0_usize);
    for line in draft.text.split_inclusive('\n') {
        let range = start..start + line.len();
        start = range.end;
        for secret in draft.within(&range) {
            let value = draft.part(&secret.range);
            let (key, rest) = line.split_once('=').unwrap_or_default();
            let is_name =
                |key: &str| key.chars().all(|letter| letter.is_ascii_alphanumeric() || "_-".contains(letter));
            if line.trim_start().starts_with(['#', '/']) {
                draft.redact(secret, Why::Comment);
            } else if depth == 0 && is_name(key.trim()) && rest.trim() == format!("\"{value}\"") {
                draft.setup(Setup::terraform_posix(key.trim()));
                draft.setup(Setup::terraform_powershell(key.trim()));
                draft.replace(range.clone(), "");
            } else {
                draft.redact(secret, Why::Format);
            }
        }
        depth = (depth + line.matches(['{', '[']).count()).saturating_sub(line.matches(['}', ']']).count());
    }
}
