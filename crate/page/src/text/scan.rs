use std::ops::Range;

use js_sys::{Array, JsString};
use patrol_detect::{Confidence, Month, Options, Pieces, Rule};
use wasm_bindgen::JsCast;

/// Long text is looked at in pieces of this many UTF-16 units, so that a tab's memory stays small whatever is pasted.
const PIECE: u32 = 256 * 1024;

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
    let (mut pieces, mut hits, mut start) = (Pieces::default(), Vec::new(), 0);
    loop {
        let end = length.min(start + PIECE);
        let content = String::from(text.slice(start, end));
        let piece = pieces.read(&content, end == length, &Options::default());
        hits.extend(piece.findings.iter().map(|finding| Hit {
            range: units(&finding.utf16, start),
            rule: finding.rule,
            confidence: finding.confidence,
            mask: patrol_detect::mask(finding),
            preview: patrol_detect::preview(&content, finding),
            issued: finding.issued,
        }));
        if end == length {
            return hits;
        }
        let again = content.get(piece.next..).unwrap_or_default().encode_utf16().count();
        start = end - u32::try_from(again).unwrap_or_default();
    }
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
