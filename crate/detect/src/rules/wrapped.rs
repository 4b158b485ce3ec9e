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
use crate::gap;
use crate::invisible;

/// How long a token can be, in letters: those of the older form, the newer and its long form.
const TOKEN: [usize; 3] = [52, 84, 86];
const LONGEST: usize = 86;
/// A token in so many pieces at most: an invisible character between all letters.
const PIECES: usize = 96;
/// More letters are not looked at: two tokens of the longer form.
const LETTERS: usize = 176;
/// The piece that draws attention has so many letters at least.
const PIECE: usize = 16;

/// The token of which `run` holds a piece.
#[inline(never)]
pub(crate) fn find(text: &[u8], run: &Range<usize>) -> Option<Match> {
    let start = escape::end(text, run.clone());
    let run = start + usize::from(is_sign(text, start))..run.end;
    let mut from = last_piece(text, run.clone()).or_else(|| first_piece(text, run.clone()))?;
    let mut letters = from.len();
    while let Some(before) = previous(text, from.start, LONGEST) {
        letters += before.len();
        if letters > LONGEST {
            break;
        }
        from = before;
    }
    joined(text, from.clone()).or_else(|| joined(text, from.start + sign(text, &from)?..from.end))
}

/// How many letters of a piece may belong to an equals sign as mail writes it: `=3D`.
fn sign(text: &[u8], piece: &Range<usize>) -> Option<usize> {
    let is_there = text[..piece.start].ends_with(b"=") && text[piece.clone()].starts_with(b"3D");
    is_there.then_some(2)
}

/// The token in the pieces from the first one on. Their lengths alone tell mostly that there is none.
fn joined(text: &[u8], from: Range<usize>) -> Option<Match> {
    if Lengths::of(text, from.clone()).may_hold_token() { Joined::of(text, from).token() } else { None }
}

/// The piece at the end of a run, if it can go on behind the break there.
fn last_piece(text: &[u8], run: Range<usize>) -> Option<Range<usize>> {
    let letters = alphabet::suffix(BASE62, &text[run.start.max(run.end.saturating_sub(LONGEST))..run.end]);
    let piece = run.end - letters..run.end;
    let before = piece.start.wrapping_sub(1);
    if is_in_base64(text.get(before)) && !is_sign(text, before) {
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
    TOKEN.contains(&together)
        || sign(text, first).is_some_and(|letters| TOKEN.contains(&(together - letters)))
        || together < LONGEST && goes_on()
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
    if previous(text, first.start, 1).is_some() { None } else { joined(text, first) }
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

/// Whether a line of a diff begins at `at`.
fn is_sign(text: &[u8], at: usize) -> bool {
    matches!(text.get(at), Some(b'+' | b'-')) && (at == 0 || text[at - 1] == b'\n')
}

/// Slash and plus beside letters mean base 64.
fn is_in_base64(beside: Option<&u8>) -> bool {
    matches!(beside, Some(b'+' | b'/'))
}

/// The letters behind a gap at `at`, at most so many of them.
fn next(text: &[u8], at: usize, most: usize) -> Option<Range<usize>> {
    let start = gap::end(text, at)?;
    let letters = alphabet::prefix(BASE62, &text[start..text.len().min(start + most)]);
    (letters > 0).then_some(start..start + letters)
}

/// The letters before a gap that ends at `at`, at most so many of them.
fn previous(text: &[u8], at: usize, most: usize) -> Option<Range<usize>> {
    let end = gap::start(text, at)?;
    let letters = alphabet::suffix(BASE62, &text[end.saturating_sub(most)..end]);
    let start = escape::end(text, end - letters..end);
    (start < end).then_some(start..end)
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
    fn puts_together_what_source_code_tables_diffs_and_mail_break() {
        for token in [generate::azure_devops_pat(5), generate::azure_devops_pat_legacy(5)] {
            for (before, gap, behind) in [
                ("pat: ", "   \n", "\n"),
                ("pat: >-\n                    ", "\n                    ", "\n"),
                ("| pat | ", " |\n|     | ", " |"),
                ("\u{2502} ", " \u{2502}\n\u{2502} ", " \u{2502}"),
                ("+    pat:\n+", "\n+", "\n+    next: 1"),
                ("-pat=", "\n-", "\n"),
                ("On Monday you wrote:\n> > ", "\n> > ", "\n"),
                ("PAT=3D", "=\n", "\n"),
                ("PAT=3D", "=\r\n", "\r\n"),
                ("const pat = \"", "\" +\n    \"", "\";"),
                ("const pat = '", "'\n    + '", "'"),
                ("pat = (\"", "\"\n       \"", "\")"),
                ("$pat = \"", "\" + `\r\n  \"", "\""),
                ("$pat = '", "'+'", "'"),
                ("az devops login --pat ", "`\n", " "),
                ("PAT=\"", "\"\\\n\"", "\""),
                ("Dim pat = \"", "\" & _\r\n  \"", "\""),
                ("$pat = '", "' .\n '", "';"),
                ("{\"pat\": \"", "\\n", "\"}"),
                ("{\"pat\": \"", "\\r\\n", "\"}"),
                ("<td>", "<br/>\n", "</td>"),
                ("?pat=", "%0D%0A", "&x=1"),
                (" * ", "\n * ", "\n"),
                ("a&nbsp;", "&nbsp;&#10;&nbsp;", "&nbsp;"),
            ] {
                let parts = [0..19, 19..37, 37..token.len()].map(|part| &token[part]);
                for parts in [&parts[..], &[&token[..30], &token[30..]], &[&token[..7], &token[7..]]] {
                    let text = [before, &parts.join(gap), behind].concat();
                    let [finding] = &scan(&text)[..] else { panic!("{text}") };
                    assert_eq!(finding.range, before.len()..text.len() - behind.len(), "{text}");
                    assert_eq!(
                        (finding.carrier, finding.confidence),
                        (Carrier::Wrapped, Confidence::Certain)
                    );
                }
            }
        }
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
