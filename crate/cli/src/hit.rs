//! A finding with its place in a file.

use std::collections::{BTreeSet, HashMap};

use patrol_detect::{CustomRule, Finding, preview};

use crate::accept::Acceptance;
use crate::accept::line::Lines;
use crate::accept::mark::{self, WrongMark};
use crate::expiry;
use crate::own::kind;
use crate::place::Place;

/// A secret that was found and where it stands. Holds nothing of the secret but what a person may see of it.
#[derive(Clone, Debug)]
pub(crate) struct Hit {
    /// What was found. Its `range` counts the bytes of the whole text; its `utf16` is of no use here.
    pub(crate) finding: Finding,
    /// What was found, in English.
    pub(crate) kind: String,
    /// The first two and the last two characters, as in `h5••••5q`.
    pub(crate) preview: String,
    /// Where its first character stands.
    pub(crate) from: Place,
    /// Where the character behind it stands.
    pub(crate) to: Place,
    /// Hash of its line without secrets.
    pub(crate) line: String,
    /// From 1, among the hits of the same rule in equal lines; 1 until they are numbered.
    pub(crate) ordinal: usize,
    /// It has ended: it is listed, and stops nothing.
    pub(crate) has_expired: bool,
    /// Why it is not reported, if so.
    pub(crate) acceptance: Option<Acceptance>,
    /// Marks beside it that allow nothing, with their lines.
    pub(crate) wrong_marks: Vec<(usize, WrongMark)>,
}

impl Hit {
    /// Whether it is to be reported.
    pub(crate) fn counts(&self) -> bool {
        self.acceptance.is_none() && !self.has_expired
    }
}

/// The hits of findings in order, of which none begins before `start`, which is at `place`. `text` begins `offset`
/// bytes into the whole text; `rules` are those beside the built-in ones.
pub(crate) fn hits(
    text: &str,
    offset: usize,
    findings: Vec<Finding>,
    start: usize,
    place: Place,
    rules: &[CustomRule],
) -> Vec<Hit> {
    let part = |from: usize, to: usize| text.get(from..to).unwrap_or_default();
    let (mut at, mut place) = (start, place);
    let lines: Vec<Lines> = findings.iter().map(|finding| Lines::around(text, finding, &findings)).collect();
    findings
        .into_iter()
        .zip(lines)
        .map(|(mut finding, lines)| {
            let preview = preview(text, &finding);
            let from = place.behind(part(at, finding.range.start));
            let to = from.behind(part(finding.range.start, finding.range.end));
            (at, place) = (finding.range.end, to);
            finding.range = finding.range.start + offset..finding.range.end + offset;
            let marks = mark::read(&lines, finding.rule);
            let own = marks.own.into_iter().map(|problem| (from.line, problem));
            let before = marks.before.into_iter().map(|problem| (from.line - 1, problem));
            Hit {
                has_expired: expiry::has_expired(&finding),
                kind: kind(finding.rule, rules),
                finding,
                preview,
                from,
                to,
                line: lines.hash(),
                ordinal: 1,
                acceptance: marks.acceptance,
                wrong_marks: before.chain(own).collect(),
            }
        })
        .collect()
}

/// Numbers the hits of a whole file.
pub(crate) fn number(hits: &mut [Hit]) {
    let mut seen: HashMap<(usize, String), usize> = HashMap::new();
    for hit in hits {
        let count = seen.entry((hit.finding.rule.index(), hit.line.clone())).or_default();
        *count += 1;
        hit.ordinal = *count;
    }
}

/// A sentence with its place for each mark beside the hits that allows nothing, each once and in order.
pub(crate) fn wrong_marks(path: &str, hits: &[Hit]) -> Vec<String> {
    let marks: BTreeSet<_> = hits.iter().flat_map(|hit| &hit.wrong_marks).collect();
    marks.into_iter().map(|(line, problem)| format!("{path}:{line}: {problem}")).collect()
}
