use std::collections::BTreeMap;

use patrol_phrase::Phrase;

use crate::exception::EXCEPTIONS;
use crate::kind::own_rules;
use crate::table::LifetimeLimitDays;
use crate::{Decisions, Exception, ExceptionError, Level, Mode, OwnRule, Rule, Scope, Settings};

/// So many kinds can be muted; the latest ones stay.
const MUTED: usize = 100;

/// What would hold without a decision (`otherwise`) is not written down, so that a better default, or another recommendation of the company,
/// can reach everybody.
impl Decisions {
    /// Under which key those of the person are stored.
    pub const KEY: &str = "settings";

    /// Decides on the level of a rule.
    pub fn set_level(&mut self, rule: Rule, level: Level, otherwise: &Settings) {
        let usual = self.usual_level(rule, otherwise);
        self.levels.set(rule, Some(level).filter(|level| *level != usual));
    }

    /// Decides on the level of a kind of secrets, by the id of its rule.
    pub fn set_secret_level(&mut self, kind: &str, level: Level, otherwise: &Settings) {
        set_name(&mut self.secret_levels, kind, level, &otherwise.secret_levels);
    }

    /// Decides on the level of a site. See [`crate::site::is_site`].
    pub fn set_site_level(&mut self, site: &str, level: Level, otherwise: &Settings) {
        set_name(&mut self.site_levels, site, level, &otherwise.site_levels);
    }

    /// Takes back what was decided on a kind of secrets.
    pub fn remove_secret_level(&mut self, kind: &str) {
        self.secret_levels.remove(kind);
    }

    /// Takes back what was decided on a site.
    pub fn remove_site_level(&mut self, site: &str) {
        self.site_levels.remove(site);
    }

    /// The level of a rule on which nothing is decided but the mode.
    pub fn usual_level(&self, rule: Rule, otherwise: &Settings) -> Level {
        self.levels.usual(rule).unwrap_or_else(|| otherwise.level(rule))
    }

    /// Decides on a mode: every rule has its level.
    pub fn set_mode(&mut self, mode: Mode, otherwise: &Settings) {
        self.levels.set_mode(Some(mode).filter(|mode| Mode::of(otherwise) != Some(*mode)));
    }

