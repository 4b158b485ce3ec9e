//! `pip.conf` and requirements: the address without user and password where pip's keyring signs in, else `${NAME}` in requirements.
//!
//! Keyring of Azure Artifacts: <https://learn.microsoft.com/azure/devops/artifacts/quickstarts/python-packages>. Variables stand in
//! requirements only: <https://pip.pypa.io/en/stable/reference/requirements-file-format/#using-environment-variables> (2026-12-02).

use super::Kind;
use crate::address;
use crate::draft::Draft;
use crate::rewrite::Why;
use crate::setup::{self, Setup};

pub(super) const KIND: Kind = Kind {
    id: "pip",
    files: &["pip.conf", "pip.ini", "requirements.txt", "requirements*.txt", "constraints.txt"],
    languages: &["pip", "pip-requirements"],
    signs: &[
        ("^[global]", 5),
        ("^index-url", 9),
        ("^extra-index-url", 9),
        ("^--index-url", 9),
        ("^--extra-index-url", 9),
        ("^-i http", 6),
        ("git+https://", 5),
        ("==", 1),
    ],
    not: &[],
    looks: None,
    scenario: "feed-python",
    setup: setup::PROGRAM,
    rewrite,
};

fn rewrite(draft: &mut Draft<'_>) {
    // Requirements have none.
    let has_sections = draft.text.lines().any(|line| line.starts_with('['));
    for secret in draft.secrets() {
        let text = draft.text;
        let start = text[..secret.range.start].rfind('\n').map_or(0, |end| end + 1);
        let line = text[start..secret.range.start].trim_start();
        let host =
            text[secret.range.end..].strip_prefix('@').map(|rest| rest.split('/').next().unwrap_or_default());
        let is_feed =
            host.is_some_and(|host| host == "pkgs.dev.azure.com" || host.ends_with(".pkgs.visualstudio.com"));
        if line.starts_with(['#', ';']) || line.contains(" #") {
            draft.redact(secret, Why::Comment);
        } else if let Some(user_info) = address::user_info(text, secret).filter(|_| is_feed) {
            draft.setup(Setup::keyring());
            draft.replace(user_info, "");
        } else if !has_sections && is_requirement(line) {
            let name = draft.name(secret, None);
            draft.replace(secret.range.clone(), format!("${{{name}}}"));
        } else {
            draft.redact(secret, Why::Format);
        }
    }
}

/// Whether a line begins as one of requirements: an option, an address, or a package at one.
fn is_requirement(line: &str) -> bool {
    line.starts_with('-') || line.starts_with("git+") || line.starts_with("https://") || line.contains(" @ ")
}
