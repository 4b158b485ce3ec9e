//! Lines and columns.

use memchr::memchr_iter;

/// A place in a text. Both count from 1; columns count characters, which SARIF calls "Unicode code points".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// Number of the line.
    pub(crate) line: usize,
    /// Number of the character in its line.
    pub(crate) column: usize,
}

impl Place {
    /// The start of the line with this number.
    pub(crate) const fn line(line: usize) -> Self {
        Self { line, column: 1 }
    }

    /// The place behind `text`, which begins here.
    #[must_use]
    pub(crate) fn behind(self, text: &str) -> Self {
        let (ended, last) = match text.rsplit_once('\n') {
            Some((ended, last)) => (Some(ended), last),
            None => (None, text),
        };
        let breaks = ended.map_or(0, |ended| 1 + memchr_iter(b'\n', ended.as_bytes()).count());
        let from = if breaks > 0 { 1 } else { self.column };
        Self { line: self.line + breaks, column: from + last.chars().count() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_lines_and_characters() {
        let start = Place::line(1);
        assert_eq!(start.behind(""), Place { line: 1, column: 1 });
        assert_eq!(start.behind("é😀x"), Place { line: 1, column: 4 });
        assert_eq!(start.behind("a\r\nbc"), Place { line: 2, column: 3 });
        assert_eq!(start.behind("a\n\n"), Place { line: 3, column: 1 });
    }

    #[test]
    fn goes_on_from_where_it_is() {
        let text = "one\ntwo é\nthree";
        for cut in (0..=text.len()).filter(|&cut| text.is_char_boundary(cut)) {
            assert_eq!(Place::line(7).behind(&text[..cut]).behind(&text[cut..]), Place::line(7).behind(text));
        }
    }
}
