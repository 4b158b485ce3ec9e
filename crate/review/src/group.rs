use std::cmp::Reverse;

use patrol_detect::{Confidence, Month};
use serde::{Serialize, Serializer};
use ts_rs::TS;

use crate::secrets::Known;

/// How many groups a review holds at most; more is nothing that a person reads.
const GROUPS: usize = 100;

/// A secret, however often it stands in the text, as a person is told of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Group {
    /// The stable id of the rule that recognised it: what kind of secret it is.
    pub rule: String,
    /// How sure that is.
    #[serde(with = "name")]
    #[ts(type = r#""low" | "medium" | "high" | "certain""#)]
    pub confidence: Confidence,
    /// Its first and last two characters, to recognise it by.
    pub preview: String,
    /// The month in which it was issued, as `2026-03`, if it tells.
    pub issued: Option<String>,
    /// How often it stands there: in the flavour that has it most often.
    pub count: u32,
    /// Where it stands in the plain flavour: the first five places. None if it stands only in markup, whose lines nobody sees.
    pub places: Vec<Occurrence>,
}

/// Where a secret stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Occurrence {
    /// The line on which it begins, from 1.
    pub line: u32,
    /// That line around it, about 60 characters, safe to be shown: secrets are masked, and no character misleads about the others.
    pub context: String,
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
pub(crate) fn groups(mut known: Vec<Known>) -> (Vec<Group>, u32) {
    let kinds = Kinds::of(&known);
    known.sort_by_key(|secret| (kinds.rank(secret), Reverse(secret.confidence)));
    let more = known.len().saturating_sub(GROUPS);
    known.truncate(GROUPS);
    (known.into_iter().map(Known::into_group).collect(), u32::try_from(more).unwrap_or(u32::MAX))
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
    fn into_group(self) -> Group {
        Group {
            rule: self.rule.id().to_owned(),
            confidence: self.confidence,
            preview: self.preview,
            issued: self.issued.map(Month::text),
            count: self.count,
            places: self.places,
        }
    }
}
