//! Reading texts of any length in pieces, each with what stands around it.

use std::borrow::Cow;
use std::io::{self, Read};
use std::ops::Range;

use encoding_rs_io::{DecodeReaderBytes, DecodeReaderBytesBuilder};
use patrol_detect::{Finding, scan_with};

use crate::confidence::MinConfidence;
use crate::text::readable;

/// How much is searched at once, in bytes. Nearly every file is smaller and comes in one piece.
const BLOCK: usize = 8 << 20;
/// How much is seen at each side of a piece, in bytes: more than any secret with its surroundings.
const CONTEXT: usize = 64 << 10;

/// Reads pieces one after the other. A text with the byte order mark of UTF-16 is turned into UTF-8.
pub(crate) struct Pieces<'b, R> {
    reader: DecodeReaderBytes<R, Vec<u8>>,
    buffer: &'b mut Vec<u8>,
    block: usize,
    /// Where the buffer begins, in bytes of the whole text.
    offset: usize,
    /// Up to where everything has been given out, in bytes of the buffer.
    done: usize,
    is_ended: bool,
}

/// A piece of a text, what stands around it, and the secrets in it.
pub(crate) struct Piece<'b> {
    /// The bytes as they came.
    pub(crate) bytes: &'b [u8],
    /// The same bytes as a text.
    pub(crate) text: Cow<'b, str>,
    /// Where both begin, in bytes of the whole text.
    pub(crate) offset: usize,
    /// The piece itself; around it is what the pieces before and after hold.
    pub(crate) range: Range<usize>,
    /// What was found inside `range`, in order.
    pub(crate) findings: Vec<Finding>,
    /// Whether the text ends here.
    pub(crate) is_last: bool,
}

impl<'b, R: Read> Pieces<'b, R> {
    /// Pieces of what the reader gives, read into the buffer, which is emptied first.
    pub(crate) fn new(reader: R, buffer: &'b mut Vec<u8>) -> Self {
        buffer.clear();
        let reader = DecodeReaderBytesBuilder::new().bom_sniffing(true).utf8_passthru(true).build(reader);
        Self { reader, buffer, block: BLOCK, offset: 0, done: 0, is_ended: false }
    }

    /// The next piece; None behind the last. An empty text is one empty piece.
    pub(crate) fn next(&mut self, least: MinConfidence) -> io::Result<Option<Piece<'_>>> {
        if self.is_ended {
            return Ok(None);
        }
        let passed = self.done.saturating_sub(CONTEXT);
        self.buffer.drain(..passed);
        self.offset += passed;
        self.done -= passed;

        let wanted = self.done + self.block + CONTEXT;
        let missing = wanted.saturating_sub(self.buffer.len());
        self.is_ended = self.reader.by_ref().take(missing as u64).read_to_end(self.buffer)? < missing;

        let text = readable(self.buffer);
        let whole = if self.is_ended { text.len() } else { text.floor_char_boundary(text.len() - CONTEXT) };
        let mut range = self.done..whole;
        let mut findings = scan_with(&text, &least.options());
        findings.retain(|found| range.contains(&found.range.start));
        // The last secret may reach beyond the piece; then so does the piece.
        range.end = findings.last().map_or(range.end, |last| last.range.end.max(range.end));
        self.done = range.end;
        Ok(Some(Piece {
            bytes: self.buffer,
            text,
            offset: self.offset,
            range,
            findings,
            is_last: self.is_ended,
        }))
    }
}

#[cfg(test)]
mod tests {
    use patrol_detect::{generate, scan};

    use super::*;

    fn found(text: &[u8], block: usize) -> (Vec<Range<usize>>, Vec<u8>) {
        let (mut ranges, mut joined, mut buffer) = (Vec::new(), Vec::new(), Vec::new());
        let mut pieces = Pieces { block, ..Pieces::new(text, &mut buffer) };
        while let Some(piece) = pieces.next(MinConfidence::Low).unwrap() {
            assert!(piece.findings.iter().all(|it| it.range.end <= piece.range.end), "no secret is cut");
            let shift = piece.offset;
            ranges.extend(piece.findings.iter().map(|it| it.range.start + shift..it.range.end + shift));
            joined.extend_from_slice(&piece.bytes[piece.range]);
        }
        (ranges, joined)
    }

    /// Some 180 KB of lines with a token each, and characters of two bytes at the places where it may be cut.
    fn long() -> String {
        (0..1500)
            .map(|at| format!("é{}\n{}\n", "ü ".repeat(at as usize % 17), generate::azure_devops_pat(at)))
            .collect()
    }

    #[test]
    fn finds_in_pieces_of_any_size_what_is_in_the_whole() {
        let text = long();
        let whole: Vec<_> = scan(&text).into_iter().map(|finding| finding.range).collect();
        assert_eq!(whole.len(), 1500);
        for block in [9_973, 60_000, 1 << 20] {
            let (ranges, joined) = found(text.as_bytes(), block);
            assert_eq!(ranges, whole, "pieces of {block} bytes");
            assert!(joined == text.as_bytes(), "pieces of {block} bytes make up the text");
        }
    }

    #[test]
    fn an_empty_text_is_one_empty_piece() {
        let mut buffer = Vec::new();
        let mut pieces = Pieces::new(&b""[..], &mut buffer);
        let piece = pieces.next(MinConfidence::Low).unwrap().unwrap();
        assert!(piece.is_last && piece.range.is_empty());
        assert!(pieces.next(MinConfidence::Low).unwrap().is_none());
    }

    #[test]
    fn reads_utf_16_by_its_mark() {
        let token = generate::azure_devops_pat(1);
        let units = ['\u{feff}'].into_iter().chain(token.chars());
        let little: Vec<u8> = units.flat_map(|letter| (letter as u16).to_le_bytes()).collect();
        assert_eq!(found(&little, BLOCK).0.len(), 1);
    }

    #[test]
    fn finds_behind_bytes_that_are_no_text() {
        let token = generate::azure_devops_pat(1);
        let text = [b"\xff\xe9\xe2\x82 = ", token.as_bytes()].concat();
        assert_eq!(found(&text, BLOCK).0.first(), Some(&(7..91)));
    }
}
