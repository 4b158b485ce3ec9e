mod firmness;

use std::ops::Range;
use std::rc::Rc;

use firmness::Firmness;
use patrol_detect::{CustomRule, Finding, Options, Pieces};
use patrol_policy::{Outcome, TextLevels};

use crate::context::{Sight, Span};
use crate::group::groups;
use crate::line::Lines;
use crate::secrets::{Known, Secrets, preview};
use crate::{Allowed, Edit, FieldKind, Flavour, Occurrence, Review, Source};

/// Reads what is about to enter a field, flavour by flavour and piece by piece, and decides at the end. It keeps nothing of the text but
/// what a [`Review`] shows.
///
/// ```
/// use patrol_policy::Level;
/// use patrol_review::{FieldKind, Flavour, Reader, Source};
///
/// let mut reader = Reader::begin(Source::Paste, FieldKind::Text, Level::Acknowledge).unwrap();
/// reader.flavour(Flavour::Plain);
/// assert_eq!(reader.read("nothing to see here", true), 0);
/// assert_eq!(reader.finish(), None);
/// ```
///
/// [`Reader::at`] tells it the time: a text whose secrets have all expired is worth a note at most.
///
/// A secret that may enter a field once more is told in the same way: the same text is read again, and then [`Reader::allow`] ends it.
pub struct Reader {
    source: Source,
    firmness: Firmness,
    flavour: Flavour,
    progress: Progress,
    secrets: Secrets,
    edits: Vec<Vec<Edit>>,
    /// In seconds since 1970.
    now: u64,
}

/// How far a flavour has been read.
#[derive(Default)]
struct Progress {
    pieces: Pieces,
    /// Where the next piece begins, in UTF-16 units from the start of the flavour.
    start: u32,
    /// The lines before the next piece.
    lines: Lines,
    /// How much of the next piece has been told before, in bytes.
    told: usize,
}

impl Reader {
    /// Begins with what is about to enter a field, or is in it. None if it need not be read: nothing is looked for, or the field is one for secrets.
    /// A level says the same of every way: what is pasted or dropped it keeps out, what stands in the field it keeps from being sent. A text with
    /// several secrets gets the firmest of their levels.
    pub fn begin(source: Source, field: FieldKind, levels: impl Into<TextLevels>) -> Option<Reader> {
        let levels = levels.into();
        let is_read = field == FieldKind::Text && !levels.is_off();
        is_read.then(|| Reader {
            source,
            firmness: Firmness::new(levels),
            flavour: Flavour::Plain,
            progress: Progress::default(),
            secrets: Secrets::default(),
            edits: Vec::new(),
            now: 0,
        })
    }

    /// Tells it the time, in seconds since 1970. Without one nothing has expired.
    #[must_use]
    pub fn at(self, now: u64) -> Reader {
        Reader { now, ..self }
    }

    /// Tells it the rules of the person's own, each with the label that its [`OwnAction`](patrol_policy::OwnAction) makes. They are not looked for
    /// where single kinds are and the rest is not.
    #[must_use]
    pub fn own(self, own: Rc<[CustomRule]>) -> Reader {
        Reader { firmness: self.firmness.with_own(own), ..self }
    }

    /// Tells it the patterns of exceptions, each with its id as its label: a review says which of them a secret matches as a whole.
    #[must_use]
    pub fn excepting(mut self, patterns: Rc<[CustomRule]>) -> Reader {
        self.secrets.patterns = patterns;
        self
    }

    /// The text of the next flavour begins.
    pub fn flavour(&mut self, flavour: Flavour) {
        self.flavour = flavour;
        self.progress = Progress::default();
        self.edits.push(Vec::new());
    }

    /// Reads the next piece of the flavour. Returns how many UTF-16 units at its end the next piece must begin with once more: none behind the
    /// last one, all if the piece was too short to tell anything. Pieces of 64 KB are always long enough.
    pub fn read(&mut self, piece: &str, is_last: bool) -> usize {
        if self.edits.is_empty() {
            self.flavour(Flavour::Plain);
        }
        let told = self.progress.pieces.read_custom(piece, is_last, &Options::default(), self.firmness.own());
        let part = piece.floor_char_boundary(self.progress.told)..told.told;
        self.note(piece, part, &told.findings);
        let (done, again) = piece.split_at_checked(told.next).unwrap_or((piece, ""));
        if !is_last {
            self.progress.pass(done);
            self.progress.told = told.told - told.next;
        }
        units(again)
    }

