use patrol_phrase::{Foreign, Phrase};
use serde::de::IgnoredAny;

use crate::{Problem, Stored};

/// Longer files are not settings, in bytes.
const LONGEST: usize = 1 << 20;

/// A file holds no settings that this version can take over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportError {
    /// It is far too long.
    TooLong,
    /// It is not JSON: where it ceases to be, both from 1.
    NotJson {
        /// The line.
        line: usize,
        /// The character of the line, as JSON readers count.
        column: usize,
    },
    /// It is JSON, but not what Patrol exports.
    NotSettings,
    /// A newer version has exported it.
    Newer,
}

impl Stored {
    /// Reads an exported record. What of it cannot be used is named in [`Stored::problems`], and costs that entry only.
    ///
    /// # Errors
    /// When nothing of the file can be used.
    pub fn import(file: &str) -> Result<Stored, ImportError> {
        if file.len() > LONGEST {
            return Err(ImportError::TooLong);
        }
        // Editors put this mark in front of a text.
        let json = file.trim_start_matches('\u{feff}');
        serde_json::from_str::<IgnoredAny>(json).map_err(|error| ImportError::NotJson {
            line: error.line().max(1),
            column: error.column().max(1),
        })?;
        let stored = Stored::read(Some(json));
        match stored.problems.first() {
            Some(Problem::Unreadable) => Err(ImportError::NotSettings),
            Some(Problem::Newer) => Err(ImportError::Newer),
            _ => Ok(stored),
        }
    }
}

impl ImportError {
    /// What to tell the person.
    pub fn phrase(&self) -> Phrase {
        match self {
            ImportError::TooLong => Phrase::import_too_long(),
            ImportError::NotJson { line, column } => Phrase::import_not_json(line, column),
            ImportError::NotSettings => Phrase::import_not_settings(),
            ImportError::Newer => Phrase::import_newer(),
        }
    }
}

impl Problem {
    /// What to tell the person before a file is imported.
    pub fn phrase_of_file(&self) -> Phrase {
        match self {
            Problem::Unreadable => ImportError::NotSettings.phrase(),
            Problem::Newer => ImportError::Newer.phrase(),
            Problem::Field { field } => Phrase::import_field(Foreign::new(field)),
            Problem::Unknown { field } => Phrase::import_unknown(Foreign::new(field)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Decisions, Level, Rule, Settings};

    #[test]
    fn what_is_exported_is_imported() {
        let otherwise = Settings::default();
        let mut decisions = Decisions::default();
        decisions.set_level(Rule::FullAccess, Level::Block, &otherwise);
        decisions.set_lifetime_limit("9", &otherwise).unwrap();
        let stored = Stored { decisions: decisions.clone(), problems: vec![] };
        assert_eq!(Stored::import(&decisions.export()), Ok(stored.clone()));
        assert_eq!(Stored::import(&format!("\u{feff}{}\n", decisions.export())), Ok(stored));
    }

    #[test]
    fn a_wrong_place_is_named_and_costs_that_entry_only() {
        let file = r#"{"version":1,"lifetimeLimitDays":400,"colour":"red",
            "levels":{"full-access":"block","vague-name":"loud","no-such-rule":"off"}}"#;
        let Stored { decisions, problems } = Stored::import(file).unwrap();
        assert_eq!(decisions.to_json(), r#"{"version":1,"levels":{"full-access":"block"}}"#);
        let field = |field: &str| Problem::Field { field: field.into() };
        let unknown = |field: &str| Problem::Unknown { field: field.into() };
        let expected = [
            field("lifetimeLimitDays"),
            unknown("colour"),
            field("levels.vague-name"),
            unknown("levels.no-such-rule"),
        ];
        assert_eq!(problems, expected);
    }

    #[test]
    fn a_file_of_which_nothing_can_be_used_says_why() {
        for (file, why) in [
            ("{\n  \"version\": 1,\n  oops\n}", ImportError::NotJson { line: 3, column: 3 }),
            ("", ImportError::NotJson { line: 1, column: 1 }),
            ("version: 1", ImportError::NotJson { line: 1, column: 1 }),
            (r#"{"version":1}}"#, ImportError::NotJson { line: 1, column: 14 }),
            ("[]", ImportError::NotSettings),
            ("{}", ImportError::NotSettings),
            (r#"{"name":"patrol","version":"1.0.0"}"#, ImportError::NotSettings),
            (r#"{"version":2}"#, ImportError::Newer),
            (&"a".repeat(LONGEST + 1), ImportError::TooLong),
        ] {
            assert_eq!(Stored::import(file), Err(why), "{}", &file[..file.len().min(40)]);
        }
    }
}