    /// Takes back what was decided on single rules for tokens; the mode gives them their levels.
    pub fn reset_token_levels(&mut self) {
        self.levels.clear_but(&[Rule::SecretInText]);
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

    /// Decides whether the person's own tokens are named.
    pub fn set_name_own_tokens(&mut self, name: bool, otherwise: &Settings) {
        self.name_own_tokens = Some(name).filter(|name| *name != otherwise.name_own_tokens);
    }

    /// Pauses a scope for good.
    pub fn pause(&mut self, scope: Scope) {
        self.resume(&scope);
        self.pauses.push(scope);
    }

    /// Ends the pause of a scope. Returns whether there was one.
    pub fn resume(&mut self, scope: &Scope) -> bool {
        let before = self.pauses.len();
        self.pauses.retain(|known| known != scope);
        self.pauses.len() != before
    }

    /// From now on a note is enough for secrets of this kind, which is the id of a rule.
    pub fn mute(&mut self, kind: &str) {
        self.unmute(kind);
        self.muted_kinds.push(kind.to_owned());
        let excess = self.muted_kinds.len().saturating_sub(MUTED);
        self.muted_kinds.drain(..excess);
    }

    /// Asks about secrets of this kind again.
    pub fn unmute(&mut self, kind: &str) {
        self.muted_kinds.retain(|known| known != kind);
    }

    /// Nobody is asked about this from now on. It takes the place of `before`, and of another one about the same kind on the same pages.
    ///
    /// # Errors
    /// When there are as many as there can be; nothing is changed then.
    pub fn except(&mut self, exception: Exception, before: Option<&Exception>) -> Result<(), ExceptionError> {
        let stays = |known: &&Exception| Some(*known) != before && !known.is_in_place_of(&exception);
        let mut exceptions: Vec<_> = self.exceptions.iter().filter(stays).cloned().collect();
        if exceptions.len() >= EXCEPTIONS {
            return Err(ExceptionError::TooMany);
        }
        exceptions.push(exception);
        self.exceptions = exceptions;
        Ok(())
    }

    /// Takes an exception away: its findings are asked about again.
    pub fn unexcept(&mut self, exception: &Exception) {
        self.exceptions.retain(|known| known != exception);
    }

    /// Checks texts on this site from now on, if the browser lets Patrol in there. See [`crate::site::is_site`].
    pub fn add_site(&mut self, site: &str) {
        self.remove_site(site);
        self.sites.push(site.to_owned());
    }

    /// Leaves this site alone again.
    pub fn remove_site(&mut self, site: &str) {
        self.sites.retain(|known| known != site);
    }

    /// Adds a rule of the person's own, in the place of one with its name.
    pub fn set_own_rule(&mut self, rule: OwnRule) {
        own_rules::put(&mut self.own_rules, rule);
    }

    /// Takes the rule with this name away.
    pub fn remove_own_rule(&mut self, name: &str) {
        self.own_rules.retain(|rule| rule.name != name);
    }

    /// The record as JSON, as it is stored.
    pub fn to_json(&self) -> String {
        // Strings, numbers and maps with string keys cannot fail to serialise; what the fallback is, reads back as unreadable.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The same for a file that people read. [`crate::Stored::import`] takes it back.
    pub fn export(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }
}

/// Decides on a level that belongs to a name.
fn set_name(
    levels: &mut BTreeMap<String, Level>,
    name: &str,
    level: Level,
    otherwise: &BTreeMap<String, Level>,
) {
    if otherwise.get(name) == Some(&level) {
        levels.remove(name);
    } else {
        levels.insert(name.to_owned(), level);
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
    use crate::{Company, Effective};

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
    fn a_level_of_a_name_is_written_down_where_it_differs_from_what_is_recommended() {
        let (mut decisions, mut otherwise) = (Decisions::default(), Settings::default());
        otherwise.secret_levels.insert("npm-token".into(), Level::Block);
        decisions.set_secret_level("npm-token", Level::Block, &otherwise);
        assert_eq!(decisions, Decisions::default());
        decisions.set_secret_level("npm-token", Level::Inform, &otherwise);
        decisions.set_site_level("https://github.com", Level::Off, &otherwise);
        let stored = r#"{"version":1,"secretLevels":{"npm-token":"inform"},"siteLevels":{"https://github.com":"off"}}"#;
        assert_eq!(decisions.to_json(), stored);
        decisions.set_secret_level("npm-token", Level::Block, &otherwise);
        assert_eq!(decisions.secret_levels.len(), 0);
    }

    #[test]
    fn a_mode_takes_the_place_of_every_level_and_is_all_that_is_stored() {
        let (mut decisions, otherwise) = (Decisions::default(), Settings::default());
        decisions.set_level(Rule::VagueName, Level::Block, &otherwise);
        for (mode, stored) in [
            (Mode::Strict, r#"{"version":1,"levels":{"mode":"strict"}}"#),
            (Mode::Quiet, r#"{"version":1,"levels":{"mode":"quiet"}}"#),
            (Mode::Balanced, r#"{"version":1}"#),
        ] {
            decisions.set_mode(mode, &otherwise);
            assert_eq!(decisions.to_json(), stored);
            let settings = Effective::of(&decisions, &Company::default()).settings();
            assert_eq!(Mode::of(&settings), Some(mode));
        }
    }

    #[test]
    fn the_default_mode_is_written_down_where_the_company_recommends_another() {
        let mut company = Company::default();
        company.recommended.levels.set_mode(Some(Mode::Strict));
        let otherwise = Effective::of(&Decisions::default(), &company).settings();
        assert_eq!(Mode::of(&otherwise), Some(Mode::Strict));
        let mut decisions = Decisions::default();
        decisions.set_mode(Mode::Balanced, &otherwise);
        let settings = Effective::of(&decisions, &company).settings();
        assert_eq!(Mode::of(&settings), Some(Mode::Balanced));
    }

    #[test]
    fn a_level_beside_a_mode_is_what_differs_from_it_and_can_be_reset() {
        let (mut decisions, otherwise) = (Decisions::default(), Settings::default());
        decisions.set_mode(Mode::Quiet, &otherwise);
        decisions.set_level(Rule::VagueName, Mode::Quiet.level(Rule::VagueName), &otherwise);
        assert_eq!(decisions.to_json(), r#"{"version":1,"levels":{"mode":"quiet"}}"#);
        decisions.set_level(Rule::VagueName, Rule::VagueName.default_level(), &otherwise);
        decisions.set_level(Rule::SecretInText, Level::Block, &otherwise);
        let settings = Effective::of(&decisions, &Company::default()).settings();
        assert_eq!((Mode::of(&settings), settings.level(Rule::VagueName)), (None, Level::Inform));
        decisions.reset_token_levels();
        let stored = r#"{"version":1,"levels":{"mode":"quiet","secret-in-text":"block"}}"#;
        assert_eq!(decisions.to_json(), stored);
    }

    #[test]
    fn pausing_ignores_letter_case_and_can_be_undone() {
        let mut decisions = Decisions::default();
        decisions.pause(Scope::host("Dev.Azure.com"));
        decisions.pause(Scope::host("dev.azure.com"));
        assert_eq!(decisions.pauses.len(), 1);
        assert!(decisions.resume(&Scope::host("DEV.azure.com")));
        assert!(!decisions.resume(&Scope::host("DEV.azure.com")));
        assert_eq!(decisions, Decisions::default());
    }

    #[test]
    fn an_exception_takes_the_place_of_its_like_and_there_are_not_too_many() {
        let exception = |host: &str, reason: &str| {
            let ends = crate::Day::parse("2027-03-31").unwrap();
            Exception::new("npm-token", (host, "/A"), reason, ends).unwrap()
        };
        let mut decisions = Decisions::default();
        assert_eq!(decisions.except(exception("a", "one"), None), Ok(()));
        let same = Exception { path: Some("/a".into()), ..exception("a", "two") };
        assert_eq!(decisions.except(same.clone(), None), Ok(()));
        assert_eq!(decisions.exceptions, std::slice::from_ref(&same));
        assert_eq!(decisions.except(exception("b", "moved"), Some(&same)), Ok(()));
        assert_eq!(decisions.exceptions, [exception("b", "moved")]);
        for number in 1..EXCEPTIONS {
            assert_eq!(decisions.except(exception(&number.to_string(), "x"), None), Ok(()));
        }
        let full = decisions.clone();
        assert_eq!(decisions.except(exception("c", "x"), None), Err(ExceptionError::TooMany));
        assert_eq!(decisions, full);
        decisions.unexcept(&exception("b", "moved"));
        assert_eq!(decisions.exceptions.len(), EXCEPTIONS - 1);
    }

    #[test]
    fn resuming_an_organization_leaves_the_rest_of_its_host_paused() {
        let contoso = Scope { organization: Some("contoso".into()), ..Scope::host("dev.azure.com") };
        let mut decisions = Decisions::default();
        decisions.pause(Scope::host("dev.azure.com"));
        decisions.pause(contoso.clone());
        assert!(decisions.resume(&contoso));
        assert_eq!(decisions.pauses, [Scope::host("dev.azure.com")]);
    }
}
