//! What stands between two pieces of one value: a line end and what goes with it, or something that nobody sees.
//!
//! A terminal, a table, a mail or a diff breaks lines and begins the next one with marks of its own; source code joins strings over lines;
//! JSON, HTML and URLs write a line end as an escape; editors and pages put invisible characters in.

use crate::alphabet;
use crate::alphabet::BASE62;
use crate::alphabet::BASE64;
use crate::invisible;

/// No gap is longer, in bytes.
const LONGEST: usize = 80;
/// No part is written with more letters in a row: `&ZeroWidthSpace;`.
const WORD: usize = 14;
/// How far before a gap its line may begin, in bytes, if that is asked.
const LINE: usize = 256;

/// What a part of a gap is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Line,
    /// A line end that is written as an escape.
    Escaped,
    /// An invisible character, or a place to break.
    Invisible,
    Quote,
    Fill,
}

use Part::Escaped;
use Part::Fill;
use Part::Invisible;
use Part::Line;
use Part::Quote;

/// The parts that are not a single byte of ASCII, by their first byte.
const MARKS: [(&str, Part); 27] = [
    ("\u{a0}", Fill),
    ("\u{2502}", Fill),
    ("\\n", Escaped),
    ("\\r", Fill),
    ("\\t", Fill),
    ("\\u000a", Escaped),
    ("\\u000A", Escaped),
    ("\\u000d", Fill),
    ("\\u000D", Fill),
    ("%0a", Escaped),
    ("%0A", Escaped),
    ("%0d", Fill),
    ("%0D", Fill),
    ("%20", Fill),
    ("&#10;", Escaped),
    ("&#xa;", Escaped),
    ("&#xA;", Escaped),
    ("&#13;", Fill),
    ("&#xd;", Fill),
    ("&#xD;", Fill),
    ("&nbsp;", Fill),
    ("&gt;", Fill),
    ("&quot;", Quote),
    ("&#39;", Quote),
    ("<br>", Invisible),
    ("<br/>", Invisible),
    ("<br />", Invisible),
];

/// Where the letters go on, if a gap begins at `at`.
pub(crate) fn end(text: &[u8], at: usize) -> Option<usize> {
    let (mut end, mut lines, mut escaped, mut invisible, mut quotes) = (at, 0, 0, false, 0);
    while let Some((length, part)) = part(text, at, end) {
        match part {
            Line => lines += 1,
            Escaped => escaped += 1,
            Invisible => invisible = true,
            Quote => quotes += 1,
            Fill => {}
        }
        end += length;
        if lines > 1 || escaped > 1 || end - at > LONGEST {
            return None;
        }
    }
    // Two strings in a row are joined, also on one line.
    let is_gap = lines + escaped > 0 || invisible || quotes == 2 && !matches!(text[at], b' ' | b'|' | b'>');
    (is_gap && end < text.len()).then_some(end)
}

/// The part at `at` of the gap that begins at `start`, and its length.
#[inline]
fn part(text: &[u8], start: usize, at: usize) -> Option<(usize, Part)> {
    Some(match *text.get(at)? {
        b'\n' => (1, Line),
        b'\r' | b' ' | b'\t' | b'>' | b'|' | b'*' => (1, Fill),
        b'"' | b'\'' | b'`' => (1, Quote),
        b'\\' | b'&' => mark(text, at).unwrap_or((1, Fill)),
        b'<' | b'%' | 0x80.. => mark(text, at)?,
        // A line that is broken like that goes on; other equals signs are padding, or give a value to a name.
        b'=' if matches!(text[at + 1..], [b'\n', ..] | [b'\r', b'\n', ..]) => (1, Fill),
        // Of a joined string.
        b'+' | b'.' | b'_'
            if start < at && matches!(text.get(at + 1), Some(b' ' | b'\r' | b'\n' | b'"' | b'\'')) =>
        {
            (1, Fill)
        }
        // The first of every line of a diff.
        sign @ (b'+' | b'-') if text[..at].ends_with(b"\n") && first_of_line(text, start) == Some(sign) => {
            (1, Fill)
        }
        _ => return None,
    })
}

#[inline(never)]
fn mark(text: &[u8], at: usize) -> Option<(usize, Part)> {
    if let Some(length) = invisible::at(&text[at..]) {
        return Some((length, Invisible));
    }
    let is_there = |(mark, _): &&(&str, Part)| text[at..].starts_with(mark.as_bytes());
    MARKS.iter().find(is_there).map(|(mark, part)| (mark.len(), *part))
}

