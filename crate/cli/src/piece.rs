//! Reading files and pipes of any length in pieces.

use std::borrow::Cow;
use std::io::{self, Read};
use std::ops::Range;

use encoding_rs_io::{DecodeReaderBytes, DecodeReaderBytesBuilder};
use patrol_detect::Finding;

use crate::own::Search;
use crate::text::{NEAR, readable, utf16};

/// How much is searched at once, in bytes. Nearly every file is smaller and comes in one piece.
const BLOCK: usize = 8 << 20;

/// What was read to tell the encoding, and the rest.
type Whole<R> = io::Chain<io::Cursor<Vec<u8>>, R>;

/// Reads pieces one after the other. A text in UTF-16 is turned into UTF-8.
pub(crate) struct Pieces<'b, R> {
    reader: DecodeReaderBytes<Whole<R>, Vec<u8>>,
    pieces: patrol_detect::Pieces,
    buffer: &'b mut Vec<u8>,
    block: usize,
    /// Where the buffer begins, in bytes of the whole text.
    offset: usize,
    /// Up to where everything has been given out, and where the next piece begins, in bytes of the buffer.
    told: usize,
    next: usize,
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
    pub(crate) fn new(mut reader: R, buffer: &'b mut Vec<u8>) -> io::Result<Self> {
        buffer.clear();
        let mut head = Vec::new();
        reader.by_ref().take(NEAR as u64).read_to_end(&mut head)?;
        let mut decoder = DecodeReaderBytesBuilder::new();
        // A byte order mark wins.
        decoder.bom_sniffing(true).utf8_passthru(true).encoding(utf16(&head));
        let reader = decoder.build(io::Cursor::new(head).chain(reader));
        let pieces = patrol_detect::Pieces::default();
        Ok(Self { reader, pieces, buffer, block: BLOCK, offset: 0, told: 0, next: 0, is_ended: false })
    }

    /// The next piece; None behind the last. An empty text is one empty piece.
    pub(crate) fn next<'r>(&mut self, search: impl Into<Search<'r>>) -> io::Result<Option<Piece<'_>>> {
        let Search { least, own } = search.into();
        if self.is_ended {
            return Ok(None);
        }
        self.buffer.drain(..self.next);
        self.offset += self.next;
        let from = self.told - self.next;
        let read = self.reader.by_ref().take(self.block as u64).read_to_end(self.buffer)?;
        self.is_ended = read < self.block;

        let text = readable(self.buffer);
        let piece = self.pieces.read_custom(&text, self.is_ended, &least.options(), own);
        (self.told, self.next) = (piece.told, piece.next);
        Ok(Some(Piece {
            bytes: self.buffer,
            text,
            offset: self.offset,
            range: from..piece.told,
            findings: piece.findings,
            is_last: self.is_ended,
        }))
    }
}

#[cfg(test)]
mod tests {
    use patrol_detect::{generate, scan};

    use super::*;
    use crate::confidence::MinConfidence;

    fn found(text: &[u8], block: usize) -> (Vec<Range<usize>>, Vec<u8>) {
        let (mut ranges, mut joined, mut buffer) = (Vec::new(), Vec::new(), Vec::new());
        let mut pieces = Pieces { block, ..Pieces::new(text, &mut buffer).unwrap() };
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
        let mut pieces = Pieces::new(&b""[..], &mut buffer).unwrap();
        let piece = pieces.next(MinConfidence::Low).unwrap().unwrap();
        assert!(piece.is_last && piece.range.is_empty());
        assert!(pieces.next(MinConfidence::Low).unwrap().is_none());
    }

    #[test]
    fn reads_utf_16_with_and_without_its_mark() {
        let token = generate::azure_devops_pat(1);
        let units = ['\u{feff}'].into_iter().chain(token.chars());
        let little: Vec<u8> = units.flat_map(|letter| (letter as u16).to_le_bytes()).collect();
        assert_eq!(found(&little, BLOCK).0.len(), 1);
        assert_eq!(found(&little[2..], BLOCK).0.first(), Some(&(0..84)), "without the mark");
        let big: Vec<u8> = token.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(found(&big, BLOCK).0.first(), Some(&(0..84)));
    }

    #[test]
    fn finds_behind_bytes_that_are_no_text() {
        let token = generate::azure_devops_pat(1);
        let text = [b"\xff\xe9\xe2\x82 = ", token.as_bytes()].concat();
        assert_eq!(found(&text, BLOCK).0.first(), Some(&(7..91)));
    }
}
