//! A finding with its place in a file.

use patrol_detect::{Finding, preview};

use crate::place::Place;

/// A secret that was found and where it stands. Holds nothing of the secret but what a person may see of it.
#[derive(Clone, Debug)]
pub(crate) struct Hit {
    /// What was found. Its `range` counts the bytes of the whole text; its `utf16` is of no use here.
    pub(crate) finding: Finding,
    /// The first two and the last two characters, as in `h5••••5q`.
    pub(crate) preview: String,
    /// Where its first character stands.
    pub(crate) from: Place,
    /// Where the character behind it stands.
    pub(crate) to: Place,
}

/// The hits of findings in order, of which none begins before `start`, which is at `place`. `text` begins `offset`
/// bytes into the whole text.
pub(crate) fn hits(
    text: &str,
    offset: usize,
    findings: Vec<Finding>,
    start: usize,
    place: Place,
) -> Vec<Hit> {
    let part = |from: usize, to: usize| text.get(from..to).unwrap_or_default();
    let (mut at, mut place) = (start, place);
    findings
        .into_iter()
        .map(|mut finding| {
            let preview = preview(text, &finding);
            let from = place.behind(part(at, finding.range.start));
            let to = from.behind(part(finding.range.start, finding.range.end));
            (at, place) = (finding.range.end, to);
            finding.range = finding.range.start + offset..finding.range.end + offset;
            Hit { finding, preview, from, to }
        })
        .collect()
}
