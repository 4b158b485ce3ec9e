//! The lines of an encoding.

use core::ops::Range;

use super::PART;
use crate::alphabet;
use crate::alphabet::BASE64;
use crate::base64::decode;
use crate::base64::padded;
use crate::escape;
use crate::gap;

/// A line before an encoding that is not as long as the others belongs to it from so many letters on.
const SHORTEST_TEXT: usize = 16;

/// The letters from `from` on, over gaps, as far as there is room, and where more may follow. They are copied only if they stand on several
/// lines.
pub(super) fn letters<'t>(
    text: &'t [u8],
    from: usize,
    buffer: &'t mut [u8; PART],
) -> (&'t [u8], Option<usize>) {
    let first = from..from + alphabet::prefix(BASE64, &text[from..text.len().min(from + PART)]);
    if first.len() == PART {
        return (&text[first.clone()], Some(first.end));
    }
    let Some(mut next) = next_line(text, &first) else { return (&text[first], None) };
    let mut filled = first.len();
    buffer[..filled].copy_from_slice(&text[first]);
    loop {
        let room = PART - filled;
        let line = next..next + alphabet::prefix(BASE64, &text[next..text.len().min(next + room)]);
        buffer[filled..filled + line.len()].copy_from_slice(&text[line.clone()]);
        filled += line.len();
        if filled == PART {
            return (buffer, Some(line.end));
        }
        match next_line(text, &line) {
            Some(behind) => next = behind,
            None => return (&buffer[..filled], None),
        }
    }
}

/// Where the next line of letters begins, if the encoding can go on there: it has not ended with padding.
fn next_line(text: &[u8], line: &Range<usize>) -> Option<usize> {
    let next = gap::end(text, line.end)?;
    let is_padded = text.get(line.end) == Some(&b'=');
    (!line.is_empty() && !is_padded && alphabet::contains(BASE64, text[next])).then_some(next)
}

/// Where the letter stands that comes so many letters behind `from`.
pub(super) fn place(text: &[u8], from: usize, letters: usize) -> usize {
    lines(text, from, letters)
        .find_map(|(first, line)| (letters <= first + line.len()).then(|| line.start + letters - first))
        .unwrap_or(from)
}

/// The line with the letter that comes so many letters behind `from`.
pub(super) fn line_of(text: &[u8], from: usize, letters: usize) -> Range<usize> {
    lines(text, from, usize::MAX)
        .find(|(first, line)| letters < first + line.len())
        .map_or(from..from, |(_, line)| line)
}

/// The lines of letters from `from` on, each with how many letters come before it. One with more than `most` of them is the last one, and is
/// not read to its end: it may be very long.
fn lines(text: &[u8], from: usize, most: usize) -> impl Iterator<Item = (usize, Range<usize>)> {
    let line = move |start: usize| {
        start..start + alphabet::prefix(BASE64, &text[start..text.len().min(start.saturating_add(most))])
    };
    core::iter::successors(Some((0, line(from))), move |(first, before)| {
        Some((first + before.len(), line(next_line(text, before)?)))
    })
}

/// The letters of the line that ends at `end`, without those of an escape before them.
pub(super) fn line_to(text: &[u8], end: usize) -> Range<usize> {
    let letters = alphabet::suffix(BASE64, &text[..end]);
    escape::end(text, end - letters..end)..end
}

/// Where the whole encoding stands whose letters `token`, counted from `from`, are a token's: with the lines before and behind that are as
/// long, or decode to text as well, but no more lines when it has `most` bytes. `phase` is the place of the first group, `start` that of what
/// touches no other letters.
pub(super) fn around(
    text: &[u8],
    from: usize,
    phase: usize,
    token: Range<usize>,
    start: usize,
    most: usize,
) -> Range<usize> {
    let mut needed = lines(text, from, usize::MAX).filter(|(first, line)| first + line.len() > token.start);
    let Some((mut first, mut top)) = needed.next() else { return from..from };
    let token_at = top.start + token.start.saturating_sub(first);
    let (mut count, mut bottom) = (first, top.clone());
    while count + bottom.len() < token.end
        && let Some(next) = needed.next()
    {
        (count, bottom) = next;
    }
    // The letters may have been counted from the middle of a line.
    let line = line_to(text, top.end).start.min(top.start);
    (first, top.start) = (first + 3 * (top.start - line), line);
    let width = top.len();
    while bottom.end - top.start < most
        && let Some(end) = gap::start(text, top.start)
    {
        let line = line_to(text, end);
        // Only groups of four matter.
        let before = first + 3 * line.len();
        let is_same = line.len() == width;
        if !is_same && (line.len() < SHORTEST_TEXT || !is_text(text, &line, before, phase)) {
            break;
        }
        (first, top) = (before, line);
    }
    while bottom.end - top.start < most
        && let Some(next) = next_line(text, &bottom)
    {
        let line = next..next + alphabet::prefix(BASE64, &text[next..]);
        let before = count + bottom.len();
        let is_same = line.len() == width;
        if !is_end(text, line.end)
            || !(is_same || is_alone(text, line.end) && is_text(text, &line, before, phase))
        {
            break;
        }
        (count, bottom) = (before, line);
    }
    let skip = skip(first, phase);
    let is_aligned = (top.start..=token_at).contains(&start) && (start - top.start) % 4 == skip;
    let begin = if skip > 0 && is_aligned { start } else { top.start + skip };
    begin..padded(text, bottom.end)
}

/// How many letters of a line belong to a group that began before it, if so many letters come before.
fn skip(before: usize, phase: usize) -> usize {
    (phase + 4 - before % 4) % 4
}

/// Whether a line of letters may end there.
fn is_end(text: &[u8], at: usize) -> bool {
    !matches!(text.get(padded(text, at)), Some(b':' | b'.' | b'(' | b'=' | b'@' | b'$' | b'{'))
}

/// Whether nothing stands on a line behind the letters that end there.
fn is_alone(text: &[u8], at: usize) -> bool {
    let end = padded(text, at);
    matches!(text.get(end), None | Some(b'\n' | b'\r' | b'"' | b'\'' | b'`' | b'<' | b'\\' | b'&' | b'%'))
        || gap::end(text, end).is_some()
}

/// Whether a line decodes to text, also of UTF-16.
fn is_text(text: &[u8], line: &Range<usize>, before: usize, phase: usize) -> bool {
    let Some(letters) = text[line.clone()].get(skip(before, phase)..) else { return true };
    let mut bytes = [0; 96];
    let length = decode(letters, &mut bytes);
    bytes[..length].iter().all(|byte| matches!(byte, b' '..=b'~' | b'\n' | b'\r' | b'\t' | 0))
}
