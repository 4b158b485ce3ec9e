//! Settings of .NET: an empty value, because the environment and user secrets go first.

use super::{Kind, json};
use crate::draft::Draft;
use crate::setup::{Place, Setup};

pub(super) const KIND: Kind = Kind {
    id: "appsettings",
    files: &["*appsettings.json", "*appsettings.development.json", "*appsettings.production.json"],
    languages: &[],
    signs: &[("\"ConnectionStrings\"", 9), ("\"AllowedHosts\"", 9), ("\"LogLevel\"", 9)],
    not: &[],
    looks: None,
    scenario: "svc-azure",
    setup: &[],
    rewrite,
};

fn rewrite(draft: &mut Draft<'_>) {
    json::rewrite(draft, |draft, value| {
        // A part of a connection string: the whole string comes from outside.
        let path = value.way.join("__");
        let name: String =
            path.chars().map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '_' }).collect();
        draft.setup(Setup::posix(&name));
        // The command has the keys as they stand: what a shell could take for its own is in none.
        let is_plain = |letter: char| letter.is_ascii_alphanumeric() || "_.-".contains(letter);
        if !value.way.iter().all(|key| key.chars().all(is_plain)) {
            return Some(json::Reference::Whole(String::new()));
        }
        draft.setup(Setup {
            place: Place::Program,
            command: format!(
                "read -rs VALUE && printf '{{\"{}\":\"%s\"}}' \"$VALUE\" | dotnet user-secrets set",
                value.way.join(":")
            ),
            name,
        });
        Some(json::Reference::Whole(String::new()))
    });
}
