//! Maven's `settings.xml` and `pom.xml`: `${env.NAME}`.
//!
//! <https://maven.apache.org/settings.html> (2026-12-02).

use super::Kind;
use crate::draft::Draft;
use crate::rewrite::Why;
use crate::setup;
use crate::xml::{What, pieces};

pub(super) const KIND: Kind = Kind {
    id: "maven",
    files: &["settings.xml", "pom.xml", "*-settings.xml"],
    languages: &["maven"],
    signs: &[
        ("^<settings", 9),
        ("^<servers>", 6),
        ("^<server>", 6),
        ("http://maven.apache.org/", 9),
        ("^<project", 3),
        ("^<repository>", 3),
    ],
    not: &[],
    looks: None,
    scenario: "feed-maven",
    setup: setup::PROGRAM,
    rewrite,
};

fn rewrite(draft: &mut Draft<'_>) {
    for piece in pieces(draft.text) {
        for secret in draft.within(&piece.range) {
            match piece.what {
                What::Comment => draft.redact(secret, Why::Comment),
                What::Attribute(_) => draft.redact(secret, Why::Format),
                What::Text => {
                    let is_whole = draft.part(&piece.range).trim() == draft.part(&secret.range);
                    let name = draft.name(secret, piece.path.last().copied().filter(|_| is_whole));
                    draft.replace(secret.range.clone(), format!("${{env.{name}}}"));
                }
            }
        }
    }
}
