use patrol_phrase::{Foreign, Phrase};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Why a part of the stored settings is not in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "problem", rename_all = "kebab-case")]
pub enum Problem {
    /// The record is not a settings record at all.
    Unreadable,
    /// The record was written by a newer Patrol.
    Newer,
    /// One setting, or one entry of it, has a value that cannot be used.
    Field {
        /// Its name in the record: `levels`, `levels.full-access` or `pausedHosts[2]`, from 0.
        field: String,
    },
    /// A setting, or an entry of one, that this version does not know.
    Unknown {
        /// Its name in the record, as above. It is foreign.
        field: String,
    },
}

impl Problem {
    /// What to tell the person.
    pub fn phrase(&self) -> Phrase {
        match self {
            Problem::Unreadable => Phrase::settings_unreadable(),
            Problem::Newer => Phrase::settings_newer(),
            Problem::Field { field } => Phrase::settings_field_unreadable(Foreign::new(field)),
            Problem::Unknown { field } => Phrase::settings_unknown_field(Foreign::new(field)),
        }
    }
}

/// So many unknown entries are named; nobody can do more about the rest.
const UNKNOWN: usize = 5;

/// Takes down what cannot be used while one setting is read.
pub struct Complaints<'a> {
    /// The setting's name in the record.
    key: &'a str,
    problems: &'a mut Vec<Problem>,
}

impl<'a> Complaints<'a> {
    pub(crate) fn about(key: &'a str, problems: &'a mut Vec<Problem>) -> Self {
        Complaints { key, problems }
    }

    /// The value of the setting; without one the setting cannot be used.
    pub(crate) fn unless<T>(&mut self, value: Option<T>) -> Option<T> {
        if value.is_none() {
            self.entry(&[]);
        }
        value
    }

    /// One entry of the setting cannot be used.
    pub(crate) fn entry(&mut self, path: &[&str]) {
        self.problems.push(Problem::Field { field: [self.key, &path.concat()].concat() });
    }

    /// The setting, or an entry of it, is one that this version does not know. A flood of them is cut.
    pub(crate) fn unknown(&mut self, path: &[&str]) {
        let known = self.problems.iter().filter(|problem| matches!(problem, Problem::Unknown { .. })).count();
        if known < UNKNOWN {
            self.problems.push(Problem::Unknown { field: [self.key, &path.concat()].concat() });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_used_is_named_as_in_the_record() {
        let mut problems = Vec::new();
        let mut complaints = Complaints::about("levels", &mut problems);
        assert_eq!(complaints.unless(Some(1)), Some(1));
        assert_eq!(complaints.unless(None::<u8>), None);
        complaints.entry(&[".", "full-access"]);
        complaints.unknown(&[".no-such-rule"]);
        let field = |field: &str| Problem::Field { field: field.into() };
        let unknown = Problem::Unknown { field: "levels.no-such-rule".into() };
        assert_eq!(problems, [field("levels"), field("levels.full-access"), unknown]);
    }

    #[test]
    fn of_a_flood_of_unknown_entries_the_first_are_named() {
        let mut problems = Vec::new();
        let mut complaints = Complaints::about("levels", &mut problems);
        (0..1000).for_each(|number| complaints.unknown(&[".", &number.to_string()]));
        complaints.entry(&[".full-access"]);
        assert_eq!(problems.len(), UNKNOWN + 1);
    }
}