/// The first byte of the line in which a gap begins.
fn first_of_line(text: &[u8], gap: usize) -> Option<u8> {
    let near = &text[gap.saturating_sub(LINE)..gap];
    let start = near.iter().rposition(|byte| *byte == b'\n').map(|at| at + 1);
    near.get(start.or_else(|| (near.len() == gap).then_some(0))?).copied()
}

/// Where the letters end before the gap that ends at `at`, if one does.
pub(crate) fn start(text: &[u8], at: usize) -> Option<usize> {
    // What no gap ends with: most places end here.
    let last = *text.get(at.checked_sub(1)?)?;
    let may_end = matches!(
        last,
        b'\n' | b' ' | b'\t' | b'>' | b'|' | b'*' | b'"' | b'\'' | b'`' | b';' | b'+' | b'-' | 0x80..
    ) || matches!(last, b'n' | b'r' | b't' | b'a' | b'A' | b'b' | b'B' | b'd' | b'D' | b'0');
    if !may_end {
        return None;
    }
    // The longest one, for what is written with letters may be taken for an end of letters.
    let (mut first, mut letters, mut quotes, mut may_be) = (None, 0, 0, false);
    for start in (at.saturating_sub(LONGEST).max(1)..at).rev() {
        let byte = text[start];
        if alphabet::contains(BASE62, byte) {
            letters += 1;
            if letters > WORD {
                break;
            }
            continue;
        }
        if letters > 0 && !matches!(byte, b'\\' | b'%' | b'&' | b'#' | b'<') {
            break;
        }
        letters = 0;
        match byte {
            b'\n' | b'\\' | b'%' | b'&' | b'<' | 0x80.. => may_be = true,
            b'"' | b'\'' | b'`' => quotes += 1,
            b'\r' | b' ' | b'\t' | b'>' | b'|' | b'*' | b';' | b'#' | b'/' | b'=' | b'+' | b'-' | b'.'
            | b'_' => {}
            _ => break,
        }
        let may_be = may_be || quotes > 1;
        if may_be && alphabet::contains(BASE64, text[start - 1]) && end(text, start) == Some(at) {
            first = Some(start);
        }
    }
    first
}

#[cfg(test)]
mod tests {
    use alloc::format;

    use super::*;

    #[test]
    fn knows_what_lines_are_broken_and_joined_with() {
        for gap in [
            "\n",
            "\r\n",
            "   \n",
            "\n                    ",
            "\r\n> ",
            "\n>> ",
            "\\\n",
            "=\r\n",
            " \\\n  ",
            "\\n",
            "\\r\\n",
            "%0D%0A",
            "&#10;",
            "<br>",
            "<br />",
            "\u{200b}",
            "&shy;",
            "\\u200b",
            " |\n| ",
            " |\r\n|   ",
            "\" +\n    \"",
            "\"\n  + \"",
            "'\n    '",
            "\" + \"",
            "\" `\n + \"",
            "`\r\n",
            "\"\\\n\"",
            "\" & _\r\n  \"",
            "' .\n '",
            "\\n\" +\n\"",
            "\n * ",
            " \u{2502}\n\u{2502} ",
            "\n\u{a0}\u{a0}",
        ] {
            let text = format!("7h9{gap}abc");
            assert_eq!(end(text.as_bytes(), 3), Some(3 + gap.len()), "{gap:?}");
            assert_eq!(start(text.as_bytes(), 3 + gap.len()), Some(3), "{gap:?}");
        }
        let diff = "@@ -1 +1 @@\n+abc\n+def";
        assert_eq!((end(diff.as_bytes(), 16), start(diff.as_bytes(), 18)), (Some(18), Some(16)));
    }

    #[test]
    fn everything_else_parts_values() {
        for gap in [
            " ", "\n\n", ",\n", ": ", "=", "\", \"", ";\n", "\nkey: ", " + ", "\n+", " \"x\" ", "\n(", "%3A",
            "&amp;",
        ] {
            let text = format!("7h9{gap}0bc");
            assert_eq!(end(text.as_bytes(), 3).filter(|end| *end == 3 + gap.len()), None, "{gap:?}");
            assert_eq!(start(text.as_bytes(), 3 + gap.len()), None, "{gap:?}");
        }
    }
}
