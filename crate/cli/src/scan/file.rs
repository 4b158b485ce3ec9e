//! Searching one file.

use std::fs::File;
use std::io::{self, Read};

use super::source::{Source, cannot_read};
use crate::accept::baseline::Baseline;
use crate::failure::reason;
use crate::hit::{Hit, hits, number};
use crate::own::Search;
use crate::piece::Pieces;
use crate::place::Place;
use crate::text::is_binary;

/// A file that was searched.
#[derive(Clone, Debug, Default)]
pub(crate) struct Scanned {
    /// Its path as it was given or found; `-` is standard input.
    pub(crate) path: String,
    /// What it holds, in order; also what is accepted.
    pub(crate) hits: Vec<Hit>,
    /// Whether it was passed over, being no text.
    pub(crate) is_skipped: bool,
}

impl Scanned {
    /// What is to be reported, in order.
    pub(crate) fn reported(&self) -> impl Iterator<Item = &Hit> {
        self.hits.iter().filter(|hit| hit.counts())
    }
}

impl Source {
    /// Searches it, using the buffer to read; a sentence if it cannot be read.
    pub(super) fn scan(
        &self,
        search: Search<'_>,
        baseline: Option<&Baseline>,
        buffer: &mut Vec<u8>,
    ) -> Result<Scanned, String> {
        let Self::File { path, is_named } = self else {
            return scan(io::stdin().lock(), true, search, buffer)
                .map(|file| Scanned { path: String::from("-"), ..file })
                .map_err(|error| format!("cannot read standard input: {}.", reason(&error)));
        };
        File::open(path)
            .and_then(|file| scan(file, *is_named, search, buffer))
            .map(|mut file| {
                if let Some(baseline) = baseline.filter(|_| !file.hits.is_empty())
                    && let Some(name) = baseline.name(path)
                {
                    baseline.accept(&name, &mut file.hits);
                }
                Scanned { path: path.display().to_string(), ..file }
            })
            .map_err(|error| cannot_read(path, &reason(&error)))
    }
}

/// Searches what the reader gives; what is no text only if it `is_named`.
pub(crate) fn scan<'r>(
    from: impl Read,
    is_named: bool,
    search: impl Into<Search<'r>>,
    buffer: &mut Vec<u8>,
) -> io::Result<Scanned> {
    let search = search.into();
    let mut scanned = Scanned::default();
    let mut place = Place::line(1);
    let mut pieces = Pieces::new(from, buffer)?;
    while let Some(piece) = pieces.next(search)? {
        if piece.offset == 0 && !is_named && is_binary(piece.bytes) {
            scanned.is_skipped = true;
            break;
        }
        let range = piece.range;
        scanned.hits.extend(hits(&piece.text, piece.offset, piece.findings, range.start, place, search.own));
        if !piece.is_last {
            place = place.behind(piece.text.get(range).unwrap_or_default());
        }
    }
    number(&mut scanned.hits);
    Ok(scanned)
}

#[cfg(test)]
mod tests {
    use patrol_detect::generate;

    use super::*;
    use crate::confidence::MinConfidence;

    fn scanned(text: &[u8], is_named: bool) -> Scanned {
        scan(text, is_named, MinConfidence::Low, &mut Vec::new()).unwrap()
    }

    #[test]
    fn tells_bytes_lines_and_characters() {
        let (one, other) = (generate::azure_devops_pat(1), generate::azure_devops_pat(2));
        let text = format!("é\n😀 {one} {other}\n");
        let hits = scanned(text.as_bytes(), true).hits;
        let start = text.find(&one).unwrap();
        assert_eq!(hits[0].finding.range, start..start + 84);
        assert_eq!((hits[0].from, hits[0].to), (Place { line: 2, column: 3 }, Place { line: 2, column: 87 }));
        assert_eq!(hits[1].from, Place { line: 2, column: 88 });
        assert_eq!(hits[1].preview, format!("{}••••{}", &other[..2], &other[82..]));
    }

    #[test]
    fn counts_lines_through_a_file_of_many_pieces() {
        let token = generate::azure_devops_pat(1);
        let filler = "a line of nothing, é\n".repeat(1 << 20);
        let hits = scanned(format!("{token}\n{filler}{token}").as_bytes(), true).hits;
        let last = &hits[1];
        assert_eq!(last.from, Place { line: (1 << 20) + 2, column: 1 });
        assert_eq!(last.finding.range.start, 85 + filler.len());
    }

    #[test]
    fn passes_over_binaries_that_nobody_named() {
        let text = [b"\x7fELF\0 ", generate::azure_devops_pat(1).as_bytes()].concat();
        assert!(scanned(&text, false).is_skipped);
        assert!(scanned(&text, false).hits.is_empty());
        assert_eq!(scanned(&text, true).hits.len(), 1);
    }
}
