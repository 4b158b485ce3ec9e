//! Reading a long text piece by piece.

use alloc::vec::Vec;

use crate::CustomRule;
use crate::Finding;
use crate::Options;
use crate::read::is_border;
use crate::scan_custom;
use crate::scan_with;

/// How near its end a piece tells nothing, in bytes: a secret that is cut there must be in sight for so long that a part of it is found.
const MARGIN: usize = 4096;
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
        self.tell(text, is_last, scan_with(text, options))
    }

    /// The same with rules of somebody's own. A keyword counts within a piece, and a match of theirs may have 4 KB.
    #[must_use]
    pub fn read_custom(
        &mut self,
        text: &str,
        is_last: bool,
        options: &Options,
        rules: &[CustomRule],
    ) -> Piece {
        let findings =
            if rules.is_empty() { scan_with(text, options) } else { scan_custom(text, options, rules) };
        self.tell(text, is_last, findings)
    }

    fn tell(&mut self, text: &str, is_last: bool, mut findings: Vec<Finding>) -> Piece {
        let before = text.floor_char_boundary(core::mem::take(&mut self.told));
        let (told, next) = if is_last { (text.len(), text.len()) } else { seam(text, &findings) };
        let told = told.max(before);
        findings.retain(|finding| before < finding.range.end && finding.range.start < told);
        // In the middle of a run the next piece may see more of what belongs together: what was told stays told.
        if let Some(first) = findings.first_mut().filter(|first| first.range.start < before) {
            first.utf16.start += text[first.range.start..before].encode_utf16().count();
            first.range.start = before;
        }
        self.told = told - next;
        Piece { findings, told, next }
    }
}

/// Up to where a piece tells everything, and where the next one begins.
fn seam(text: &str, findings: &[Finding]) -> (usize, usize) {
    let end = text.len().saturating_sub(MARGIN);
    // What goes on behind it is told by the next piece, which sees the whole of it.
    let cut = findings.iter().find(|finding| finding.range.contains(&end));
    let told = text.floor_char_boundary(cut.map_or(end, |finding| finding.range.start));
    let around = told.saturating_sub(AROUND);
    let border = text.as_bytes()[..around].iter().rev().take(AROUND).position(is_border);
    (told, text.floor_char_boundary(around - border.unwrap_or_default()))
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
    use crate::base64::encode;
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
            2 => token.clone().prop_map(|token| format!("{}\n{}\n", &token[..42], &token[42..])),
            1 => token.clone().prop_map(|token| encode(&format!("{}{token}", "x ".repeat(1200))) + "\n"),
            1 => token,
            1 => (1..200usize).prop_map(private_key),
            1 => (1..20_000usize).prop_map(|length| "q9V7nB2K4xL8wR3t".repeat(length / 16) + "\n"),
            1 => (1..9_000usize).prop_map(|length| " ".repeat(length)),
            1 => Just(String::from("https://ada:kulgrej7@contoso.com/\n")),
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
    fn nothing_is_lost_or_told_twice_wherever_the_text_is_cut() {
        const PIECE: usize = 8192;
        let (token, legacy) = (generate::azure_devops_pat(1), generate::azure_devops_pat_legacy(2));
        let secret = |id| {
            let example = generate::example(crate::rules().find(|rule| rule.id() == id).unwrap(), 5).unwrap();
            String::from(&example.text[example.secret])
        };
        let encoded = encode(&format!("{}{token}", "x".repeat(41)));
        let words = "nothing to see ".repeat(PIECE / 15);
        for needle in [
            format!("PAT={token}\n"),
            // A word before it says what it is.
            format!("airtable é = {}'{}'", " ".repeat(40), secret("airtable-key")),
            // No secret, for it is too long by a letter.
            format!("azure b{legacy} azure"),
            // Of one run, in which a secret begins where the one before ends.
            format!("{legacy}X{legacy}X{token}X").repeat(9),
            encode(&format!("{}:{token}", "x".repeat(1000))),
            // On three lines.
            [&encoded[..76], &encoded[76..152], &encoded[152..], ""].join("\n"),
            private_key(20),
        ] {
            for border in [PIECE - MARGIN, PIECE - MARGIN - AROUND] {
                for shift in (0..needle.len() + 70).step_by(1 + needle.len() / 200) {
                    let text = format!("{}{needle}{words}", &words[..border.saturating_sub(shift)]);
                    assert_eq!(in_pieces(&text, PIECE), whole(&text), "{needle} {border} {shift}");
                }
            }
        }
    }

    #[test]
    fn what_was_told_stays_told_in_the_middle_of_a_long_run() {
        // More than is decoded as one, unless a piece begins in its middle.
        let stretch = encode(&format!("{}:{}", "é".repeat(2000), generate::azure_devops_pat(1)));
        let run = "x7.".repeat(30_000);
        let mut count = 0;
        for shift in (0..6000).step_by(50) {
            let text = format!("é{}.{stretch}.{run}", &run[..61_440 - shift]);
            let mut pieces = Pieces::default();
            let first = pieces.read(&text[..65_537], false, &Options::default());
            let rest = &text[first.next..];
            for finding in pieces.read(rest, true, &Options::default()).findings {
                assert!(finding.range.start >= first.told - first.next, "{shift}");
                assert_eq!(finding.utf16.len(), finding.range.len(), "{shift}");
                count += 1;
            }
        }
        assert!(count > 0);
    }

    #[test]
    fn goes_on_behind_what_never_ends() {
        let letters = "q9V7nB2K4xL8wR3tY6uP".repeat(20_000);
        for begin in ["ya29.", "fm2_", "-----BEGIN PRIVATE KEY-----\n", "PAT=", "https://u:", "eyJ"] {
            let text = format!("{begin}{letters}");
            assert_eq!(in_pieces(&text, 65_536).is_empty(), whole(&text).is_empty(), "{begin}");
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
