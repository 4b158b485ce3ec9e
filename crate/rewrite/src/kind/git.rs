//! Addresses of git remotes: without user and password git asks its credential manager.

use super::Kind;
use crate::address;
use crate::draft::Draft;
use crate::rewrite::Why;
use crate::setup::Setup;

pub(super) const KIND: Kind = Kind {
    id: "git",
    files: &[".git/config", ".gitconfig", ".gitmodules"],
    languages: &["git-config", "gitconfig"],
    signs: &[
        ("^[remote \"", 20),
        ("^[submodule \"", 20),
        ("^[core]", 9),
        ("^https://", 4),
        ("^http://", 4),
        ("^[url \"", 20),
    ],
    not: &[],
    looks: None,
    scenario: "git-laptop",
    setup: &[],
    rewrite,
};

fn rewrite(draft: &mut Draft<'_>) {
    for secret in draft.secrets() {
        let start = draft.text[..secret.range.start].rfind('\n').map_or(0, |end| end + 1);
        let line = draft.text[start..secret.range.start].trim_start();
        match address::user_info(draft.text, secret) {
            _ if line.starts_with(['#', ';']) => draft.redact(secret, Why::Comment),
            Some(user_info) => {
                draft.setup(Setup::git(&draft.text[user_info.end..]));
                draft.replace(user_info, "");
            }
            None => draft.redact(secret, Why::Format),
        }
    }
}
