use patrol_json::{Json, Part};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::settings::{LIFETIME_LIMIT_DAYS, Settings, VERSION};
use crate::{Level, Phrase, Rule};

/// Settings as they were found in storage: what is in force, and what could not be used.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stored {
    /// What is in force.
    pub settings: Settings,
    /// What could not be used; empty when all is well. Each problem left a default in force.
    pub problems: Vec<Problem>,
}

/// Why a part of the stored settings is not in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "problem", rename_all = "kebab-case")]
pub enum Problem {
    /// The record is not a settings record at all.
    Unreadable,
    /// The record was written by a newer Patrol.
    Newer,
    /// One field has a value that cannot be used.
    Field {
        /// The field's name in the record.
        field: String,
    },
    /// A field that this version does not know.
    Unknown,
}

impl Problem {
    /// What to tell the person.
    pub fn phrase(&self) -> Phrase {
        match self {
            Problem::Unreadable => Phrase::settings_unreadable(),
            Problem::Newer => Phrase::settings_newer(),
            Problem::Field { field } => Phrase::settings_field_unreadable(field.as_str()),
            Problem::Unknown => Phrase::settings_unknown_field(),
        }
    }
}

impl Stored {
    /// Reads the stored record. `None` means that nothing has been stored yet.
    ///
    /// Never fails: what cannot be used is reported and its default is in force.
    pub fn read(json: Option<&str>) -> Stored {
        let Some(json) = json else { return Stored::default() };
        let Some(json) = Json::parse(json) else { return Stored::unusable(Problem::Unreadable) };
        let record = json.root();
        match record.get("version").and_then(Part::as_u64) {
            Some(version) if version == u64::from(VERSION) => Stored::read_fields(record),
            Some(version) if version > u64::from(VERSION) => Stored::unusable(Problem::Newer),
            _ => Stored::unusable(Problem::Unreadable),
        }
    }

    fn unusable(problem: Problem) -> Stored {
        Stored { settings: Settings::default(), problems: vec![problem] }
    }

    fn read_fields(record: Part) -> Stored {
        let mut stored = Stored::default();
        for (field, value) in record.fields() {
            let usable = match field {
                "version" => Some(()),
                "lifetimeLimitDays" => limit(value).map(|days| stored.settings.lifetime_limit_days = days),
                "levels" => levels(value).map(|levels| stored.settings.levels = levels),
                "pausedHosts" => hosts(value).map(|hosts| stored.settings.paused_hosts = hosts),
                "stopUnchecked" => value.as_bool().map(|stop| stored.settings.stop_unchecked = stop),
                _ => {
                    stored.problems.push(Problem::Unknown);
                    continue;
                }
            };
            if usable.is_none() {
                stored.problems.push(Problem::Field { field: field.to_owned() });
            }
        }
        stored
    }
}

fn limit(value: Part) -> Option<u16> {
    let days = u16::try_from(value.as_u64()?).ok()?;
    LIFETIME_LIMIT_DAYS.contains(&days).then_some(days)
}

fn levels(value: Part) -> Option<Vec<(Rule, Level)>> {
    value.is_object().then_some(())?;
    let mut levels = Vec::new();
    for (id, level) in value.fields() {
        levels.push((Rule::from_id(id)?, Level::from_name(level.as_str()?)?));
    }
    Some(levels)
}

fn hosts(value: Part) -> Option<Vec<String>> {
    let mut hosts = Vec::new();
    for host in value.elements()? {
        hosts.push(host.as_str()?.to_owned());
    }
    Some(hosts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_stored_means_defaults_without_complaint() {
        assert_eq!(Stored::read(None), Stored::default());
    }

    #[test]
    fn what_is_written_is_read_back() {
        let mut settings = Settings::default();
        settings.set_level(Rule::AllOrganizations, Level::Block);
        settings.set_paused("dev.azure.com", true);
        settings.lifetime_limit_days = 7;
        settings.stop_unchecked = true;
        let stored = Stored::read(Some(&settings.to_json()));
        assert_eq!(stored, Stored { settings, problems: vec![] });
    }

    #[test]
    fn one_bad_field_costs_only_that_field() {
        let json = r#"{"version":1,"lifetimeLimitDays":"seven","levels":{"full-access":"block"}}"#;
        let stored = Stored::read(Some(json));
        assert_eq!(stored.settings.lifetime_limit_days, Settings::default().lifetime_limit_days);
        assert_eq!(stored.settings.level(Rule::FullAccess), Level::Block);
        assert_eq!(stored.problems, [Problem::Field { field: "lifetimeLimitDays".into() }]);
    }

    #[test]
    fn a_record_of_a_newer_version_is_not_guessed_at() {
        let stored = Stored::read(Some(r#"{"version":2,"lifetimeLimitDays":7}"#));
        assert_eq!(stored.problems, [Problem::Newer]);
        assert_eq!(stored.settings, Settings::default());
    }

    #[test]
    fn anything_else_is_unreadable_and_never_panics() {
        for json in ["", "null", "[]", "7", "{", "{\"version\":-1}", "{\"version\":\"1\"}", "{}"] {
            assert_eq!(Stored::read(Some(json)).problems, [Problem::Unreadable], "{json}");
        }
    }

    #[test]
    fn wrong_types_inside_fields_are_reported() {
        for (field, value) in [
            ("levels", "[]"),
            ("levels", r#"{"full-access":7}"#),
            ("levels", r#"{"no-such-rule":"block"}"#),
            ("pausedHosts", "[1]"),
            ("stopUnchecked", "1"),
            ("lifetimeLimitDays", "1e9"),
            ("lifetimeLimitDays", "0"),
        ] {
            let stored = Stored::read(Some(&format!(r#"{{"version":1,"{field}":{value}}}"#)));
            assert_eq!(stored.problems, [Problem::Field { field: field.into() }], "{field} {value}");
        }
    }

    #[test]
    fn an_unknown_field_is_reported_and_the_rest_is_in_force() {
        let stored = Stored::read(Some(r#"{"version":1,"colour":"red","lifetimeLimitDays":9}"#));
        assert_eq!(stored.settings.lifetime_limit_days, 9);
        assert_eq!(stored.problems, [Problem::Unknown]);
    }
}