    /// Notes what a piece tells about a part of itself.
    fn note(&mut self, piece: &str, part: Range<usize>, findings: &[Finding]) {
        let spans: Vec<Span> = findings.iter().map(|finding| Span::new(piece, finding)).collect();
        let sight = Sight { text: piece, part, secrets: &spans };
        let (mut lines, mut passed) = (self.progress.lines, 0);
        let number = self.edits.len();
        for (index, finding) in findings.iter().enumerate() {
            if !self.firmness.looks_for(finding.rule) {
                continue;
            }
            // In markup a line tells nothing: nobody sees it.
            let is_seen = self.flavour == Flavour::Plain;
            if is_seen {
                lines.pass(piece.as_bytes().get(passed..finding.range.start).unwrap_or_default());
                passed = finding.range.start;
            }
            let place = || {
                let context = || sight.context(index, &preview(piece, finding));
                is_seen.then(|| Occurrence { line: lines.line, context: context() })
            };
            let secret = self.secrets.note(piece, finding, number, place);
            if let Some(edits) = self.edits.last_mut() {
                edits.push(Edit::new(finding, self.progress.start, secret));
            }
        }
    }

    /// Decides. None if there is no secret: then the text passes.
    pub fn finish(self) -> Option<Review> {
        self.finish_in(&[])
    }

    /// Decides about a text that is about to enter a field, or stands in it: the field by its number, with what may enter it, and other places from
    /// which the text may go on where it may go on from the field. None if there is no secret but those: then the text passes.
    pub fn finish_in(mut self, places: &[(u32, &Allowed)]) -> Option<Review> {
        let firmness = &self.firmness;
        let is_allowed = |secret: &Known| {
            let outcome = firmness.outcome(secret);
            let holds = |(field, allowed): &(u32, &Allowed)| {
                allowed.holds(*field, secret.identity, outcome, self.source)
            };
            places.iter().any(holds)
        };
        let passed = |secret: &Known| secret.expires.is_some_and(|end| end.has_passed(self.now));
        if self.secrets.iter().all(is_allowed) {
            return None;
        }
        let expired = self.secrets.iter().all(|secret| is_allowed(secret) || passed(secret));
        let counts = |secret: &&Known| !is_allowed(secret) && !passed(secret);
        let decided = self.secrets.iter().filter(counts).map(|secret| firmness.decided(secret));
        let (outcome, company) = decided.max().unwrap_or((Outcome::Note, false));
        let is_held = |secret: &&Known| counts(secret) && firmness.outcome(secret) > Outcome::Note;
        let mute = may_mute(firmness, self.secrets.iter().filter(is_held));
        if self.source.is_inside() {
            let is_new = |edit: &Edit| !self.secrets.get(edit.secret).is_some_and(is_allowed);
            self.edits.iter_mut().for_each(|edits| edits.retain(is_new));
        }
        let name = |secret: &Known| firmness.name(secret);
        let (groups, more) = groups(self.secrets.into_known(), is_allowed, passed, name);
        let rules = groups.iter().map(|group| group.rule.clone()).collect();
        Some(Review { outcome, company, expired, rules, groups, more, mute, edits: self.edits })
    }

    /// Decides nothing: from now on the secrets of the text may enter this field, unless what happens to them there gets firmer. Of text that is in
    /// the field already, they may stay there and be sent.
    pub fn allow(&self, field: u32, allowed: &mut Allowed) {
        for secret in self.secrets.iter() {
            allowed.add(field, secret.identity, self.firmness.outcome(secret), self.source);
        }
    }
}

impl Progress {
    /// Goes on over text that does not come again.
    fn pass(&mut self, text: &str) {
        self.lines.pass(text.as_bytes());
        self.start = self.start.saturating_add(u32::try_from(units(text)).unwrap_or(u32::MAX));
    }
}

/// The kind of all these secrets, if the person may mute it.
fn may_mute<'a>(firmness: &Firmness, mut secrets: impl Iterator<Item = &'a Known>) -> Option<String> {
    let first = secrets.next().filter(|secret| firmness.can_mute(secret))?;
    let is_like = |secret: &Known| secret.rule.id() == first.rule.id() && firmness.can_mute(secret);
    secrets.all(is_like).then(|| first.rule.id().to_owned())
}

/// How many UTF-16 units a text has.
fn units(text: &str) -> usize {
    text.bytes().map(|byte| usize::from(byte & 0xC0 != 0x80) + usize::from(byte >= 0xF0)).sum()
}

#[cfg(test)]
mod tests;
