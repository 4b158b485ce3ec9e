//! A token broken into pieces: by the edge of a terminal, or by invisible characters that an editor or a page put in.

use alloc::vec::Vec;
use core::ops::Range;

use super::azure_devops;
use super::coded::AtNeedle;
use crate::Carrier;
use crate::Confidence;
use crate::alphabet;
use crate::alphabet::BASE32;
use crate::alphabet::BASE62;
use crate::alphabet::LOWER;
use crate::escape;
use crate::found::Match;
use crate::invisible;
use crate::line;

/// How long a token can be, in letters: those of the older form, the newer and its long form.
const TOKEN: [usize; 3] = [52, 84, 86];
const LONGEST: usize = 86;
/// A token in so many pieces at most: an invisible character between all letters.
const PIECES: usize = 96;
/// More letters are not looked at: two tokens of the longer form.
const LETTERS: usize = 176;
/// The piece that draws attention has so many letters at least.
const PIECE: usize = 16;

/// Whether a token may have been broken before a run, behind this byte.
fn is_before(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\\' | b';' | b'>' | 0x80..)
}

/// Whether a token may be broken behind a run, at this byte.
fn is_behind(byte: u8) -> bool {
    matches!(byte, b'\r' | b'\n' | b'\\' | b'=' | b'&' | b'<' | 0x80..)
}

/// Whether the bytes beside a run allow that a token was broken there.
pub(crate) fn may_be_broken(text: &[u8], run: &Range<usize>) -> bool {
    run.start.checked_sub(1).is_some_and(|before| is_before(text[before]))
        || text.get(run.end).is_some_and(|byte| is_behind(*byte))
}

/// The token of which `run` holds a piece. A break behind it can be seen at once; one before it can be followed by blanks.
#[inline(never)]
pub(crate) fn find(text: &[u8], run: &Range<usize>) -> Option<Match> {
    let run = escape::end(text, run.clone())..run.end;
    let last = || {
        if text.get(run.end).is_some_and(|byte| is_behind(*byte)) {
            last_piece(text, run.clone())
        } else {
            None
        }
    };
    let mut from = last().or_else(|| first_piece(text, run.clone()))?;
    let mut letters = from.len();
    while let Some(before) = previous(text, from.start, LONGEST) {
        letters += before.len();
        if letters > LONGEST {
            break;
        }
        from = before;
    }
    // The lengths alone tell mostly that there is no token.
    if Lengths::of(text, from.clone()).may_hold_token() { Joined::of(text, from).token() } else { None }
}

/// The piece at the end of a run, if it can go on behind the break there.
fn last_piece(text: &[u8], run: Range<usize>) -> Option<Range<usize>> {
    let letters = alphabet::suffix(BASE62, &text[run.start.max(run.end.saturating_sub(LONGEST))..run.end]);
    let piece = run.end - letters..run.end;
    if is_in_base64(text.get(piece.start.wrapping_sub(1))) {
        return None;
    }
    let next = next(text, run.end, room(letters)?)?;
    if can_be_token(text, &piece, &next) && may_be_piece(text, &piece) { Some(piece) } else { None }
}

/// The piece at the start of a run, if it can have gone on from before the break there.
fn first_piece(text: &[u8], run: Range<usize>) -> Option<Range<usize>> {
    let letters = alphabet::prefix(BASE62, &text[run.start..run.end.min(run.start + LONGEST)]);
    let piece = run.start..run.start + letters;
    if is_in_base64(text.get(piece.end)) {
        return None;
    }
    let previous = previous(text, run.start, room(letters)?)?;
    if can_be_token(text, &previous, &piece) && may_be_piece(text, &piece) { Some(piece) } else { None }
}

/// How many letters need be looked at beside a piece that draws attention: one more than can belong to the same token.
fn room(letters: usize) -> Option<usize> {
    if (PIECE..LONGEST).contains(&letters) { Some(LONGEST + 1 - letters) } else { None }
}

/// Whether two pieces are as long as a token, or less and may go on.
fn can_be_token(text: &[u8], first: &Range<usize>, second: &Range<usize>) -> bool {
    let together = first.len() + second.len();
    let goes_on = || next(text, second.end, 1).is_some() || previous(text, first.start, 1).is_some();
    TOKEN.contains(&together) || together < LONGEST && goes_on()
}

/// Of a token in short pieces: it begins before an invisible character.
pub(super) const RULE: AtNeedle = AtNeedle {
    needles: &invisible::OF_THREE_BYTES,
    find: at_invisible,
    #[cfg(any(test, feature = "generate"))]
    example: None,
};

/// The token whose first piece ends before an invisible character, however short its pieces are.
#[inline(never)]
fn at_invisible(text: &[u8], invisible: &Range<usize>) -> Option<Match> {
    let first = previous(text, invisible.end, LONGEST)?;
    // Every token is put together once.
    if previous(text, first.start, 1).is_some() || !Lengths::of(text, first.clone()).may_hold_token() {
        return None;
    }
    Joined::of(text, first).token()
}

/// `from` and the pieces behind it.
fn pieces(text: &[u8], from: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    core::iter::successors(Some(from), |piece| next(text, piece.end, LONGEST)).take(PIECES)
}

