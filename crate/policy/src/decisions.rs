use patrol_phrase::Phrase;

use crate::table::LifetimeLimitDays;
use crate::{Decisions, Level, Rule, Settings};

/// What would hold without a decision (`otherwise`) is not written down, so that a better default, or another recommendation of the company,
/// can reach everybody.
impl Decisions {
    /// Under which key those of the person are stored.
    pub const KEY: &str = "settings";

    /// Decides on the level of a rule.
    pub fn set_level(&mut self, rule: Rule, level: Level, otherwise: &Settings) {
        self.levels.set(rule, Some(level).filter(|level| *level != otherwise.level(rule)));
    }

    /// Decides on the lifetime limit, as it was typed.
    ///
    /// # Errors
    /// When it is not a whole number within the limits; the decision before stays.
    pub fn set_lifetime_limit(&mut self, typed: &str, otherwise: &Settings) -> Result<(), SettingsError> {
        match typed.trim().parse() {
            Ok(days) if LifetimeLimitDays::RANGE.contains(&days) => {
                self.lifetime_limit_days = Some(days).filter(|days| *days != otherwise.lifetime_limit_days);
                Ok(())
            }
            _ => Err(SettingsError::LifetimeLimit),
        }
    }

    /// Decides what happens to a token request that could not be judged.
    pub fn set_stop_unchecked(&mut self, stop: bool, otherwise: &Settings) {
        self.stop_unchecked = Some(stop).filter(|stop| *stop != otherwise.stop_unchecked);
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
        // Strings, numbers and maps with string keys cannot fail to serialise; what the fallback is, reads back as unreadable.
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// What a person typed cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SettingsError {
    /// Not a whole number of days within the limits.
    LifetimeLimit,
}

impl SettingsError {
    /// What to tell the person.
    pub fn phrase(self) -> Phrase {
        match self {
            SettingsError::LifetimeLimit => Phrase::settings_limit_invalid(
                LifetimeLimitDays::RANGE.start(),
                LifetimeLimitDays::RANGE.end(),
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_outside_a_year_is_refused_and_the_old_one_stays() {
        let (mut decisions, otherwise) = (Decisions::default(), Settings::default());
        assert_eq!(decisions.set_lifetime_limit(" 7 ", &otherwise), Ok(()));
        for typed in ["0", "366", "-3", "ten", "", "7.5", "99999999999"] {
            let refused = decisions.set_lifetime_limit(typed, &otherwise);
            assert_eq!(refused, Err(SettingsError::LifetimeLimit), "{typed}");
        }
        assert_eq!(decisions.lifetime_limit_days, Some(7));
    }

    #[test]
    fn what_would_hold_anyway_is_not_written_down() {
        let (mut decisions, mut otherwise) = (Decisions::default(), Settings::default());
        otherwise.set_level(Rule::VagueName, Level::Block);
        otherwise.lifetime_limit_days = 14;
        otherwise.stop_unchecked = true;
        for (days, stop, level, vague) in
            [("30", false, Level::Block, Level::Off), ("14", true, Level::Acknowledge, Level::Block)]
        {
            decisions.set_level(Rule::FullAccess, level, &otherwise);
            decisions.set_level(Rule::VagueName, vague, &otherwise);
            decisions.set_stop_unchecked(stop, &otherwise);
            assert_eq!(decisions.set_lifetime_limit(days, &otherwise), Ok(()));
            assert_eq!(decisions == Decisions::default(), days == "14", "{decisions:?}");
        }
    }

    #[test]
    fn what_differs_from_a_recommendation_is_written_down_even_if_it_is_the_default() {
        let (mut decisions, mut otherwise) = (Decisions::default(), Settings::default());
        otherwise.lifetime_limit_days = 14;
        assert_eq!(decisions.set_lifetime_limit("30", &otherwise), Ok(()));
        assert_eq!(decisions.to_json(), r#"{"version":1,"lifetimeLimitDays":30}"#);
    }

    #[test]
    fn pausing_a_host_ignores_case_and_can_be_undone() {
        let mut decisions = Decisions::default();
        decisions.set_paused("Dev.Azure.com", true);
        decisions.set_paused("dev.azure.com", true);
        assert_eq!(decisions.paused_hosts, ["dev.azure.com"]);
        decisions.set_paused("DEV.azure.com", false);
        assert_eq!(decisions, Decisions::default());
    }
}
