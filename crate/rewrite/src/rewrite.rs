//! The way from a text with secrets to one without.

use std::collections::BTreeSet;
use std::ops::Range;

use patrol_detect::{Finding, mask, redact, scan};

use crate::draft::Draft;
use crate::kind;
use crate::setup::Setup;

/// How often what is found in the result is taken back. One round is enough nearly always.
const ROUNDS: usize = 4;

/// A text without its secrets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rewritten {
    /// The text.
    pub text: String,
    /// What kind of text it is, by its stable name; None if nothing tells.
    pub kind: Option<&'static str>,
    /// What has changed, in order and apart. Everything outside is byte for byte what it was.
    pub edits: Vec<Edit>,
    /// What the person has to do so that the references lead somewhere; each once.
    pub setup: Vec<Setup>,
    /// The scenario of the guide about doing this without a token; only for tokens of Azure DevOps.
    pub scenario: Option<&'static str>,
}

/// A part of the text that has changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// Where it stood, in UTF-8 bytes.
    pub range: Range<usize>,
    /// The same in UTF-16 units, as JavaScript and the DOM count.
    pub utf16: Range<usize>,
    /// What stands there now.
    pub text: String,
    /// What became of the secrets in it.
    pub outcome: Outcome,
}

/// What became of a secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// A reference stands in its place, or nothing is needed there any more.
    Rewritten,
    /// A mask stands in its place.
    Redacted(Why),
    /// No secret stood there: the change is part of another one, such as a line that imports something.
    Beside,
}

/// Why a secret could only be redacted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Nobody knows what kind of text it is.
    UnknownKind,
    /// It stands in a comment.
    Comment,
    /// The language wants a constant there.
    Constant,
    /// It is in a text in which nothing is replaced when it is read.
    Literal,
    /// It is a name or a key, not a value.
    Name,
    /// The file has no way to refer to something outside.
    Format,
    /// What would stand there looks like a secret again.
    StillFound,
}

/// Replaces each secret by what belongs in its place in such a text. The `hint` is the name of the file or of the language, as an editor
/// has it; without one the text decides. Where nothing can stand safely, and where the kind is not known, the mask of
/// [`patrol_detect::redact`] does.
///
/// The findings are those of the text, in order. The result contains none of them, and a text without findings stays as it is.
#[must_use]
pub fn rewrite(text: &str, hint: Option<&str>, findings: &[Finding]) -> Rewritten {
    if let Some(rest) = text.strip_prefix(MARK) {
        return behind_mark(rest, hint, findings);
    }
    let kind = kind::of(text, hint);
    let kept = kept(text, findings);
    let mut refused = BTreeSet::new();
    let mut also: Vec<Finding> = Vec::new();
    for _ in 0..ROUNDS {
        let mut all = findings.to_vec();
        all.extend(also.iter().cloned());
        all.sort_by_key(|finding| finding.range.start);
        let mut draft = Draft::new(text, &all, &refused);
        if let Some(kind) = kind {
            (kind.rewrite)(&mut draft);
        }
        let Some(rewritten) = draft.finish(kind) else { break };
        let left = left(&rewritten, &kept);
        if left.is_empty() {
            return rewritten;
        }
        for finding in left {
            match finding {
                Left::In(edit) => {
                    let range = &rewritten.edits[edit].range;
                    let inside = all.iter().filter(|one| {
                        one.range.start <= range.end.saturating_add(1) && range.start <= one.range.end + 1
                    });
                    refused.extend(inside.map(|finding| finding.range.start));
                }
                Left::Outside(finding) => also.push(finding),
            }
        }
        also.sort_by_key(|finding| finding.range.start);
        also.dedup_by_key(|finding| finding.range.start);
    }
    redacted(text, kind, findings)
}

/// What a text of Windows may begin with. It is none of its words, and stays first.
const MARK: char = '\u{feff}';

/// Rewrites what stands behind the mark.
fn behind_mark(rest: &str, hint: Option<&str>, findings: &[Finding]) -> Rewritten {
    let findings: Vec<Finding> = findings
        .iter()
        .filter(|finding| finding.range.start >= MARK.len_utf8())
        .cloned()
        .map(|mut finding| {
            finding.range = finding.range.start - MARK.len_utf8()..finding.range.end - MARK.len_utf8();
            finding.utf16 = finding.utf16.start - MARK.len_utf16()..finding.utf16.end - MARK.len_utf16();
            finding
        })
        .collect();
    let mut rewritten = rewrite(rest, hint, &findings);
    rewritten.text.insert(0, MARK);
    for edit in &mut rewritten.edits {
        edit.range = edit.range.start + MARK.len_utf8()..edit.range.end + MARK.len_utf8();
        edit.utf16 = edit.utf16.start + MARK.len_utf16()..edit.utf16.end + MARK.len_utf16();
    }
    rewritten
}

/// Something that is found in the result.
enum Left {
    /// In an edit or touching it, by its number.
    In(usize),
    /// In what has not changed; its range is that of the text before.
    Outside(Finding),
}

/// The secrets of the text that were not handed over: the person keeps them.
fn kept<'t>(text: &'t str, findings: &[Finding]) -> BTreeSet<&'t str> {
    let overlaps = |one: &Finding| {
        let first = findings.partition_point(|other| other.range.end <= one.range.start);
        findings.get(first).is_some_and(|other| other.range.start < one.range.end)
    };
    let all = scan(text);
    all.iter().filter(|one| !overlaps(one)).filter_map(|one| text.get(one.range.clone())).collect()
}

fn left(rewritten: &Rewritten, kept: &BTreeSet<&str>) -> Vec<Left> {
    let is_left = |finding: &Finding| {
        rewritten.text.get(finding.range.clone()).is_none_or(|value| !kept.contains(value))
    };
    scan(&rewritten.text).into_iter().filter(is_left).map(|finding| place(rewritten, finding)).collect()
}

fn place(rewritten: &Rewritten, mut finding: Finding) -> Left {
    // How far the result runs behind the text, at the edits before the finding.
    let (mut before, mut after) = (0, 0);
    for (number, edit) in rewritten.edits.iter().enumerate() {
        let start = after + (edit.range.start - before);
        let end = start + edit.text.len();
        if finding.range.start <= end && start <= finding.range.end {
            return Left::In(number);
        }
        if start > finding.range.end {
            break;
        }
        (before, after) = (edit.range.end, end);
    }
    finding.range = finding.range.start - after + before..finding.range.end - after + before;
    Left::Outside(finding)
}

/// The last resort.
fn redacted(text: &str, kind: Option<&'static kind::Kind>, findings: &[Finding]) -> Rewritten {
    let edit = |finding: &Finding| Edit {
        range: finding.range.clone(),
        utf16: finding.utf16.clone(),
        text: mask(finding),
        outcome: Outcome::Redacted(Why::StillFound),
    };
    Rewritten {
        text: redact(text, findings),
        kind: kind.map(|kind| kind.id),
        edits: findings.iter().map(edit).collect(),
        setup: Vec::new(),
        scenario: None,
    }
}
