use std::ops::Range;

use patrol_detect::{Finding, Options, Pieces};
use patrol_policy::{Level, Outcome};

use crate::context::{Sight, Span};
use crate::group::groups;
use crate::line::Lines;
use crate::secrets::Secrets;
use crate::{Edit, FieldKind, Flavour, Occurrence, Review, Source};

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
pub struct Reader {
    outcome: Outcome,
    flavour: Flavour,
    pieces: Pieces,
    /// How much of the next piece has been told before, in bytes.
    before: usize,
    /// Where the next piece begins, in UTF-16 units from the start of the flavour.
    start: u32,
    /// The lines before the next piece.
    lines: Lines,
    secrets: Secrets,
    edits: Vec<Vec<Edit>>,
}

impl Reader {
    /// Begins with what is about to enter a field. None if it need not be read: the rule is off, or the field is one for secrets.
    pub fn begin(source: Source, field: FieldKind, level: Level) -> Option<Reader> {
        match (source, field, level.outcome()) {
            (_, FieldKind::Secret, _) | (_, _, Outcome::Pass) => None,
            (Source::Paste, FieldKind::Text, outcome) => Some(Reader {
                outcome,
                flavour: Flavour::Plain,
                pieces: Pieces::default(),
                before: 0,
                start: 0,
                lines: Lines::default(),
                secrets: Secrets::default(),
                edits: Vec::new(),
            }),
        }
    }

    /// The text of the next flavour begins.
    pub fn flavour(&mut self, flavour: Flavour) {
        self.flavour = flavour;
        self.pieces = Pieces::default();
        self.before = 0;
        self.start = 0;
        self.lines = Lines::default();
        self.edits.push(Vec::new());
    }

    /// Reads the next piece of the flavour. Returns how many UTF-16 units at its end the next piece must begin with once more: none behind the
    /// last one, all if the piece was too short to tell anything. Pieces of 64 KB are always long enough.
    pub fn read(&mut self, piece: &str, is_last: bool) -> usize {
        if self.edits.is_empty() {
            self.flavour(Flavour::Plain);
        }
        let told = self.pieces.read(piece, is_last, &Options::default());
        let part = piece.floor_char_boundary(self.before)..told.told;
        self.note(piece, part, &told.findings);
        let (done, again) = piece.split_at_checked(told.next).unwrap_or((piece, ""));
        if !is_last {
            self.lines.pass(done.as_bytes());
            self.start = self.start.saturating_add(count(units(done)));
        }
        self.before = told.told - told.next;
        units(again)
    }

    /// Notes what a piece tells about a part of itself.
    fn note(&mut self, piece: &str, part: Range<usize>, findings: &[Finding]) {
        let spans: Vec<Span> = findings.iter().map(|finding| Span::new(piece, finding)).collect();
        let sight = Sight { text: piece, part, secrets: &spans };
        let (mut lines, mut passed) = (self.lines, 0);
        let number = self.edits.len();
        for (index, finding) in findings.iter().enumerate() {
            // In markup a line tells nothing: nobody sees it.
            let is_seen = self.flavour == Flavour::Plain;
            if is_seen {
                lines.pass(piece.as_bytes().get(passed..finding.range.start).unwrap_or_default());
                passed = finding.range.start;
            }
            let place = || is_seen.then(|| Occurrence { line: lines.line, context: sight.context(index) });
            self.secrets.note(piece, finding, number, place);
            if let Some(edits) = self.edits.last_mut() {
                edits.push(Edit::new(finding, self.start));
            }
        }
    }

    /// Decides. None if there is no secret: then the text passes.
    pub fn finish(self) -> Option<Review> {
        if self.secrets.is_empty() {
            return None;
        }
        let (groups, more) = groups(self.secrets.into_known());
        let rules = groups.iter().map(|group| group.rule.clone()).collect();
        Some(Review { outcome: self.outcome, rules, groups, more, edits: self.edits })
    }
}

/// How many UTF-16 units a text has.
fn units(text: &str) -> usize {
    text.bytes().map(|byte| usize::from(byte & 0xC0 != 0x80) + usize::from(byte >= 0xF0)).sum()
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use patrol_detect::{generate, redact, scan};

    use super::*;

    fn reader(level: Level) -> Reader {
        Reader::begin(Source::Paste, FieldKind::Text, level).unwrap()
    }

    /// What is decided about a clipboard with these flavours.
    fn review(flavours: &[(Flavour, &str)]) -> Option<Review> {
        let mut reader = reader(Level::Acknowledge);
        for (flavour, text) in flavours {
            reader.flavour(*flavour);
            assert_eq!(reader.read(text, true), 0);
        }
        reader.finish()
    }

    /// The text with the edits carried out, as JavaScript would.
    fn edited(text: &str, edits: &[Edit]) -> String {
        let units: Vec<u16> = text.encode_utf16().collect();
        let (mut edited, mut done) = (Vec::new(), 0);
        for edit in edits {
            edited.extend_from_slice(&units[done..edit.start as usize]);
            edited.extend(edit.text.encode_utf16());
            done = edit.end as usize;
        }
        edited.extend_from_slice(&units[done..]);
        String::from_utf16(&edited).unwrap()
    }

    #[test]
    fn nothing_is_read_where_the_rule_is_off_or_the_field_hides_its_text() {
        assert!(Reader::begin(Source::Paste, FieldKind::Text, Level::Off).is_none());
        for level in Level::ALL {
            assert!(Reader::begin(Source::Paste, FieldKind::Secret, level).is_none());
        }
    }

    #[test]
    fn the_level_decides_what_happens() {
        let token = generate::azure_devops_pat(1);
        for level in [Level::Inform, Level::Acknowledge, Level::Reason, Level::Block] {
            let mut reader = reader(level);
            reader.flavour(Flavour::Plain);
            reader.read(&token, true);
            assert_eq!(reader.finish().unwrap().outcome, level.outcome());
        }
    }

    #[test]
    fn text_without_a_secret_passes() {
        assert_eq!(review(&[(Flavour::Plain, "git pull"), (Flavour::Html, "<p>git pull</p>")]), None);
        assert_eq!(review(&[]), None);
    }

    #[test]
    fn a_secret_in_both_flavours_is_one_and_is_taken_out_of_both() {
        let token = generate::azure_devops_pat(1);
        let (plain, html) = (format!("PAT={token}"), format!("<p>PAT=<b>{token}</b></p>"));
        let review = review(&[(Flavour::Plain, &plain), (Flavour::Html, &html)]).unwrap();
        let [group] = &review.groups[..] else { panic!("{review:?}") };
        assert_eq!((group.count, group.places.len()), (1, 1));
        assert_eq!(review.rules, ["azure-devops-pat"]);
        for (text, edits) in [plain, html].iter().zip(&review.edits) {
            assert_eq!(edited(text, edits), redact(text, &scan(text)));
        }
    }

    #[test]
    fn a_secret_that_only_the_markup_has_is_shown_without_a_place() {
        let (seen, hidden) = (generate::azure_devops_pat(1), generate::azure_devops_pat(2));
        let html = format!("<a href=\"https://x:{hidden}@dev.azure.com/contoso\">PAT={seen}</a>");
        let review = review(&[(Flavour::Plain, &format!("PAT={seen}")), (Flavour::Html, &html)]).unwrap();
        let places: Vec<_> = review.groups.iter().map(|group| group.places.len()).collect();
        assert_eq!(places, [1, 0]);
    }
}