/// Whether the letters can be a piece of a token: those of the longer form have capitals, the others are base 32.
fn may_be_piece(text: &[u8], piece: &Range<usize>) -> bool {
    let letters = &text[piece.clone()];
    [BASE32, LOWER].map(|alphabet| alphabet::prefix(alphabet, letters) == letters.len()) != [false, true]
}

/// Slash and plus beside letters mean base 64.
fn is_in_base64(beside: Option<&u8>) -> bool {
    matches!(beside, Some(b'+' | b'/'))
}

/// The letters behind a break at `at`, at most so many of them.
fn next(text: &[u8], at: usize, most: usize) -> Option<Range<usize>> {
    let behind = &text[at..];
    let line = line_break(behind);
    let indent = match line {
        0 => 0,
        _ => behind[line..].iter().take(line::INDENT).take_while(|byte| line::is_indent(byte)).count(),
    };
    let start = at + if line > 0 { line + indent } else { invisible::at(behind)? };
    let letters = alphabet::prefix(BASE62, &text[start..text.len().min(start + most)]);
    (letters > 0).then_some(start..start + letters)
}

/// The letters before a break that ends at `at`, at most so many of them.
fn previous(text: &[u8], at: usize, most: usize) -> Option<Range<usize>> {
    let before = &text[..at];
    let indent = before.iter().rev().take(line::INDENT).take_while(|byte| line::is_indent(byte)).count();
    let line = &before[..at - indent];
    let mark = match line {
        [.., b'\n'] => {
            let line = line.strip_suffix(b"\r\n").unwrap_or(&line[..line.len() - 1]);
            at - line.strip_suffix(b"\\").or_else(|| line.strip_suffix(b"=")).unwrap_or(line).len()
        }
        _ => invisible::before(before)?,
    };
    let end = at - mark;
    let letters = alphabet::suffix(BASE62, &text[end.saturating_sub(most)..end]);
    let start = escape::end(text, end - letters..end);
    (letters > 0).then_some(start..end)
}

/// The length of a line end at the start of `text`, also with a backslash or an equals sign before it, as shells and mail write long
/// lines; 0 if there is none.
fn line_break(text: &[u8]) -> usize {
    let rest = match text {
        [b'\\' | b'=', rest @ ..] => rest,
        _ => text,
    };
    line::end(rest).map_or(0, |length| text.len() - rest.len() + length)
}

/// How long pieces are.
struct Lengths {
    /// How many letters there are up to the end of each piece.
    ends: [u8; PIECES],
    count: usize,
}

impl Lengths {
    fn of(text: &[u8], from: Range<usize>) -> Self {
        let (mut ends, mut count, mut length) = ([0; PIECES], 0, 0);
        for piece in pieces(text, from) {
            length += piece.len();
            if length > LETTERS {
                break;
            }
            ends[count] = length as u8;
            count += 1;
        }
        Self { ends, count }
    }

    /// Whether some pieces in a row are as long as a token.
    fn may_hold_token(&self) -> bool {
        let ends = &self.ends[..self.count];
        let is_token = |length: u8| TOKEN.contains(&length.into());
        (0..ends.len())
            .any(|last| is_token(ends[last]) || ends[..last].iter().any(|first| is_token(ends[last] - first)))
    }
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
    fn of(text: &[u8], from: Range<usize>) -> Self {
        let mut joined = Self { letters: [0; LETTERS], length: 0, pieces: [(0, 0); PIECES], count: 0 };
        for piece in pieces(text, from) {
            let end = joined.length + piece.len();
            let Some(room) = joined.letters.get_mut(joined.length..end) else { break };
            room.copy_from_slice(&text[piece.clone()]);
            joined.pieces[joined.count] = (piece.start, joined.length);
            (joined.length, joined.count) = (end, joined.count + 1);
        }
        joined
    }

    /// The token whose checksum or signature holds and which is made of whole pieces, more than one.
    fn token(&self) -> Option<Match> {
        let letters = &self.letters[..self.length];
        let pieces = &self.pieces[..self.count];
        let mut found = Vec::new();
        azure_devops::find(letters, 0..letters.len(), &mut found);
        found.into_iter().find_map(|token| {
            let (first, end) = (token.range.start, token.range.end.min(self.length));
            let start = pieces.iter().find(|piece| piece.1 == first)?.0;
            let is_edge = end == self.length || pieces.iter().any(|piece| piece.1 == end);
            let last = pieces.iter().rev().find(|piece| piece.1 < end)?;
            let range = start..last.0 + end - last.1;
            let is_broken = range.len() > token.range.len();
            let is_sure = token.confidence >= Confidence::High;
            (is_sure && is_edge && is_broken).then_some(Match { range, carrier: Carrier::Wrapped, ..token })
        })
    }
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
    fn is_nearly_as_sure_of_a_broken_token_whose_checksum_is_wrong() {
        let token = generate::azure_devops_pat(5);
        let other = if token.starts_with('k') { "m" } else { "k" };
        let text = [other, &token[1..60], "\n", &token[60..]].concat();
        let [finding] = &scan(&text)[..] else { panic!("{text}") };
        assert_eq!((finding.range.clone(), finding.confidence), (0..text.len(), Confidence::High));
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
