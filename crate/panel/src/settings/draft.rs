use std::collections::BTreeMap;

use patrol_policy::{Decisions, Level, Rule, Settings, SettingsError, Stored};

/// What the person has decided before, with what they have changed on the page and not yet saved.
///
/// When the decisions change elsewhere, what the person has changed here stays and the rest follows.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Draft {
    pub(crate) stored: Decisions,
    /// What is in force with them.
    in_force: Settings,
    limit: Option<String>,
    levels: BTreeMap<Rule, Level>,
    stop_unchecked: Option<bool>,
}

impl Draft {
    /// The lifetime limit as it stands in its field.
    pub(crate) fn limit(&self) -> String {
        self.limit.clone().unwrap_or_else(|| self.in_force.lifetime_limit_days.to_string())
    }

    /// The level that is chosen for a rule.
    pub(crate) fn level(&self, rule: Rule) -> Level {
        self.levels.get(&rule).copied().unwrap_or_else(|| self.in_force.level(rule))
    }

    /// Whether a token request that could not be judged is to stop, as it is chosen.
    pub(crate) fn stop_unchecked(&self) -> bool {
        self.stop_unchecked.unwrap_or(self.in_force.stop_unchecked)
    }

    /// The hosts where Patrol is paused. Pausing is not drafted, it is done at once.
    pub(crate) fn paused_hosts(&self) -> &[String] {
        &self.in_force.paused_hosts
    }

    /// The person typed a limit.
    pub(crate) fn type_limit(&mut self, typed: String) {
        self.limit = Some(typed);
        self.forget_what_is_stored();
    }

    /// The person chose a level.
    pub(crate) fn choose(&mut self, rule: Rule, level: Level) {
        self.levels.insert(rule, level);
        self.forget_what_is_stored();
    }

    /// The person chose what happens to a token request that could not be judged.
    pub(crate) fn choose_unchecked(&mut self, stop: bool) {
        self.stop_unchecked = Some(stop);
        self.forget_what_is_stored();
    }

    /// This is stored now.
    pub(crate) fn refresh(&mut self, stored: &Stored) {
        self.stored = stored.decisions.clone();
        self.in_force = stored.settings();
        self.forget_what_is_stored();
    }

    /// Whether there is anything to save.
    pub(crate) fn is_changed(&self) -> bool {
        self.limit.is_some() || self.stop_unchecked.is_some() || !self.levels.is_empty()
    }

    /// The decisions to save.
    ///
    /// # Errors
    /// When what was typed cannot be used.
    pub(crate) fn decisions(&self) -> Result<Decisions, SettingsError> {
        let (mut decisions, otherwise) = (self.stored.clone(), Settings::default());
        if let Some(typed) = &self.limit {
            decisions.set_lifetime_limit(typed, &otherwise)?;
        }
        for (&rule, &level) in &self.levels {
            decisions.set_level(rule, level, &otherwise);
        }
        if let Some(stop) = self.stop_unchecked {
            decisions.set_stop_unchecked(stop, &otherwise);
        }
        Ok(decisions)
    }

    fn forget_what_is_stored(&mut self) {
        let in_force = &self.in_force;
        self.levels.retain(|&rule, level| in_force.level(rule) != *level);
        self.stop_unchecked = self.stop_unchecked.filter(|stop| *stop != in_force.stop_unchecked);
        self.limit =
            self.limit.take().filter(|typed| typed.trim() != in_force.lifetime_limit_days.to_string());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seven_days() -> Decisions {
        Decisions { lifetime_limit_days: Some(7), ..Decisions::default() }
    }

    fn stored(decisions: Decisions) -> Stored {
        Stored { decisions, problems: Vec::new() }
    }

    #[test]
    fn an_untouched_page_saves_what_is_stored() {
        let mut draft = Draft::default();
        draft.refresh(&stored(seven_days()));
        assert_eq!(draft.decisions(), Ok(seven_days()));
        assert!(!draft.is_changed());
    }

    #[test]
    fn a_change_elsewhere_is_taken_over_without_losing_what_was_typed_here() {
        let mut draft = Draft::default();
        draft.type_limit("14".into());
        let mut elsewhere = seven_days();
        elsewhere.levels.set(Rule::FullAccess, Some(Level::Block));
        elsewhere.set_paused("dev.azure.com", true);
        draft.refresh(&stored(elsewhere.clone()));
        assert_eq!(draft.limit(), "14");
        assert_eq!(draft.level(Rule::FullAccess), Level::Block);
        assert_eq!(draft.decisions(), Ok(Decisions { lifetime_limit_days: Some(14), ..elsewhere }));
    }

    #[test]
    fn what_was_saved_is_no_longer_a_change_and_what_came_after_is() {
        let mut draft = Draft::default();
        draft.choose(Rule::FullAccess, Level::Block);
        draft.type_limit("7".into());
        let saved = draft.decisions().unwrap();
        draft.choose(Rule::FullAccess, Level::Reason);
        draft.refresh(&stored(saved));
        assert_eq!(draft.level(Rule::FullAccess), Level::Reason);
        assert!(draft.is_changed());
        draft.choose(Rule::FullAccess, Level::Block);
        assert!(!draft.is_changed());
    }

    #[test]
    fn a_limit_that_cannot_be_used_stays_in_the_field_and_saves_nothing() {
        let mut draft = Draft::default();
        draft.type_limit("ten".into());
        assert_eq!(draft.decisions(), Err(SettingsError::LifetimeLimit));
        assert_eq!(draft.limit(), "ten");
    }

    #[test]
    fn a_level_can_go_back_to_its_default() {
        let mut decisions = Decisions::default();
        decisions.levels.set(Rule::FullAccess, Some(Level::Off));
        let mut draft = Draft::default();
        draft.refresh(&stored(decisions));
        draft.choose(Rule::FullAccess, Rule::FullAccess.default_level());
        assert_eq!(draft.decisions(), Ok(Decisions::default()));
    }

    #[test]
    fn what_happens_unchecked_is_a_change_until_it_is_taken_back() {
        let mut draft = Draft::default();
        draft.choose_unchecked(true);
        assert!(draft.is_changed());
        assert_eq!(draft.decisions(), Ok(Decisions { stop_unchecked: Some(true), ..Decisions::default() }));
        draft.choose_unchecked(false);
        assert!(!draft.is_changed());
    }
}
