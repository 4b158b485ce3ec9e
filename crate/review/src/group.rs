use std::cmp::Reverse;

use patrol_detect::{Confidence, Month};
use serde::{Serialize, Serializer};
use ts_rs::TS;

use crate::occurrence::Occurrence;
use crate::secrets::Known;

/// How many groups a review holds at most; more is nothing that a person reads.
const GROUPS: usize = 100;

/// A secret, however often it stands in the text, as a person is told of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Group {
    /// The stable id of the rule that recognised it: what kind of secret it is.
    pub rule: String,
    /// The name of the rule where it is one of the person's own: in quotes, fit to be shown.
    pub own: Option<String>,
    /// How sure that is.
    #[serde(with = "name")]
    #[ts(type = r#""low" | "medium" | "high" | "certain""#)]
    pub confidence: Confidence,
    /// Its first and last two characters, to recognise it by.
    pub preview: String,
    /// The month in which it was issued, as `2026-03`, if it tells.
    pub issued: Option<String>,
    /// The Azure DevOps organization that it is for, if the address around it names one.
    pub organization: Option<String>,
    /// When it ends, in seconds since 1970, if it tells.
    #[ts(type = "number | null")]
    pub expires: Option<u64>,
    /// Whether that is over for sure: clocks differ.
    pub expired: bool,
    /// How often it stands there: in the flavour that has it most often.
    pub count: u32,
    /// Where it stands in the plain flavour: the first five places. None if it stands only in markup, whose lines nobody sees.
    pub places: Vec<Occurrence>,
    /// The SHA-256 of its value, as 64 hexadecimal digits: it may be remembered by that. None for a kind that somebody who has the digest
    /// could find by trying, such as a password.
    pub digest: Option<String>,
    /// The ids of the patterns of exceptions that it matches as a whole.
    pub patterns: Vec<String>,
    /// It may enter this field without a question.
    pub allowed: bool,
}

mod name {
    use super::{Confidence, Serializer};

    pub(super) fn serialize<S: Serializer>(
        confidence: &Confidence,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(confidence.as_str())
    }
}

/// What a person is shown of the secrets, and how many more there are. Kinds stand together, the kind with the surest secret first, and
/// within a kind the surest first; else the order in which they were found.
pub(crate) fn groups(
    mut known: Vec<Known>,
    is_allowed: impl Fn(&Known) -> bool,
    has_expired: impl Fn(&Known) -> bool,
    own: impl Fn(&Known) -> Option<String>,
) -> (Vec<Group>, u32) {
    let kinds = Kinds::of(&known);
    known.sort_by_key(|secret| (kinds.rank(secret), Reverse(secret.confidence)));
    let more = known.len().saturating_sub(GROUPS);
    known.truncate(GROUPS);
    let group = |secret: Known| {
        let (allowed, expired) = (is_allowed(&secret), has_expired(&secret));
        let own = own(&secret);
        Group { own, ..secret.into_group(allowed, expired) }
    };
    (known.into_iter().map(group).collect(), u32::try_from(more).unwrap_or(u32::MAX))
}

/// For each rule, by its index: the surest of its secrets, and which secret was its first.
struct Kinds(Vec<Option<(Confidence, usize)>>);

impl Kinds {
    fn of(known: &[Known]) -> Kinds {
        let mut kinds = Vec::new();
        for (at, secret) in known.iter().enumerate() {
            let index = secret.rule.index();
            if kinds.len() <= index {
                kinds.resize(index + 1, None);
            }
            let kind = kinds[index].get_or_insert((secret.confidence, at));
            kind.0 = kind.0.max(secret.confidence);
        }
        Kinds(kinds)
    }

    fn rank(&self, secret: &Known) -> (Reverse<Option<Confidence>>, usize) {
        let kind = self.0.get(secret.rule.index()).copied().flatten();
        (Reverse(kind.map(|(surest, _)| surest)), kind.map_or(0, |(_, first)| first))
    }
}

impl Known {
    fn into_group(self, allowed: bool, expired: bool) -> Group {
        Group {
            rule: self.rule.id().to_owned(),
            own: None,
            confidence: self.confidence,
            preview: self.preview,
            issued: self.issued.map(Month::text),
            organization: self.organization,
            expires: self.expires.map(|end| end.0),
            expired,
            count: self.count,
            places: self.places,
            digest: self.digest,
            patterns: self.patterns,
            allowed,
        }
    }
}

#[cfg(test)]
mod tests {
    use patrol_detect::{generate, rules};

    use super::*;
    use crate::secrets::Secrets;

    /// Groups of secrets that were found in this order: the number of the rule, how sure it is, and what tells it from others.
    fn grouped(found: impl IntoIterator<Item = (usize, Confidence, String)>) -> (Vec<Group>, u32) {
        let mut secrets = Secrets::default();
        let token = generate::azure_devops_pat(1);
        let [finding] = &patrol_detect::scan(&token)[..] else { panic!("{token}") };
        for (rule, confidence, value) in found {
            let mut finding = finding.clone();
            finding.rule = rules().nth(rule).unwrap();
            finding.confidence = confidence;
            finding.range = 0..value.len();
            secrets.note(&value, &finding, 1, || None);
        }
        groups(secrets.into_known(), |_| false, |_| false, |_| None)
    }

    fn value(number: usize) -> String {
        format!("{number:02}................{number:02}")
    }

    #[test]
    fn kinds_stand_together_and_the_surest_first() {
        use Confidence::{Certain, High, Medium};
        let found = [(7, Medium), (5, High), (7, High), (3, Certain), (5, Medium), (7, High), (3, Medium)];
        let found = found.into_iter().enumerate().map(|(at, (rule, sure))| (rule, sure, value(at)));
        let (groups, more) = grouped(found);
        let previews: Vec<_> = groups.iter().map(|group| &group.preview[..2]).collect();
        assert_eq!(previews, ["03", "06", "02", "05", "00", "01", "04"]);
        assert_eq!(more, 0);
    }

    #[test]
    fn the_surest_hundred_are_shown_and_the_others_counted() {
        use Confidence::{Certain, Medium};
        let found = (0..150).map(|at| (at % 2, if at == 149 { Certain } else { Medium }, at.to_string()));
        let (groups, more) = grouped(found);
        assert_eq!((groups.len(), more), (100, 50));
        assert_eq!(groups[0].confidence, Certain);
    }

    #[test]
    fn the_same_value_is_one_group_by_what_is_surest_of_it() {
        use Confidence::{High, Medium};
        let found = [Medium, High, Medium].map(|sure| (2, sure, String::from("same")));
        let (groups, _) = grouped(found);
        let [group] = &groups[..] else { panic!("{groups:?}") };
        assert_eq!((group.count, group.confidence), (3, High));
    }
}
