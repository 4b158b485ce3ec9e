//! A token broken into pieces: by the edge of a terminal, or by invisible characters that an editor or a page put in.

use alloc::vec::Vec;
use core::ops::Range;

use crate::Carrier;
use crate::Confidence;
use crate::alphabet;
use crate::alphabet::BASE32;
use crate::alphabet::BASE62;
use crate::alphabet::LOWER;
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

/// How long a token can be, in letters: those of the older form, the newer and its long form.
const TOKEN: [usize; 3] = [52, 84, 86];
/// A token in so many pieces at most: an invisible character between all letters.
const PIECES: usize = 96;
/// How far a line may be set in, or quoted, that goes on with a token; in bytes.
const INDENT: usize = 16;
/// More letters are not looked at: two tokens of the longer form.
const LETTERS: usize = 176;
/// The piece that draws attention has so many letters at least.
const PIECE: usize = 16;

/// The token of which `run` holds a piece.
pub(crate) fn find(text: &[u8], run: &Range<usize>) -> Option<Match> {
    // Nearly every run ends here, before anything is compared.
    let may_go_on = matches!(text.get(run.end), Some(b'\r' | b'\n' | b'\\' | b'=' | b'&' | b'<' | 0x80..));
    let may_have_gone_on = matches!(text[..run.start].last(), Some(b'\n' | b'\\' | b';' | b'>' | 0x80..));
    if !may_go_on && !may_have_gone_on {
        return None;
    }
    let start = escape::end(text, run.clone());
    let last = run.end - alphabet::suffix(BASE62, &text[start..run.end])..run.end;
    let first = start..start + alphabet::prefix(BASE62, &text[start..run.end]);
    let goes_on = may_go_on && may_be_piece(text, &last) && next(text, run.end).is_some();
    let went_on = may_have_gone_on && may_be_piece(text, &first) && previous(text, start).is_some();
    if !goes_on && !went_on {
        return None;
    }
    let mut from = if goes_on { last } else { first };
    for _ in 0..PIECES {
        let Some(piece) = previous(text, from.start) else { break };
        from = piece;
    }
    join(text, from)
}

/// The token whose first piece ends before the invisible character that ends at `at`, however short its pieces are.
pub(crate) fn at_invisible(text: &[u8], at: usize) -> Option<Match> {
    let first = previous(text, at + 1)?;
    // Every token is put together once.
    if previous(text, first.start).is_some() { None } else { join(text, first) }
}

/// The token in the pieces from `from` on.
fn join(text: &[u8], from: Range<usize>) -> Option<Match> {
    let mut joined = Joined::new();
    let mut piece = Some(from);
    while let Some(part) = piece.filter(|part| joined.add(text, part)) {
        piece = next(text, part.end);
    }
    if joined.may_hold_token() { joined.token() } else { None }
}

/// Whether the letters can be a piece of a token: those of the longer form have capitals, the others are base 32. Slash
/// and plus beside them mean base 64.
fn may_be_piece(text: &[u8], piece: &Range<usize>) -> bool {
    let letters = &text[piece.clone()];
    letters.len() >= PIECE
        && !matches!(text[..piece.start].last(), Some(b'+' | b'/'))
        && !matches!(text.get(piece.end), Some(b'+' | b'/'))
        && [BASE32, LOWER].map(|alphabet| alphabet::prefix(alphabet, letters) == letters.len())
            != [false, true]
}

/// The letters behind a break at `at`.
fn next(text: &[u8], at: usize) -> Option<Range<usize>> {
    let behind = &text[at..];
    let listed = || BREAKS.iter().find(|mark| behind.starts_with(mark.as_bytes())).map(|mark| mark.len());
    let mark = if behind.starts_with(b"\n") { 1 } else { listed()? };
    let is_line = behind[mark - 1] == b'\n';
    let indent = behind[mark..].iter().take(INDENT).take_while(|byte| is_line && is_indent(byte)).count();
    let start = at + mark + indent;
    let letters = alphabet::prefix(BASE62, &text[start..text.len().min(start + LETTERS)]);
    (letters > 0).then_some(start..start + letters)
}

