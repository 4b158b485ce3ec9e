//! A token broken in two: by the edge of a terminal, or by an invisible character that an editor put in.

use core::ops::Range;

use crate::alphabet;
use crate::alphabet::BASE62;
use crate::carrier::escape;
use crate::rule;
use crate::rule::Match;
use crate::rule::azure_devops_pat::LENGTH;

const LINE_ENDS: [&str; 2] = ["\r\n", "\n"];

/// Soft hyphen, zero-width space, non-joiner and joiner, word joiner, byte order mark.
const INVISIBLE: [&str; 6] = ["\u{ad}", "\u{200b}", "\u{200c}", "\u{200d}", "\u{2060}", "\u{feff}"];

/// The token of which `run` is one of two parts.
pub(crate) fn find(text: &[u8], run: &Range<usize>) -> Option<Match> {
    with_next(text, run).or_else(|| with_previous(text, run))
}

fn with_next(text: &[u8], run: &Range<usize>) -> Option<Match> {
    let first = escape::end(text, run.clone())..run.end;
    let start = first.end + break_after(&text[first.end..])?;
    let missing = LENGTH.checked_sub(first.len())?;
    let second = start..start + alphabet::prefix(BASE62, &text[start..text.len().min(start + LENGTH)]);
    if second.len() == missing { join(text, first, second) } else { None }
}

fn with_previous(text: &[u8], run: &Range<usize>) -> Option<Match> {
    let end = run.start - break_before(&text[..run.start])?;
    let missing = LENGTH.checked_sub(run.len())?;
    let first = end - alphabet::suffix(BASE62, &text[end.saturating_sub(LENGTH)..end])..end;
    if first.len() == missing { join(text, first, run.clone()) } else { None }
}

fn join(text: &[u8], first: Range<usize>, second: Range<usize>) -> Option<Match> {
    let range = first.start..second.end;
    let mut letters = [0; LENGTH];
    for (to, from) in letters.iter_mut().zip(text[first].iter().chain(&text[second])) {
        *to = *from;
    }
    rule::find_whole(&letters).map(|found| Match { range, ..found })
}

/// The length in bytes of one line end at the start of `text`.
pub(crate) fn line_end(text: &[u8]) -> Option<usize> {
    LINE_ENDS.iter().find(|end| text.starts_with(end.as_bytes())).map(|end| end.len())
}

fn break_after(text: &[u8]) -> Option<usize> {
    let invisible = || INVISIBLE.iter().find(|mark| text.starts_with(mark.as_bytes())).map(|mark| mark.len());
    line_end(text).or_else(invisible)
}

fn break_before(text: &[u8]) -> Option<usize> {
    LINE_ENDS.iter().chain(&INVISIBLE).find(|mark| text.ends_with(mark.as_bytes())).map(|mark| mark.len())
}

#[cfg(test)]
mod tests {
    use alloc::format;

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
