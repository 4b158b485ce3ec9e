use std::ops::Range;

use patrol_detect::{Confidence, Finding, Options, Pieces};
use patrol_policy::{Level, Outcome};

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
/// [`Reader::at`] tells it the time: a text whose secrets have all expired is worth a note at most. [`Reader::muted`] tells it the kinds of
/// secrets that the person has muted.
///
/// A secret that may enter a field once more is told in the same way: the same text is read again, and then [`Reader::allow`] ends it.
pub struct Reader {
    source: Source,
    outcome: Outcome,
    flavour: Flavour,
    progress: Progress,
    secrets: Secrets,
    edits: Vec<Vec<Edit>>,
    /// In seconds since 1970.
    now: u64,
    /// Ids of rules.
    muted: Vec<String>,
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
    /// Begins with what is about to enter a field, or is in it. None if it need not be read: the rule is off, or the field is one for secrets.
    /// The level says the same of every way: what is pasted or dropped it keeps out, what stands in the field it keeps from being sent.
    pub fn begin(source: Source, field: FieldKind, level: Level) -> Option<Reader> {
        match (field, level.outcome()) {
            (FieldKind::Secret | FieldKind::Fixed, _) | (_, Outcome::Pass) => None,
            (FieldKind::Text, outcome) => Some(Reader {
                source,
                outcome,
                flavour: Flavour::Plain,
                progress: Progress::default(),
                secrets: Secrets::default(),
                edits: Vec::new(),
                now: 0,
                muted: Vec::new(),
            }),
        }
    }

    /// Tells it the time, in seconds since 1970. Without one nothing has expired.
    #[must_use]
    pub fn at(self, now: u64) -> Reader {
        Reader { now, ..self }
    }

