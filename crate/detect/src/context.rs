//! Words about Azure DevOps, or secrets of any kind, near a shape that proves nothing by itself.

use core::ops::Range;

use crate::mask;

/// How far a word may stand before the shape, in bytes.
const BEFORE: usize = 64;
/// How far a word may stand behind the shape, in bytes.
const BEHIND: usize = 32;

/// Count anywhere, even inside a longer word. In lower case.
const PARTS: [&[u8]; 11] = [
    b"azure",
    b"devops",
    b"visualstudio",
    b"_packaging",
    b"vss_nuget",
    b"vssbasic",
    b"basicauthentication",
    b"token",
    b"passw",
    b"secret",
    b"credential",
];

/// Count between bytes that are no letters, as in `ADO_PAT`. In lower case.
const WORDS: [&[u8]; 8] = [b"pat", b"ado", b"azdo", b"azp", b"vsts", b"vsce", b"tfs", b"tfx"];

/// Whether such a word stands near `range`.
///
/// Masks that [`redact`](crate::redact) has left are borders: what they say, and what stands beyond, must not count,
/// or a redacted text could look worse than the text it was made of.
pub(crate) fn near(text: &[u8], range: &Range<usize>) -> bool {
    tells(before(&text[..range.start], BEFORE)) || tells(behind(&text[range.end..], BEHIND))
}

/// The last `most` bytes of `text`, as far as no mask stands among them.
pub(crate) fn before(text: &[u8], most: usize) -> &[u8] {
    let reach = &text[text.len().saturating_sub(most + mask::LONGEST)..];
    // Searching for one byte is much quicker than looking at each.
    if !reach.contains(&mask::OPEN.as_bytes()[0]) {
        return &reach[reach.len().saturating_sub(most)..];
    }
    let opens = |at: &usize| reach[*at] == mask::OPEN.as_bytes()[0];
    let border = (0..reach.len()).rev().filter(opens).find_map(|open| Some(open + mask::at(&reach[open..])?));
    &reach[border.unwrap_or(0).max(reach.len().saturating_sub(most))..]
}

/// The first `most` bytes of `text`, as far as no mask stands among them.
pub(crate) fn behind(text: &[u8], most: usize) -> &[u8] {
    let reach = &text[..text.len().min(most)];
    if !reach.contains(&mask::OPEN.as_bytes()[0]) {
        return reach;
    }
    let border = reach.windows(mask::OPEN.len()).position(|part| part == mask::OPEN.as_bytes());
    &reach[..border.unwrap_or(reach.len())]
}

fn tells(window: &[u8]) -> bool {
    let is_letter = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphabetic);
    // What they begin with: most places end here.
    let begins = |pair: &[u8]| {
        matches!(
            [pair[0] | 0x20, pair[1] | 0x20],
            [b'a', b'z' | b'd']
                | [b'd', b'e']
                | [b'v', b'i' | b's']
                | [b'p', b'a']
                | [b'b', b'a']
                | [b't', b'f' | b'o']
                | [b's', b'e']
                | [b'c', b'r']
                | [0x7F, b'p']
        )
    };
    window.windows(2).enumerate().filter(|(_, pair)| begins(pair)).any(|(at, _)| {
        let (before, rest) = window.split_at(at);
        let starts =
            |word: &&&[u8]| rest.get(..word.len()).is_some_and(|part| part.eq_ignore_ascii_case(word));
        PARTS.iter().any(|part| starts(&part))
            || !is_letter(before.last())
                && WORDS.iter().find(starts).is_some_and(|word| !is_letter(rest.get(word.len())))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near_mark(text: &str) -> bool {
        let at = text.find('#').unwrap();
        near(text.as_bytes(), &(at..at + 1))
    }

    #[test]
    fn knows_the_words_of_the_field() {
        for text in [
            "ado_pat = '#'",
            "AZP_TOKEN=#",
            "var personalAccessToken = #",
            "# # https://dev.azure.com/",
            "VSS_NUGET_ACCESSTOKEN=#",
            "new VssBasicCredential(string.Empty, \"#\")",
            "BasicAuthentication('', '#')",
            "{\"patToken\":{\"token\":\"#\"}}",
            "vsce publish -p #",
            "tfx extension publish --token #",
            "a token: #",
            "password #",
            "clientSecret: '#'",
        ] {
            assert!(near_mark(text), "{text}");
        }
        for text in
            ["digest: #", "path = '#'", "my shadow is #", "compatible #", "a value: #", "cvss_hash: #"]
        {
            assert!(!near_mark(text), "{text}");
        }
    }

    #[test]
    fn does_not_look_further_than_its_reach() {
        assert!(near_mark(&alloc::format!("azure{}#", " ".repeat(59))));
        assert!(!near_mark(&alloc::format!("azure{}#", " ".repeat(60))));
        assert!(near_mark(&alloc::format!("#{}azure", " ".repeat(27))));
        assert!(!near_mark(&alloc::format!("#{}azure", " ".repeat(28))));
    }

    #[test]
    fn stops_at_a_mask() {
        assert!(!near_mark("azure [redacted:azure-devops-pat:2026-03] #"));
        assert!(!near_mark("# [redacted:azure-devops-pat:2026-03] azure"));
        assert!(!near_mark("[redacted:azure-devops-pat][redacted:#"));
        assert!(near_mark("[redacted:azure-devops-pat:2026-03] azure #"));
        assert!(near_mark("[redacted: by azure] #"));
    }
}