/// The letters before a break that ends at `at`.
fn previous(text: &[u8], at: usize) -> Option<Range<usize>> {
    let before = &text[..at];
    let indent = before.iter().rev().take(INDENT).take_while(|byte| is_indent(byte)).count();
    let line = &before[..at - indent];
    let before = if line.ends_with(b"\n") { line } else { before };
    let listed =
        || BREAKS.iter().filter(|mark| before.ends_with(mark.as_bytes())).map(|mark| mark.len()).max();
    let mark = match before {
        [.., letter, b'\n'] if letter.is_ascii_alphanumeric() => 1,
        _ => listed()?,
    };
    let end = before.len() - mark;
    let letters = alphabet::suffix(BASE62, &text[end.saturating_sub(LETTERS)..end]);
    let start = escape::end(text, end - letters..end);
    (letters > 0).then_some(start..end)
}

/// Whether a line may begin with this before it goes on: it is set in, or quoted as in mail.
fn is_indent(byte: &u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'>')
}

/// The letters of all pieces in a row, and where the pieces stand in the text.
struct Joined {
    letters: [u8; LETTERS],
    length: usize,
    /// Where each piece stands in the text, and where among the letters.
    pieces: [(usize, usize); PIECES],
    count: usize,
}

impl Joined {
    fn new() -> Self {
        Self { letters: [0; LETTERS], length: 0, pieces: [(0, 0); PIECES], count: 0 }
    }

    /// Adds a piece, if there is room for it.
    fn add(&mut self, text: &[u8], piece: &Range<usize>) -> bool {
        let end = self.length + piece.len();
        let Some(room) = self.letters.get_mut(self.length..end).filter(|_| self.count < PIECES) else {
            return false;
        };
        room.copy_from_slice(&text[piece.clone()]);
        self.pieces[self.count] = (piece.start, self.length);
        (self.length, self.count) = (end, self.count + 1);
        true
    }

    /// Whether some pieces in a row are as long as a token.
    fn may_hold_token(&self) -> bool {
        let starts = || self.pieces[..self.count].iter().map(|piece| piece.1);
        let ends = || starts().chain([self.length]);
        starts().any(|start| ends().any(|end| end > start && TOKEN.contains(&(end - start))))
    }

    /// The token whose checksum holds and which is made of whole pieces, more than one.
    fn token(&self) -> Option<Match> {
        let letters = &self.letters[..self.length];
        let pieces = &self.pieces[..self.count];
        let mut found = Vec::new();
        rule::azure_devops(letters, 0..letters.len(), &mut found);
        found.into_iter().find_map(|token| {
            let (first, end) = (token.range.start, token.range.end.min(self.length));
            let start = pieces.iter().find(|piece| piece.1 == first)?.0;
            let is_edge = end == self.length || pieces.iter().any(|piece| piece.1 == end);
            let last = pieces.iter().rev().find(|piece| piece.1 < end)?;
            let range = start..last.0 + end - last.1;
            let is_broken = range.len() > token.range.len();
            let is_certain = token.confidence == Confidence::Certain;
            (is_certain && is_edge && is_broken).then_some(Match {
                range,
                carrier: Carrier::Wrapped,
                ..token
            })
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
    fn puts_lines_together_that_are_set_in_or_quoted() {
        let token = generate::azure_devops_pat(5);
        for gap in ["\n    ", "\r\n> ", "\n>> "] {
            let text = ["token: ", &token[..30], gap, &token[30..70], gap, &token[70..], "."].concat();
            let [finding] = &scan(&text)[..] else { panic!("{text}") };
            assert_eq!(finding.range, 7..text.len() - 1, "{text}");
        }
        assert_eq!(scan(&format!("{} {}", &token[..30], &token[30..])), []);
    }

    #[test]
    fn puts_a_token_together_with_an_invisible_character_after_every_letter() {
        for token in [generate::azure_devops_pat(5), generate::azure_devops_pat_legacy(5)] {
            for gap in ["\u{200b}", "\u{200d}", "\u{2060}", "\u{feff}"] {
                for length in [1, 3, 15] {
                    let parts: Vec<&str> = token
                        .as_bytes()
                        .chunks(length)
                        .map(|part| core::str::from_utf8(part).unwrap())
                        .collect();
                    let text = format!("token: {}, see", parts.join(gap));
                    let [finding] = &scan(&text)[..] else { panic!("{text}") };
                    assert_eq!(finding.range, 7..text.len() - 5, "{text}");
                    assert_eq!(
                        (finding.carrier, finding.confidence),
                        (Carrier::Wrapped, Confidence::Certain)
                    );
                }
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
