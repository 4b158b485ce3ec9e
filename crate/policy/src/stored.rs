use patrol_json::{Json, Part};

use crate::table::VERSION;
use crate::{Company, Decisions, Effective, Problem};

/// What a person has decided, as it was found in storage, and what of it could not be used.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stored {
    /// What the person has decided.
    pub decisions: Decisions,
    /// What could not be used; empty when all is well.
    pub problems: Vec<Problem>,
}

impl Stored {
    /// Reads the stored record. `None` means that nothing has been stored yet.
    ///
    /// Never fails: what cannot be used is reported, and counts as not decided.
    pub fn read(json: Option<&str>) -> Stored {
        let Some(json) = json else { return Stored::default() };
        let Some(json) = Json::parse(json) else { return Stored::unusable(Problem::Unreadable) };
        let record = json.root();
        match record.get("version").and_then(Part::as_u64) {
            Some(version) if version == u64::from(VERSION) => {
                let (decisions, problems) = Decisions::read(record);
                Stored { decisions, problems }
            }
            Some(version) if version > u64::from(VERSION) => Stored::unusable(Problem::Newer),
            _ => Stored::unusable(Problem::Unreadable),
        }
    }

    /// What is in force with these decisions and those of the company.
    pub fn in_force(&self, company: &Company) -> Effective {
        Effective::of(&self.decisions, company)
    }

    fn unusable(problem: Problem) -> Stored {
        Stored { decisions: Decisions::default(), problems: vec![problem] }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Guard, Level, Rule, Scope, Settings};

    fn read(record: &str) -> Stored {
        Stored::read(Some(record))
    }

    fn settings(stored: &Stored) -> Settings {
        stored.in_force(&Company::default()).settings()
    }

    fn field(name: &str) -> Problem {
        Problem::Field { field: name.into() }
    }

    fn unknown(name: &str) -> Problem {
        Problem::Unknown { field: name.into() }
    }

    #[test]
    fn nothing_stored_means_defaults_without_complaint() {
        assert_eq!(Stored::read(None), Stored::default());
        assert_eq!(settings(&Stored::default()), Settings::default());
    }

    #[test]
    fn what_is_written_is_read_back() {
        let otherwise = Settings::default();
        let mut decisions = Decisions::default();
        decisions.set_level(Rule::AllOrganizations, Level::Block, &otherwise);
        decisions.pause(Scope::host("dev.azure.com"));
        decisions.set_lifetime_limit("7", &otherwise).unwrap();
        decisions.set_stop_unchecked(true, &otherwise);
        assert_eq!(read(&decisions.to_json()), Stored { decisions, problems: vec![] });
    }

    #[test]
    fn nothing_but_what_has_been_decided_is_written() {
        let mut decisions = Decisions::default();
        assert_eq!(decisions.to_json(), r#"{"version":1}"#);
        decisions.pause(Scope::host("dev.azure.com"));
        assert_eq!(decisions.to_json(), r#"{"version":1,"pausedHosts":["dev.azure.com"]}"#);
        decisions.pause(Scope { guard: Some(Guard::Text), ..Scope::host("h") });
        let both = r#"{"version":1,"pausedHosts":["dev.azure.com",{"host":"h","guard":"text"}]}"#;
        assert_eq!(decisions.to_json(), both);
        assert_eq!(read(both).decisions, decisions);
    }

    #[test]
    fn one_bad_setting_costs_only_that_setting() {
        let stored = read(r#"{"version":1,"lifetimeLimitDays":"seven","levels":{"full-access":"block"}}"#);
        assert_eq!(settings(&stored).lifetime_limit_days, Settings::default().lifetime_limit_days);
        assert_eq!(settings(&stored).level(Rule::FullAccess), Level::Block);
        assert_eq!(stored.problems, [field("lifetimeLimitDays")]);
    }

    #[test]
    fn one_bad_entry_costs_only_that_entry() {
        let stored = read(
            r#"{"version":1,"pausedHosts":["dev.azure.com",7,"tfs.contoso.example",{"host":"h","guard":"x"}],
            "levels":{"no-such-rule":"block","full-access":"hard","vague-name":"block","nor-this":"off"}}"#,
        );
        assert_eq!(stored.decisions.pauses, ["dev.azure.com", "tfs.contoso.example"].map(Scope::host));
        assert_eq!(settings(&stored).level(Rule::VagueName), Level::Block);
        assert_eq!(settings(&stored).level(Rule::FullAccess), Rule::FullAccess.default_level());
        let expected = [
            field("pausedHosts[1]"),
            field("pausedHosts[3]"),
            unknown("levels.no-such-rule"),
            field("levels.full-access"),
            unknown("levels.nor-this"),
        ];
        assert_eq!(stored.problems, expected);
    }

    #[test]
    fn a_record_of_a_newer_version_is_not_guessed_at() {
        let stored = read(r#"{"version":2,"lifetimeLimitDays":7}"#);
        assert_eq!(stored, Stored { decisions: Decisions::default(), problems: vec![Problem::Newer] });
    }

    #[test]
    fn anything_else_is_unreadable_and_never_panics() {
        for json in ["", "null", "[]", "7", "{", "{\"version\":-1}", "{\"version\":\"1\"}", "{}"] {
            assert_eq!(read(json).problems, [Problem::Unreadable], "{json}");
        }
    }

    #[test]
    fn wrong_types_are_reported_where_they_are() {
        for (key, value, reported) in [
            ("levels", "[]", "levels"),
            ("levels", r#"{"full-access":7}"#, "levels.full-access"),
            ("pausedHosts", "[1]", "pausedHosts[0]"),
            ("pausedHosts", r#""dev.azure.com""#, "pausedHosts"),
            ("stopUnchecked", "1", "stopUnchecked"),
            ("stopUnchecked", "null", "stopUnchecked"),
            ("lifetimeLimitDays", "1e9", "lifetimeLimitDays"),
            ("lifetimeLimitDays", "0", "lifetimeLimitDays"),
            ("lifetimeLimitDays", "366", "lifetimeLimitDays"),
            ("lifetimeLimitDays", "65566", "lifetimeLimitDays"),
        ] {
            let stored = read(&format!(r#"{{"version":1,"{key}":{value}}}"#));
            assert_eq!(
                stored,
                Stored { problems: vec![field(reported)], ..Stored::default() },
                "{key} {value}"
            );
        }
    }

    #[test]
    fn an_unknown_setting_is_reported_and_the_rest_is_in_force() {
        let stored = read(r#"{"version":1,"colour":"red","lifetimeLimitDays":9}"#);
        assert_eq!(settings(&stored).lifetime_limit_days, 9);
        assert_eq!(stored.problems, [unknown("colour")]);
    }
}
