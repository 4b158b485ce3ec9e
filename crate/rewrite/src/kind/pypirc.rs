//! `.pypirc`: without the password, because twine asks the environment and the keyring.
//!
//! <https://packaging.python.org/en/latest/specifications/pypirc/> and <https://twine.readthedocs.io/en/stable/> (2026-12-02).

use super::Kind;
use crate::draft::Draft;
use crate::rewrite::Why;
use crate::setup::Setup;

pub(super) const KIND: Kind = Kind {
    id: "pypirc",
    files: &[".pypirc", "pypirc"],
    languages: &["pypirc"],
    signs: &[
        ("^[distutils]", 20),
        ("^index-servers", 9),
        ("^[pypi]", 9),
        ("^repository", 2),
        ("^username", 2),
    ],
    not: &[],
    looks: None,
    scenario: "feed-python",
    setup: &[],
    rewrite,
};

fn rewrite(draft: &mut Draft<'_>) {
    let mut start = 0;
    for line in draft.text.split_inclusive('\n') {
        let range = start..start + line.len();
        start = range.end;
        for secret in draft.within(&range) {
            let value =
                line.strip_prefix("password").map(|rest| rest.trim_start().trim_start_matches([':', '=']));
            if value.map(str::trim) == Some(draft.part(&secret.range)) {
                draft.setup(Setup::posix("TWINE_PASSWORD"));
                draft.setup(Setup::powershell("TWINE_PASSWORD"));
                draft.replace(range.clone(), "");
            } else {
                let is_comment = line.trim_start().starts_with(['#', ';']);
                draft.redact(secret, if is_comment { Why::Comment } else { Why::Format });
            }
        }
    }
}
