//! A token broken into pieces: by the edge of a terminal, or by invisible characters that an editor or a page put in.

use core::ops::Range;

use crate::Confidence;
use crate::alphabet;
use crate::alphabet::BASE62;
use crate::carrier::escape;
use crate::rule;
use crate::rule::Match;

const LINE_ENDS: [&str; 2] = ["\r\n", "\n"];

/// Line ends, also with a backslash or an equals sign before them, as shells and mail write long lines; soft hyphen,
/// zero-width space, non-joiner and joiner, word joiner, byte order mark; the same and a place to break as HTML or JSON.
const BREAKS: [&str; 28] = [
    "\r\n",
    "\n",
    "\\\r\n",
    "\\\n",
    "=\r\n",
    "=\n",
    "\u{ad}",
    "\u{200b}",
    "\u{200c}",
    "\u{200d}",
    "\u{2060}",
    "\u{feff}",
    "&shy;",
    "&#173;",
    "&#xad;",
    "&#xAD;",
    "&ZeroWidthSpace;",
    "&#8203;",
    "&#x200b;",
    "&#x200B;",
    "&zwnj;",
    "&zwj;",
    "<wbr>",
    "<wbr/>",
    "<wbr />",
    "\\u200b",
    "\\u200B",
    "\\u00ad",
];

/// A token in so many pieces at most.
const PIECES: usize = 8;
/// More letters are not looked at: two tokens of the longer form.
const LETTERS: usize = 176;
/// The piece that draws attention has so many letters at least.
const PIECE: usize = 16;

/// The token of which `run` holds a piece.
pub(crate) fn find(text: &[u8], run: &Range<usize>) -> Option<Match> {
    let start = escape::end(text, run.clone());
    let last = run.end - alphabet::suffix(BASE62, &text[start..run.end])..run.end;
    let first = start..start + alphabet::prefix(BASE62, &text[start..run.end]);
    let goes_on = last.len() >= PIECE && next(text, run.end).is_some();
    let went_on = first.len() >= PIECE && previous(text, run.start).is_some();
    if !goes_on && !went_on {
        return None;
    }
    let mut joined = Joined::default();
    let (mut pieces, mut from) = (0, if goes_on { last } else { first });
    while let Some(piece) = previous(text, from.start).filter(|_| pieces < PIECES) {
        (pieces, from) = (pieces + 1, piece);
    }
    pieces = 0;
    let mut piece = Some(from);
    while let Some(part) = piece.filter(|_| pieces < 2 * PIECES) {
        joined.add(text, &part);
        piece = next(text, part.end);
        pieces += 1;
    }
    joined.token()
}

/// The letters behind a break at `at`.
fn next(text: &[u8], at: usize) -> Option<Range<usize>> {
    let behind = &text[at..];
    let start = at + BREAKS.iter().find(|mark| behind.starts_with(mark.as_bytes()))?.len();
    let letters = alphabet::prefix(BASE62, &text[start..text.len().min(start + LETTERS)]);
    (letters > 0).then_some(start..start + letters)
}

/// The letters before a break that ends at `at`.
fn previous(text: &[u8], at: usize) -> Option<Range<usize>> {
    let before = &text[..at];
    let mark = BREAKS.iter().filter(|mark| before.ends_with(mark.as_bytes())).map(|mark| mark.len()).max()?;
    let end = at - mark;
    let letters = alphabet::suffix(BASE62, &text[end.saturating_sub(LETTERS)..end]);
    let start = escape::end(text, end - letters..end);
    (letters > 0).then_some(start..end)
}

/// The letters of all pieces in a row, and where each stands in the text.
struct Joined {
    letters: [u8; LETTERS],
    places: [usize; LETTERS],
    /// Whether a piece begins with the letter, or ends with it.
    edges: [(bool, bool); LETTERS],
    length: usize,
}

impl Default for Joined {
    fn default() -> Self {
        Self { letters: [0; LETTERS], places: [0; LETTERS], edges: [(false, false); LETTERS], length: 0 }
    }
}

impl Joined {
    fn add(&mut self, text: &[u8], piece: &Range<usize>) {
        for at in piece.clone().take(LETTERS - self.length) {
            self.letters[self.length] = text[at];
            self.places[self.length] = at;
            self.edges[self.length] = (at == piece.start, at + 1 == piece.end);
            self.length += 1;
        }
    }

    /// The token whose checksum holds and which is made of whole pieces, more than one.
    fn token(&self) -> Option<Match> {
        let letters = &self.letters[..self.length];
        rule::matches(letters, 0..letters.len()).find_map(|token| {
            let (first, last) = (token.range.start, token.range.end.min(self.length) - 1);
            let is_whole = self.edges[first].0 && self.edges[last].1;
            let range = self.places[first]..self.places[last] + 1;
            let is_broken = range.len() > token.range.len();
            let is_certain = token.confidence == Confidence::Certain;
            (is_certain && is_whole && is_broken).then_some(Match { range, ..token })
        })
    }
}

/// The length in bytes of one line end at the start of `text`.
pub(crate) fn line_end(text: &[u8]) -> Option<usize> {
    LINE_ENDS.iter().find(|end| text.starts_with(end.as_bytes())).map(|end| end.len())
}

#[cfg(test)]
mod tests {
    use alloc::format;
    use alloc::vec::Vec;

    use crate::Carrier;
    use crate::Confidence;
    use crate::generate;
    use crate::scan;

    #[test]
    fn puts_a_token_together_wherever_a_break_fell() {
        let token = generate::azure_devops_pat(5);
        for at in 1..token.len() {
            for gap in ["\n", "\r\n", "\u{200b}", "\u{feff}"] {
                let (first, second) = token.split_at(at);
                let text = format!("PS C:\\> {first}{gap}{second}\n");
                let [finding] = &scan(&text)[..] else { panic!("break at {at}") };
                assert_eq!(finding.range, 8..8 + token.len() + gap.len(), "break at {at}");
                assert_eq!(finding.carrier, Carrier::Wrapped);
                assert_eq!(finding.confidence, Confidence::Certain);
            }
        }
    }

    #[test]
    fn puts_together_whatever_a_page_or_a_shell_made_of_it() {
        for token in [generate::azure_devops_pat(5), generate::azure_devops_pat_legacy(5)] {
            for gap in ["\\\n", "=\r\n", "&#8203;", "&shy;", "<wbr>", "\u{ad}", "\\u200b"] {
                let parts: Vec<&str> = [0..20, 20..31, 31..token.len()].map(|part| &token[part]).to_vec();
                let text = format!("token: {} ", parts.join(gap));
                let [finding] = &scan(&text)[..] else { panic!("{text}") };
                assert_eq!(finding.range, 7..text.len() - 1, "{text}");
                assert_eq!((finding.carrier, finding.confidence), (Carrier::Wrapped, Confidence::Certain));
            }
        }
    }

    #[test]
    fn leaves_lines_alone_that_do_not_make_a_token() {
        let token = generate::azure_devops_pat(5);
        let (first, second) = token.split_at(60);
        assert_eq!(scan(&format!("{first}\n\n{second}")), []);
        assert_eq!(scan(&format!("{first} {second}")), []);
        assert_eq!(scan(&format!("{first}\nx{second}")), []);
        assert_eq!(scan(&format!("x{first}\n{second}")), []);
        assert_eq!(scan(&format!("{first}\n{second}x")), []);
    }
}
