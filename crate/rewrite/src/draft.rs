//! A text while it is rewritten.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::ops::Range;

use patrol_detect::{Carrier, Finding, mask};

use crate::kind::Kind;
use crate::name;
use crate::rewrite::{Edit, Outcome, Rewritten, Why};
use crate::setup::Setup;

/// The text, its secrets, and what is to change.
pub(crate) struct Draft<'t> {
    /// The text as it was.
    pub(crate) text: &'t str,
    findings: &'t [Finding],
    line_end: &'static str,
    /// Where the secrets start that must become masks.
    refused: &'t BTreeSet<usize>,
    /// The names that were given, and the value behind each.
    names: BTreeMap<String, &'t str>,
    /// The name that a value has by what was wanted for it.
    given: BTreeMap<(String, &'t str), String>,
    /// The first number that may be free behind a name.
    numbers: BTreeMap<String, usize>,
    changes: Vec<Change>,
    /// Where each change ends, by where it begins.
    ends: BTreeMap<usize, usize>,
    setup: Vec<Setup>,
    /// The same, to look up.
    asked: HashSet<Setup>,
}

struct Change {
    range: Range<usize>,
    text: String,
    outcome: Outcome,
}

impl<'t> Draft<'t> {
    pub(crate) fn new(text: &'t str, findings: &'t [Finding], refused: &'t BTreeSet<usize>) -> Self {
        Self {
            text,
            findings,
            line_end: if text.contains("\r\n") { "\r\n" } else { "\n" },
            refused,
            names: BTreeMap::new(),
            given: BTreeMap::new(),
            numbers: BTreeMap::new(),
            changes: Vec::new(),
            ends: BTreeMap::new(),
            setup: Vec::new(),
            asked: HashSet::new(),
        }
    }

