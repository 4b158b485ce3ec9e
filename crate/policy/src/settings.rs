use std::ops::RangeInclusive;

use serde::{Serialize, Serializer};

use crate::{Level, Phrase, Rule};

/// Version of the stored record. A record with a higher one is left alone.
pub const VERSION: u32 = 1;

/// The lifetime limits that a person may choose, in days. The form of Azure DevOps allows at most one year.
pub const LIFETIME_LIMIT_DAYS: RangeInclusive<u16> = 1..=365;

/// What the person has decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Settings {
    /// Always [`VERSION`].
    pub version: u32,
    /// A token that lives longer than this many days is questioned.
    pub lifetime_limit_days: u16,
    /// Levels that differ from a rule's default, each rule at most once.
    #[serde(serialize_with = "as_object")]
    pub levels: Vec<(Rule, Level)>,
    /// Hosts where Patrol does nothing, lower case, without port.
    pub paused_hosts: Vec<String>,
    /// A token request that could not be judged stops instead of going out.
    pub stop_unchecked: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            version: VERSION,
            lifetime_limit_days: 30,
            levels: Vec::new(),
            paused_hosts: Vec::new(),
            stop_unchecked: false,
        }
    }
}

impl Settings {
    /// Under which key they are stored.
    pub const KEY: &str = "settings";

    /// The level that is in force for a rule.
    pub fn level(&self, rule: Rule) -> Level {
        self.levels
            .iter()
            .find(|(known, _)| *known == rule)
            .map_or_else(|| rule.default_level(), |(_, level)| *level)
    }

    /// Sets the level of a rule; a default is not written down, so that a better default can reach everybody.
    pub fn set_level(&mut self, rule: Rule, level: Level) {
        self.levels.retain(|(known, _)| *known != rule);
        if level != rule.default_level() {
            self.levels.push((rule, level));
        }
    }

    /// Sets the lifetime limit from what a person typed.
    ///
    /// # Errors
    /// When it is not a whole number within [`LIFETIME_LIMIT_DAYS`]; the old limit stays.
    pub fn set_lifetime_limit(&mut self, typed: &str) -> Result<(), SettingsError> {
        match typed.trim().parse() {
            Ok(days) if LIFETIME_LIMIT_DAYS.contains(&days) => {
                self.lifetime_limit_days = days;
                Ok(())
            }
            _ => Err(SettingsError::LifetimeLimit),
        }
    }

    /// Whether Patrol does nothing on this host.
    pub fn is_paused(&self, host: &str) -> bool {
        self.paused_hosts.iter().any(|paused| paused.eq_ignore_ascii_case(host))
    }

    /// Pauses or resumes Patrol on a host.
    pub fn set_paused(&mut self, host: &str, paused: bool) {
        self.paused_hosts.retain(|known| !known.eq_ignore_ascii_case(host));
        if paused {
            self.paused_hosts.push(host.to_ascii_lowercase());
        }
    }

    /// The record as JSON, as it is stored.
    pub fn to_json(&self) -> String {
        // Strings, numbers and maps with string keys cannot fail to serialise; the fallback reads back as defaults.
        serde_json::to_string(self).unwrap_or_default()
    }
}

fn as_object<S: Serializer>(levels: &[(Rule, Level)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(levels.iter().copied())
}

/// What a person typed cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SettingsError {
    /// Not a whole number of days from 1 to 365.
    LifetimeLimit,
}

impl SettingsError {
    /// What to tell the person.
    pub fn phrase(self) -> Phrase {
        match self {
            SettingsError::LifetimeLimit => {
                Phrase::settings_limit_invalid(LIFETIME_LIMIT_DAYS.start(), LIFETIME_LIMIT_DAYS.end())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_outside_a_year_is_refused_and_the_old_one_stays() {
        let mut settings = Settings::default();
        for typed in ["0", "366", "-3", "ten", "", "7.5", "99999999999"] {
            assert_eq!(settings.set_lifetime_limit(typed), Err(SettingsError::LifetimeLimit), "{typed}");
        }
        assert_eq!(settings.lifetime_limit_days, 30);
        assert_eq!(settings.set_lifetime_limit(" 7 "), Ok(()));
        assert_eq!(settings.lifetime_limit_days, 7);
    }

    #[test]
    fn a_default_level_is_not_written_down() {
        let mut settings = Settings::default();
        settings.set_level(Rule::FullAccess, Level::Block);
        assert_eq!(settings.level(Rule::FullAccess), Level::Block);
        settings.set_level(Rule::FullAccess, Rule::FullAccess.default_level());
        assert!(settings.levels.is_empty());
    }

    #[test]
    fn pausing_a_host_ignores_case_and_can_be_undone() {
        let mut settings = Settings::default();
        settings.set_paused("Dev.Azure.com", true);
        settings.set_paused("dev.azure.com", true);
        assert_eq!(settings.paused_hosts, ["dev.azure.com"]);
        assert!(settings.is_paused("DEV.azure.com"));
        settings.set_paused("dev.azure.com", false);
        assert!(!settings.is_paused("dev.azure.com"));
    }
}