    /// Tells it the kinds of secrets, by the ids of their rules, of which the person has said that a note is enough. It is heeded where one
    /// explicit step would be asked for, and not where Patrol is certain of a secret.
    #[must_use]
    pub fn muted<'a>(self, kinds: impl Iterator<Item = &'a str>) -> Reader {
        Reader { muted: kinds.map(str::to_owned).collect(), ..self }
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
        let told = self.progress.pieces.read(piece, is_last, &Options::default());
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
        self.finish_in(0, &Allowed::default())
    }

    /// Decides about a text that is about to enter this field. None if there is no secret but those that may enter it: then the text passes.
    pub fn finish_in(mut self, field: u32, allowed: &Allowed) -> Option<Review> {
        let is_allowed = |secret: &Known| allowed.holds(field, secret.identity, self.outcome, self.source);
        let passed = |secret: &Known| secret.expires.is_some_and(|end| end.has_passed(self.now));
        if self.secrets.iter().all(is_allowed) {
            return None;
        }
        let expired = self.secrets.iter().all(|secret| is_allowed(secret) || passed(secret));
        let counts = |secret: &&Known| !is_allowed(secret) && !passed(secret) && !self.is_muted(secret);
        let outcome = match self.secrets.iter().find(counts) {
            Some(_) => self.outcome,
            None => self.outcome.min(Outcome::Note),
        };
        let mute = self.may_mute(self.secrets.iter().filter(counts));
        if self.source.is_inside() {
            let is_new = |edit: &Edit| !self.secrets.get(edit.secret).is_some_and(is_allowed);
            self.edits.iter_mut().for_each(|edits| edits.retain(is_new));
        }
        let (groups, more) = groups(self.secrets.into_known(), is_allowed, passed);
        let rules = groups.iter().map(|group| group.rule.clone()).collect();
        Some(Review { outcome, expired, rules, groups, more, mute, edits: self.edits })
    }

    /// Whether a kind of secret can be muted here at all.
    fn can_mute(&self, secret: &Known) -> bool {
        self.outcome == Outcome::Ask && secret.confidence < Confidence::Certain
    }

    fn is_muted(&self, secret: &Known) -> bool {
        self.can_mute(secret) && self.muted.iter().any(|kind| kind == secret.rule.id())
    }

    /// The kind of all these secrets, if the person may mute it.
    fn may_mute<'a>(&self, mut secrets: impl Iterator<Item = &'a Known>) -> Option<String> {
        let first = secrets.next().filter(|secret| self.can_mute(secret))?;
        let is_like = |secret: &Known| secret.rule.id() == first.rule.id() && self.can_mute(secret);
        secrets.all(is_like).then(|| first.rule.id().to_owned())
    }

    /// Decides nothing: from now on the secrets of the text may enter this field, unless what happens to them there gets firmer. Of text that is in
    /// the field already, they may stay there and be sent.
    pub fn allow(&self, field: u32, allowed: &mut Allowed) {
        for secret in self.secrets.iter() {
            allowed.add(field, secret.identity, self.outcome, self.source);
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

/// How many UTF-16 units a text has.
fn units(text: &str) -> usize {
    text.bytes().map(|byte| usize::from(byte & 0xC0 != 0x80) + usize::from(byte >= 0xF0)).sum()
}

#[cfg(test)]
mod tests {
    use patrol_detect::{generate, redact, scan};

    use super::*;
    use crate::testing::{edited, read};

    fn reader(level: Level) -> Reader {
        Reader::begin(Source::Paste, FieldKind::Text, level).unwrap()
    }

    /// What is decided about a clipboard with these flavours.
    fn review(flavours: &[(Flavour, &str)]) -> Option<Review> {
        read(flavours, usize::MAX / 2)
    }

    #[test]
    fn nothing_is_read_where_the_rule_is_off_or_the_field_hides_its_text_or_cannot_change() {
        assert!(Reader::begin(Source::Paste, FieldKind::Text, Level::Off).is_none());
        for level in Level::ALL {
            for field in [FieldKind::Secret, FieldKind::Fixed] {
                assert!(Reader::begin(Source::Paste, field, level).is_none());
            }
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
    fn what_may_enter_may_stay_and_what_may_stay_need_not_enter() {
        let token = generate::azure_devops_pat(1);
        let begun = |source| {
            let mut reader = Reader::begin(source, FieldKind::Text, Level::Acknowledge).unwrap();
            reader.read(&token, true);
            reader
        };
        let (outside, inside) = ([Source::Paste, Source::Drop], [Source::Typing, Source::Submit]);
        for let_in in outside.into_iter().chain(inside) {
            let mut allowed = Allowed::default();
            begun(let_in).allow(7, &mut allowed);
            for way in outside.into_iter().chain(inside) {
                let passes = outside.contains(&let_in) || inside.contains(&way);
                assert_eq!(begun(way).finish_in(7, &allowed).is_none(), passes, "{let_in:?}, {way:?}");
                assert!(begun(way).finish_in(8, &allowed).is_some(), "it was let into another field");
            }
            // To be sent once more calls nothing off.
            begun(Source::Submit).allow(7, &mut allowed);
            assert_eq!(begun(Source::Paste).finish_in(7, &allowed).is_none(), outside.contains(&let_in));
        }
    }

    #[test]
    fn redaction_of_a_field_leaves_what_was_let_in() {
        let (kept, new) = (generate::azure_devops_pat(1), generate::azure_devops_pat(2));
        let text = format!("{kept} {new} {kept}");
        let edits = |source| {
            let mut allowed = Allowed::default();
            let mut first = reader(Level::Acknowledge);
            first.read(&kept, true);
            first.allow(7, &mut allowed);
            let mut reader = Reader::begin(source, FieldKind::Text, Level::Acknowledge).unwrap();
            reader.read(&text, true);
            reader.finish_in(7, &allowed).unwrap().edits
        };
        let redacted = |source| edited(&text, &edits(source)[0]);
        for source in [Source::Typing, Source::Submit] {
            let left = redacted(source);
            assert!(left.starts_with(&kept) && left.ends_with(&kept) && !left.contains(&new), "{left}");
        }
        assert!(!redacted(Source::Paste).contains(&kept));
    }

    #[test]
    fn a_text_whose_secrets_have_expired_is_worth_a_note() {
        let expired = "https://x.blob.core.windows.net/c?sv=2024-11-04&se=2024-12-01&sp=r&sig=kH3bV1%2FqYt0ZcR9xWm2Lf8NsPd5GjUa7EoTiBv4KyXw%3D";
        let both = format!("{expired} {}", generate::azure_devops_pat(1));
        let decided = |text: &str, level: Level, now: u64| {
            let mut reader = reader(level).at(now);
            reader.read(text, true);
            let review = reader.finish().unwrap();
            assert!(review.groups.iter().any(|group| group.expires == Some(1_733_011_200)));
            let all = review.groups.iter().all(|group| group.expired);
            assert_eq!(all, review.expired, "each group tells the same of itself");
            (review.outcome, review.expired)
        };
        let (before, after) = (1_733_000_000, 1_733_100_000);
        for level in [Level::Inform, Level::Acknowledge, Level::Reason, Level::Block] {
            assert_eq!(decided(expired, level, after), (Outcome::Note, true));
            assert_eq!(decided(expired, level, before), (level.outcome(), false));
            assert_eq!(decided(expired, level, 0), (level.outcome(), false));
        }
        assert_eq!(decided(&both, Level::Acknowledge, after), (Outcome::Ask, false));
        // Of a text with both, only what may not enter the field counts.
        let mut allowed = Allowed::default();
        let mut first = reader(Level::Block);
        first.read(&generate::azure_devops_pat(1), true);
        first.allow(7, &mut allowed);
        let mut second = reader(Level::Block).at(after);
        second.read(&both, true);
        assert_eq!(second.finish_in(7, &allowed).unwrap().outcome, Outcome::Note);
    }

    #[test]
    fn a_kind_that_the_person_has_muted_is_worth_a_note_unless_it_is_certain() {
        let password = "DB_PASSWORD=qT7!mzPa2w";
        let token = generate::azure_devops_pat(1);
        let [found] = &scan(password)[..] else { panic!("{password}") };
        let (kind, certain) = (found.rule.id(), scan(&token)[0].rule.id());
        let decided = |text: &str, level: Level, muted: &[&str]| {
            let mut reader = reader(level).muted(muted.iter().copied());
            reader.read(text, true);
            let review = reader.finish().unwrap();
            (review.outcome, review.mute)
        };
        let offered = || Some(kind.to_owned());
        assert_eq!(decided(password, Level::Acknowledge, &[]), (Outcome::Ask, offered()));
        assert_eq!(decided(password, Level::Acknowledge, &["npm-token", kind]), (Outcome::Note, None));
        assert_eq!(decided(&token, Level::Acknowledge, &[certain]), (Outcome::Ask, None));
        let both = format!("{password}\n{token}");
        assert_eq!(decided(&both, Level::Acknowledge, &[]), (Outcome::Ask, None));
        assert_eq!(decided(&both, Level::Acknowledge, &[kind]), (Outcome::Ask, None));
        for level in [Level::Inform, Level::Reason, Level::Block] {
            assert_eq!(decided(password, level, &[kind]), (level.outcome(), None));
        }
    }

    #[test]
    fn text_without_a_secret_passes() {
        assert_eq!(review(&[(Flavour::Plain, "git pull"), (Flavour::Html, "<p>git pull</p>")]), None);
        assert_eq!(review(&[]), None);
    }

    #[test]
    fn a_secret_that_only_an_editor_of_its_own_kind_would_read_is_found() {
        let other = format!(
            r#"{{"namespace":"editor","nodes":[{{"text":"PAT={}\n"}}]}}"#,
            generate::azure_devops_pat(1)
        );
        let review =
            review(&[(Flavour::Plain, "a table"), (Flavour::Html, ""), (Flavour::Other, &other)]).unwrap();
        assert_eq!((review.groups[0].count, review.groups[0].places.len()), (1, 0), "nobody sees its lines");
        assert_eq!(review.edits.iter().map(Vec::len).collect::<Vec<_>>(), [0, 0, 1]);
        let cleaned = edited(&other, &review.edits[2]);
        assert_eq!(scan(&cleaned), []);
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

    #[test]
    fn each_flavour_is_read_from_its_start() {
        let plain = format!("{}PAT={}", "nothing to see here\n".repeat(9000), generate::azure_devops_pat(1));
        let flavours = [(Flavour::Plain, &plain[..]), (Flavour::Html, &plain), (Flavour::Plain, &plain)];
        let review = read(&flavours, 65_536).unwrap();
        assert_eq!(review.edits.iter().map(|edits| edits[0].start).collect::<Vec<_>>(), [180_004; 3]);
        let [group] = &review.groups[..] else { panic!("{review:?}") };
        assert_eq!(group.places.iter().map(|place| place.line).collect::<Vec<_>>(), [9001, 9001]);
    }

    #[test]
    fn a_context_shows_no_secret_that_another_piece_tells() {
        const PIECE: usize = 65_536;
        let (one, two) = (generate::azure_devops_pat(1), generate::azure_devops_pat(2));
        // A piece tells nothing of its last 4 KB.
        for shift in (0..200).step_by(6) {
            let text =
                [&"x ".repeat((PIECE - 4096 - 200 + shift) / 2), &one[..], " ", &two, &" x".repeat(PIECE)]
                    .concat();
            let review = read(&[(Flavour::Plain, &text)], PIECE).unwrap();
            let contexts: Vec<_> = review.groups.iter().map(|group| &group.places[0].context[..]).collect();
            assert_eq!(contexts.len(), 2);
            // The preview has two letters at each end of its own secret.
            let shown = contexts.concat();
            for piece in [&one, &two].iter().flat_map(|token| token.as_bytes().windows(3)) {
                assert!(!shown.contains(str::from_utf8(piece).unwrap()), "{shift}: {contexts:?}");
            }
        }
    }

    #[test]
    fn text_before_any_flavour_is_read_as_plain_text() {
        let mut reader = reader(Level::Acknowledge);
        reader.read(&generate::azure_devops_pat(1), true);
        assert_eq!(reader.finish().map(|review| review.groups[0].places.len()), Some(1));
    }
}