    /// Every secret, in order.
    pub(crate) fn secrets(&self) -> &'t [Finding] {
        self.findings
    }

    /// The secrets that lie in a part of the text, in order.
    pub(crate) fn within(&self, part: &Range<usize>) -> &'t [Finding] {
        let first = self.findings.partition_point(|one| one.range.start < part.start);
        let count = self.findings[first..].partition_point(|one| one.range.end <= part.end);
        &self.findings[first..first + count]
    }

    /// The part of the text.
    pub(crate) fn part(&self, range: &Range<usize>) -> &'t str {
        self.text.get(range.clone()).unwrap_or_default()
    }

    /// The name of the variable for a secret: after what is called so in the text, or the kind of secret. No name has two
    /// values.
    pub(crate) fn name(&mut self, secret: &Finding, key: Option<&str>) -> String {
        let encoded = matches!(secret.carrier, Carrier::Base64 | Carrier::BasicHeader);
        let wanted = name::of(secret.rule.id(), key, encoded);
        self.unique(secret, wanted)
    }

    /// The wanted name, with a number behind it if another value has it already.
    pub(crate) fn unique(&mut self, secret: &Finding, wanted: String) -> String {
        self.unique_by(secret, wanted, '_')
    }

    /// The same with a sign before the number.
    pub(crate) fn unique_by(&mut self, secret: &Finding, wanted: String, sign: char) -> String {
        let value = self.part(&secret.range);
        if let Some(name) = self.given.get(&(wanted.clone(), value)) {
            return name.clone();
        }
        let first = self.numbers.get(&wanted).copied().unwrap_or(1);
        let mut number = first;
        let name = loop {
            let name = if number == 1 { wanted.clone() } else { format!("{wanted}{sign}{number}") };
            if self.names.get(&name).is_none_or(|other| *other == value) {
                break name;
            }
            number += 1;
        };
        self.names.insert(name.clone(), value);
        self.given.insert((wanted.clone(), value), name.clone());
        self.numbers.insert(wanted, number + 1);
        name
    }

    /// Replaces a part that holds secrets.
    pub(crate) fn replace(&mut self, range: Range<usize>, text: impl Into<String>) {
        let inside = self.within(&range);
        if inside.iter().any(|secret| self.refused.contains(&secret.range.start)) {
            for secret in inside {
                self.redact(secret, Why::StillFound);
            }
            return;
        }
        self.change(range, text.into(), Outcome::Rewritten);
    }

    /// Puts a mask in the place of a secret.
    pub(crate) fn redact(&mut self, secret: &Finding, why: Why) {
        self.redact_as(secret.range.clone(), mask(secret), why);
    }

    /// Puts a mask in the place of a part that holds secrets; the mask may have quotes.
    pub(crate) fn redact_as(&mut self, range: Range<usize>, text: String, why: Why) {
        self.change(range, text, Outcome::Redacted(why));
    }

    /// Adds something that what was rewritten needs.
    pub(crate) fn insert(&mut self, at: usize, text: String) {
        self.change(at..at, text, Outcome::Beside);
    }

    fn change(&mut self, range: Range<usize>, text: String, outcome: Outcome) {
        let end = self.ends.entry(range.start).or_default();
        *end = range.end.max(*end);
        self.changes.push(Change { range, text, outcome });
    }

    /// Asks the person for something, once.
    pub(crate) fn setup(&mut self, setup: Setup) {
        if self.asked.insert(setup.clone()) {
            self.setup.push(setup);
        }
    }

    /// Whether anything was rewritten so far.
    pub(crate) fn is_rewritten(&self) -> bool {
        self.changes.iter().any(|change| change.outcome == Outcome::Rewritten)
    }

    /// Whether a secret must become a mask.
    pub(crate) fn is_refused(&self, secret: &Finding) -> bool {
        self.refused.contains(&secret.range.start)
    }

    /// The names to which a change refers, in whatever letters, in order.
    pub(crate) fn used(&self) -> Vec<String> {
        let rewritten = self.changes.iter().filter(|change| change.outcome == Outcome::Rewritten);
        let texts: Vec<String> = rewritten.map(|change| change.text.to_ascii_uppercase()).collect();
        let is_of_name = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
        let words: HashSet<&str> =
            texts.iter().flat_map(|text| text.split(|letter| !is_of_name(letter))).collect();
        self.names.keys().filter(|name| words.contains(name.to_ascii_uppercase().as_str())).cloned().collect()
    }

    /// Whether something was said about the secret already. Changes do not overlap.
    pub(crate) fn is_covered(&self, secret: &Finding) -> bool {
        let before = self.ends.range(..=secret.range.start).next_back();
        before.is_some_and(|(_, end)| secret.range.end <= *end)
    }

    /// Whether a part has changes already.
    pub(crate) fn overlaps(&self, part: &Range<usize>) -> bool {
        self.ends.range(..part.end).next_back().is_some_and(|(_, end)| part.start < *end)
    }

    /// The line end that the text uses.
    pub(crate) fn line_end(&self) -> &'static str {
        self.line_end
    }

    /// The result; None if changes overlap.
    pub(crate) fn finish(mut self, kind: Option<&'static Kind>) -> Option<Rewritten> {
        let why = if kind.is_some() { Why::Literal } else { Why::UnknownKind };
        for secret in self.findings {
            if !self.is_covered(secret) {
                self.redact(secret, why);
            }
        }
        let names = self.used();
        self.changes.sort_by_key(|change| (change.range.start, change.range.end));
        let text = self.text;
        let mut result = String::with_capacity(text.len());
        let mut edits = Vec::with_capacity(self.changes.len());
        let (mut done, mut units) = (0, 0);
        for change in self.changes {
            let before = text.get(done..change.range.start)?;
            result.push_str(before);
            result.push_str(&change.text);
            let start = units + before.encode_utf16().count();
            let end = start + text.get(change.range.clone())?.encode_utf16().count();
            (done, units) = (change.range.end, end);
            edits.push(Edit {
                range: change.range,
                utf16: start..end,
                text: change.text,
                outcome: change.outcome,
            });
        }
        result.push_str(text.get(done..)?);
        let mut setup: Vec<Setup> = self.setup;
        let makers = kind.map(|kind| kind.setup).unwrap_or_default();
        setup.extend(names.iter().flat_map(|name| makers.iter().map(|make| make(name))));
        let is_ours = self.findings.iter().any(|secret| secret.rule.id().starts_with("azure-devops-"));
        let is_rewritten = edits.iter().any(|edit| edit.outcome == Outcome::Rewritten);
        Some(Rewritten {
            text: result,
            kind: kind.map(|kind| kind.id),
            edits,
            setup: if is_rewritten { setup } else { Vec::new() },
            scenario: kind.map(|kind| kind.scenario).filter(|_| is_ours),
        })
    }
}
