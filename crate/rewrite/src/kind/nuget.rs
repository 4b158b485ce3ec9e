//! `NuGet.config`: `%NAME%`, also outside of Windows.
//!
//! Values can be variables of the environment since NuGet 3.4: <https://learn.microsoft.com/nuget/reference/cli-reference/cli-ref-config>
//! (2026-12-02).

use super::Kind;
use crate::draft::Draft;
use crate::rewrite::Why;
use crate::setup;
use crate::xml::{What, pieces};

pub(super) const KIND: Kind = Kind {
    id: "nuget",
    files: &["nuget.config", "*.nuget.config"],
    languages: &["nuget"],
    signs: &[
        ("<packageSources>", 9),
        ("<packageSourceCredentials>", 9),
        ("ClearTextPassword", 9),
        ("^<add key=", 5),
    ],
    not: &[],
    looks: None,
    scenario: "feed-nuget",
    setup: setup::PROGRAM,
    rewrite,
};

fn rewrite(draft: &mut Draft<'_>) {
    for piece in pieces(draft.text) {
        // What is encrypted is no name of a variable.
        let is_plain = !matches!(piece.attribute("key"), Some("Password" | "http_proxy.password"))
            && !piece.path.contains(&"apikeys");
        let is_value = piece.what == What::Attribute("value") && piece.path.last() == Some(&"add");
        let can_be_filled_in = is_plain && is_value && !draft.part(&piece.range).contains('%');
        for secret in draft.within(&piece.range) {
            if piece.what == What::Comment {
                draft.redact(secret, Why::Comment);
            } else if can_be_filled_in {
                let key = piece.attribute("key").filter(|key| *key != "ClearTextPassword");
                let name = draft.name(secret, key.filter(|_| secret.range == piece.range));
                draft.replace(secret.range.clone(), format!("%{name}%"));
            } else {
                draft.redact(secret, Why::Format);
            }
        }
    }
}
