//! `.netrc`: nothing is filled in, so the entry goes where git signs in by itself.
//!
//! Its words: <https://www.gnu.org/software/inetutils/manual/html_node/The-_002enetrc-file.html> (2026-12-02).

use std::ops::Range;

use super::Kind;
use crate::draft::Draft;
use crate::rewrite::Why;
use crate::setup::Setup;

pub(super) const KIND: Kind = Kind {
    id: "netrc",
    files: &[".netrc", "_netrc", "netrc"],
    languages: &["netrc"],
    signs: &[("^machine ", 9), ("^login ", 2), ("^password ", 2)],
    not: &[],
    looks: None,
    scenario: "git-laptop",
    setup: &[],
    rewrite,
};

fn rewrite(draft: &mut Draft<'_>) {
    let entries = entries(draft.text);
    for secret in draft.secrets() {
        if draft.is_covered(secret) {
            continue;
        }
        let entry = entries.iter().find(|one| one.start <= secret.range.start && secret.range.end <= one.end);
        let host = entry.and_then(|entry| removable(draft, entry));
        match (entry, host) {
            (Some(entry), Some(host)) => {
                draft.setup(Setup::git(host));
                draft.replace(entry.clone(), "");
            }
            _ => draft.redact(secret, Why::Format),
        }
    }
}

/// The words of a part of the text, and where they begin.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_whitespace().map(move |word| (word.as_ptr().addr() - text.as_ptr().addr(), word))
}

/// From each `machine` to the next one.
fn entries(text: &str) -> Vec<Range<usize>> {
    let starts: Vec<usize> =
        words(text).filter(|(_, word)| matches!(*word, "machine" | "default")).map(|(at, _)| at).collect();
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect()
}

/// The host of an entry that git does not need, and that says nothing else.
fn removable<'t>(draft: &Draft<'t>, entry: &Range<usize>) -> Option<&'t str> {
    let text = draft.text.get(entry.clone())?;
    let all: Vec<&str> = words(text).map(|(_, word)| word).collect();
    let ["machine", host, rest @ ..] = &all[..] else { return None };
    let is_ours = *host == "dev.azure.com" || host.ends_with(".visualstudio.com") && !host.contains(".pkgs.");
    let is_known = rest.chunks(2).all(|pair| matches!(pair, ["login" | "password" | "account", _]));
    let begins_line = draft.text[..entry.start].chars().next_back().is_none_or(|last| last == '\n');
    (is_ours && is_known && begins_line).then_some(*host)
}
