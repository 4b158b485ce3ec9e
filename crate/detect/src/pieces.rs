//! Reading a long text piece by piece.

use alloc::vec::Vec;

use crate::Finding;
use crate::Options;
use crate::alphabet;
use crate::alphabet::TOKEN;
use crate::read::is_border;
use crate::scan_with;

/// How near its end a piece tells nothing, in bytes: a secret that is cut there must be in sight for so long that a part of it is found.
const MARGIN: usize = 4096;
/// How far a run is followed that reaches into that, in bytes: more than is ever decoded.
const RUN: usize = 8192;
/// How much of what was told is seen once more, in bytes: further than words count for a secret.
const AROUND: usize = 1024;

/// Reads a text of any length in pieces, so that memory stays small. The findings are those of the whole text.
///
/// ```
/// let text = "nothing to see here\n".repeat(9_999);
/// let mut pieces = patrol_detect::Pieces::default();
/// let mut at = 0;
/// while at < text.len() {
///     let end = text.len().min(at + 65_536);
///     let piece = pieces.read(&text[at..end], end == text.len(), &patrol_detect::Options::default());
///     assert!(piece.findings.is_empty());
///     at += piece.next;
/// }
/// ```
#[derive(Clone, Debug, Default)]
pub struct Pieces {
    /// Up to where in the next piece everything has been told, in bytes.
    told: usize,
}

/// What a piece of a text tells.
#[derive(Clone, Debug)]
pub struct Piece {
    /// The secrets that no piece before has told, in order; where they stand in this piece.
    pub findings: Vec<Finding>,
    /// Up to where in this piece everything has been told, in bytes.
    pub told: usize,
    /// Where in this piece the next one must begin, in bytes: a little before that. Its length if this is the last one. 0 if it was too
    /// short to tell anything: then it must come again with more. 64 KB are always enough.
    pub next: usize,
}

impl Pieces {
    /// Reads the next piece, which begins where the one before has said; the first one where the text does.
    #[must_use]
    pub fn read(&mut self, text: &str, is_last: bool, options: &Options) -> Piece {
        let mut findings = scan_with(text, options);
        let before = core::mem::take(&mut self.told);
        let (told, next) = if is_last { (text.len(), text.len()) } else { seam(text, &findings) };
        let told = told.max(before);
        findings.retain(|finding| (before..told).contains(&finding.range.start));
        self.told = told - next;
        Piece { findings, told, next }
    }
}

/// Up to where a piece tells everything, and where the next one begins.
fn seam(text: &str, findings: &[Finding]) -> (usize, usize) {
    let bytes = text.as_bytes();
    let end = bytes.len().saturating_sub(MARGIN);
    let run =
        bytes[..end].iter().rev().take(RUN).take_while(|byte| alphabet::contains(TOKEN, **byte)).count();
    let told = if run < RUN { end - run } else { end };
    // What goes on behind it is told by the next piece, which sees the whole of it.
    let cut = findings.iter().find(|finding| finding.range.contains(&told));
    let told = text.floor_char_boundary(cut.map_or(told, |finding| finding.range.start));

    let around = told.saturating_sub(AROUND);
    let border = bytes[..around].iter().rev().take(AROUND).position(is_border).unwrap_or_default();
    // Behind a secret the text is read as if it began there.
    let last = findings.iter().rev().map(|finding| finding.range.end).find(|end| *end <= told);
    (told, text.floor_char_boundary(around - border).max(last.unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use alloc::format;
    use alloc::string::String;
    use alloc::vec;
    use core::ops::Range;

    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;
    use crate::carrier::base64::encode;
    use crate::generate;
    use crate::scan;

    /// What is found if at most so many bytes come at once, and up to where each piece tells.
    fn in_pieces(text: &str, size: usize) -> Vec<Range<usize>> {
        let (mut pieces, mut at, mut found) = (Pieces::default(), 0, Vec::new());
        loop {
            let end = text.ceil_char_boundary(at + size);
            let piece = pieces.read(&text[at..end], end == text.len(), &Options::default());
            found.extend(piece.findings.iter().map(|it| it.range.start + at..it.range.end + at));
            assert!(piece.next > 0 || end == text.len());
            at += piece.next;
            if end == text.len() {
                return found;
            }
        }
    }

    fn whole(text: &str) -> Vec<Range<usize>> {
        scan(text).into_iter().map(|finding| finding.range).collect()
    }

    fn private_key(lines: usize) -> String {
        let line = "q9V7nB2K4xL8wR3tY6uPq9V7nB2K4xL8wR3tY6uPq9V7nB2K4xL8wR3tY6uP6uPz\n";
        format!("-----BEGIN PRIVATE KEY-----\n{}-----END PRIVATE KEY-----\n", line.repeat(lines))
    }

    fn piece() -> impl Strategy<Value = String> {
        let token = any::<u64>().prop_map(generate::azure_devops_pat);
        let legacy = any::<u64>().prop_map(generate::azure_devops_pat_legacy);
        prop_oneof![
            4 => "[a-zé😀]{1,9}( [a-z0-9=]{1,9}){0,30}\n",
            2 => (0..400usize).prop_map(|lines| "a line of nothing\n".repeat(lines)),
            3 => token.clone().prop_map(|token| format!("PAT={token}\n")),
            2 => legacy.prop_map(|token| format!("azure {token}")),
            2 => token.clone().prop_map(|token| token.chars().flat_map(|it| [it, '\n']).collect()),
            1 => token.clone().prop_map(|token| encode(&format!("{}{token}", "x ".repeat(1200)))),
            1 => token,
            1 => (1..200usize).prop_map(private_key),
            1 => (1..20_000usize).prop_map(|length| "q9V7nB2K4xL8wR3t".repeat(length / 16)),
            1 => (1..9_000usize).prop_map(|length| " ".repeat(length)),
            1 => Just(String::from("https://ada:kulgrej7@example.com/\n")),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]

        #[test]
        fn pieces_tell_what_the_whole_text_tells(text in vec(piece(), 0..60).prop_map(|pieces| pieces.concat()), size in 65_536..99_999usize) {
            prop_assert_eq!(in_pieces(&text, size), whole(&text));
        }
    }

    #[test]
    fn a_secret_is_told_once_wherever_it_is_cut() {
        let text = |before: usize| {
            format!(
                "{}PAT={}\n{}",
                "nothing ".repeat(before),
                generate::azure_devops_pat(1),
                private_key(200)
            )
        };
        for before in (5_000..8_500).step_by(131) {
            let text = text(before).repeat(3);
            assert_eq!(whole(&text).len(), 6);
            assert_eq!(in_pieces(&text, 65_536), whole(&text), "{before}");
        }
    }

    #[test]
    fn a_piece_that_is_too_short_comes_again() {
        let token = format!("PAT={}", generate::azure_devops_pat(1));
        let mut pieces = Pieces::default();
        let piece = pieces.read(&token, false, &Options::default());
        assert_eq!((piece.findings, piece.told, piece.next), (vec![], 0, 0));
        let piece = pieces.read(&token, true, &Options::default());
        assert_eq!((piece.findings.len(), piece.told, piece.next), (1, 88, 88));
    }
}
