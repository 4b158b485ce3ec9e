//! `.npmrc`: npm puts the environment in the place of `${NAME}`.

use super::Kind;
use crate::draft::Draft;
use crate::rewrite::Why;
use crate::setup::{self, Place, Setup};

pub(super) const KIND: Kind = Kind {
    id: "npmrc",
    files: &[".npmrc", "npmrc", ".yarnrc"],
    languages: &["npmrc"],
    signs: &[
        (":_authToken", 9),
        (":_password", 9),
        ("_auth=", 6),
        ("^registry=", 5),
        (":registry=", 5),
        ("^always-auth", 5),
    ],
    not: &[],
    looks: None,
    scenario: "feed-npm",
    setup: setup::PROGRAM,
    rewrite,
};

fn rewrite(draft: &mut Draft<'_>) {
    let mut start = 0;
    for line in draft.text.split_inclusive('\n') {
        let range = start..start + line.len();
        start = range.end;
        for secret in draft.within(&range) {
            if line.trim_start().starts_with([';', '#']) {
                draft.redact(secret, Why::Comment);
                continue;
            }
            let key = line.split('=').next().unwrap_or_default();
            let is_feed = key.contains("pkgs.dev.azure.com") || key.contains(".pkgs.visualstudio.com");
            let name = match key.rsplit(':').next().unwrap_or_default().trim() {
                "_password" if is_feed => Some("azure-artifacts-password"),
                "_authToken" if is_feed => Some("azure-artifacts-token"),
                "_password" => Some("npm-password"),
                "_auth" => Some("npm-auth"),
                "_authToken" => Some("npm-token"),
                _ => None,
            };
            let name = draft.name(secret, name);
            draft.replace(secret.range.clone(), format!("${{{name}}}"));
            if is_feed {
                draft.setup(Setup {
                    place: Place::Feed,
                    name: String::new(),
                    command: String::from("npx artifacts-npm-credprovider"),
                });
            }
        }
    }
}
