use std::rc::Rc;

use patrol_detect::{Confidence, CustomRule, Expiry, Finding, Month, Rule};
use patrol_phrase::clean;

use crate::digest::digest;
use crate::index::{Digest, Index};
use crate::occurrence::Occurrence;

/// How many places of a secret are kept; all are counted.
const PLACES: usize = 5;

/// The different secrets of a submission, in the order in which they were found. Values are compared by a digest; none is kept.
#[derive(Default)]
pub(crate) struct Secrets {
    known: Vec<Known>,
    index: Index,
    /// The patterns of exceptions, each with its id as its label.
    pub(crate) patterns: Rc<[CustomRule]>,
}

/// What is known of a secret.
pub(crate) struct Known {
    pub(crate) rule: Rule,
    pub(crate) confidence: Confidence,
    pub(crate) preview: String,
    pub(crate) issued: Option<Month>,
    pub(crate) organization: Option<String>,
    /// When it ends: the latest that it tells, none if it does not always tell.
    pub(crate) expires: Option<Expiry>,
    /// How often it stands in the flavour that has it most often.
    pub(crate) count: u32,
    pub(crate) places: Vec<Occurrence>,
    /// What it may be remembered by.
    pub(crate) digest: Option<String>,
    /// The ids of the patterns that it matches as a whole.
    pub(crate) patterns: Vec<String>,
    /// What tells it from the others.
    pub(crate) identity: Digest,
    /// The flavour in which it was seen last, and how often.
    last: (usize, u32),
}

impl Secrets {
    /// Notes what was found in a piece of text. `flavour` is the number of the flavour; `place` is asked as long as places are wanted. Gives
    /// the number of the secret.
    pub(crate) fn note(
        &mut self,
        text: &str,
        finding: &Finding,
        flavour: usize,
        place: impl FnOnce() -> Option<Occurrence>,
    ) -> u32 {
        let value = text.get(finding.range.clone()).unwrap_or_default();
        let (number, identity) = self.index.number(value);
        if number == self.known.len() {
            let patterns = matching(&self.patterns, value);
            self.known.push(Known { patterns, ..Known::new(text, finding, flavour, identity) });
        }
        if let Some(secret) = self.known.get_mut(number) {
            secret.see(value, finding, flavour, place);
        }
        u32::try_from(number).unwrap_or(u32::MAX)
    }

    /// One of them, by its number.
    pub(crate) fn get(&self, number: u32) -> Option<&Known> {
        self.known.get(number as usize)
    }

    /// Each of them.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Known> {
        self.known.iter()
    }

    /// What is known of each.
    pub(crate) fn into_known(self) -> Vec<Known> {
        self.known
    }
}

/// The ids of the patterns that a secret matches as a whole.
fn matching(patterns: &[CustomRule], secret: &str) -> Vec<String> {
    let is_whole =
        |pattern: &&CustomRule| pattern.automaton.matches(secret.as_bytes()).next() == Some(0..secret.len());
    patterns.iter().filter(is_whole).map(|pattern| pattern.label.clone()).collect()
}

/// The first and last two characters of a secret, if it is long enough, fit to be shown.
pub(crate) fn preview(text: &str, finding: &Finding) -> String {
    patrol_detect::preview(text, finding).chars().filter_map(clean).collect()
}

impl Known {
    fn new(text: &str, finding: &Finding, flavour: usize, identity: Digest) -> Known {
        Known {
            rule: finding.rule,
            confidence: finding.confidence,
            preview: preview(text, finding),
            issued: finding.issued,
            organization: finding.organization.clone(),
            expires: finding.expires,
            count: 0,
            places: Vec::new(),
            digest: digest(text.get(finding.range.clone()).unwrap_or_default(), finding),
            patterns: Vec::new(),
            identity,
            last: (flavour, 0),
        }
    }

    fn see(
        &mut self,
        value: &str,
        finding: &Finding,
        flavour: usize,
        place: impl FnOnce() -> Option<Occurrence>,
    ) {
        if self.last.0 != flavour {
            self.last = (flavour, 0);
        }
        self.last.1 += 1;
        self.count = self.count.max(self.last.1);
        self.expires = self.expires.zip(finding.expires).map(|(one, other)| one.max(other));
        // What stands around the same value can tell more in another place.
        if finding.confidence > self.confidence {
            self.rule = finding.rule;
            self.confidence = finding.confidence;
            self.digest = digest(value, finding);
        }
        if self.places.len() < PLACES {
            self.places.extend(place());
        }
    }
}

#[cfg(test)]
mod tests {
    use patrol_detect::{generate, scan};

    use super::*;

    fn noted(texts: &[&str]) -> Vec<Known> {
        let mut secrets = Secrets::default();
        for (number, text) in texts.iter().enumerate() {
            for finding in scan(text) {
                let place = || Some(Occurrence { line: 1, context: String::from("••••") });
                secrets.note(text, &finding, number, place);
            }
        }
        secrets.into_known()
    }

    #[test]
    fn five_places_are_kept_and_all_are_counted() {
        let text = format!("{}\n", generate::azure_devops_pat(1)).repeat(12);
        let known = noted(&[&text]);
        assert_eq!(
            known.iter().map(|secret| (secret.count, secret.places.len())).collect::<Vec<_>>(),
            [(12, 5)]
        );
    }

    #[test]
    fn of_two_flavours_the_one_that_has_a_secret_more_often_counts() {
        let (one, two) = (generate::azure_devops_pat(1), generate::azure_devops_pat(2));
        let known = noted(&[&format!("{one} {one} {two}"), &format!("{one} {two} {two} {two}")]);
        assert_eq!(known.iter().map(|secret| secret.count).collect::<Vec<_>>(), [2, 3]);
    }

    #[test]
    fn what_is_shown_of_a_secret_cannot_mislead() {
        let text = "https://ada:\u{80}kulgrej7kulgrej7kulgrej\u{ad}@contoso.com";
        let previews: Vec<_> = noted(&[text]).into_iter().map(|secret| secret.preview).collect();
        assert_eq!(previews, [" ••••"]);
    }
}
