use std::ops::Range;

use js_sys::{Array, JsString};
use patrol_detect::{Confidence, Month, Rule};
use wasm_bindgen::JsCast;

/// Long text is looked at in pieces of this many UTF-16 units, so that a tab's memory stays small whatever is pasted.
const PIECE: u32 = 256 * 1024;
/// Pieces overlap by this many units: more than the longest secret, a private key of 16 KB, with its surroundings.
const OVERLAP: u32 = 20 * 1024;
/// A finding this close to the end of a piece may continue behind it; the next piece sees it whole.
const MARGIN: u32 = 512;

/// A secret in a JavaScript text. Holds nothing of it but what may be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Hit {
    /// Where it stands, in UTF-16 units.
    pub(super) range: Range<u32>,
    /// What recognised it.
    pub(super) rule: Rule,
    /// How sure that is.
    pub(super) confidence: Confidence,
    /// What takes its place.
    pub(super) mask: String,
    /// What a person may see of it.
    pub(super) preview: String,
    /// When it was issued, if it tells.
    pub(super) issued: Option<Month>,
}

/// Finds the secrets of a text, in order.
pub(super) fn scan(text: &JsString) -> Vec<Hit> {
    let length = text.length();
    let mut hits = Vec::new();
    for piece in pieces(length) {
        let last = piece.end == length;
        let accepted = if last { length } else { piece.end - MARGIN };
        let content = String::from(text.slice(piece.start, piece.end));
        for finding in patrol_detect::scan(&content) {
            let range = units(&finding.utf16, piece.start);
            let done = hits.last().map_or(0, |hit: &Hit| hit.range.end);
            if range.start >= done && range.end <= accepted {
                hits.push(Hit {
                    range,
                    rule: finding.rule,
                    confidence: finding.confidence,
                    mask: patrol_detect::mask(&finding),
                    preview: patrol_detect::preview(&content, &finding),
                    issued: finding.issued,
                });
            }
        }
    }
    hits
}

/// The text with every hit replaced by its mask.
pub(super) fn redact(text: &JsString, hits: &[Hit]) -> JsString {
    let parts = Array::new();
    let mut done = 0;
    for hit in hits {
        parts.push(&text.slice(done, hit.range.start));
        parts.push(&hit.mask.as_str().into());
        done = hit.range.end;
    }
    parts.push(&text.slice(done, text.length()));
    parts.join("").unchecked_into()
}

fn units(range: &Range<usize>, start: u32) -> Range<u32> {
    let unit = |at: usize| start.saturating_add(u32::try_from(at).unwrap_or(u32::MAX));
    unit(range.start)..unit(range.end)
}

fn pieces(length: u32) -> impl Iterator<Item = Range<u32>> {
    let mut next = Some(0);
    std::iter::from_fn(move || {
        let start = next?;
        let end = length.min(start + PIECE);
        next = (end < length).then(|| end - OVERLAP);
        Some(start..end)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_cover_the_text_and_overlap() {
        for length in [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE, 1_000_000] {
            let pieces: Vec<_> = pieces(length).collect();
            assert_eq!(pieces.first().map(|piece| piece.start), Some(0));
            assert_eq!(pieces.last().map(|piece| piece.end), Some(length));
            for pair in pieces.windows(2) {
                assert_eq!(pair[1].start, pair[0].end - OVERLAP);
            }
        }
    }
}
