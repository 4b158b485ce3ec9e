use patrol_policy::{
    Change, Company, Decisions, Effective, Level, Mode, Rule, Settings, SettingsError, Stored,
};

/// What is in force, and what the person has changed on this page and can undo.
///
/// A change is shown at once; what is stored then comes back with [`State::refresh`], also from another window.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct State {
    decisions: Decisions,
    company: Company,
    effective: Effective,
    in_force: Settings,
    /// The lifetime limit as it was typed, until it is stored.
    limit: Option<String>,
    /// What takes back the changes made here, the last one last.
    undo: Vec<Change>,
}

impl State {
    /// What is in force.
    pub(crate) fn in_force(&self) -> &Settings {
        &self.in_force
    }

    /// The same with who has decided it.
    pub(crate) fn effective(&self) -> &Effective {
        &self.effective
    }

    /// What the company has decided.
    pub(crate) fn company(&self) -> &Company {
        &self.company
    }

    /// What the person has decided.
    pub(crate) fn decisions(&self) -> &Decisions {
        &self.decisions
    }

    /// The mode; `None` for a mix of the person's own.
    pub(crate) fn mode(&self) -> Option<Mode> {
        self.effective.mode()
    }

    /// The level of a rule without a decision on it alone.
    pub(crate) fn usual_level(&self, rule: Rule) -> Level {
        self.decisions.usual_level(rule, &self.company.usual())
    }

    /// How many rules for tokens have another level than usual, by the person's decision.
    pub(crate) fn tuned(&self) -> usize {
        let is_tuned = |rule: &&Rule| {
            !self.effective.level(**rule).is_locked()
                && self.in_force.level(**rule) != self.usual_level(**rule)
        };
        Rule::ALL.iter().filter(|rule| **rule != Rule::SecretInText).filter(is_tuned).count()
    }

    /// The lifetime limit as it stands in its field.
    pub(crate) fn limit(&self) -> String {
        self.limit.clone().unwrap_or_else(|| self.in_force.lifetime_limit_days.to_string())
    }

    /// The person typed a limit.
    pub(crate) fn type_limit(&mut self, typed: String) {
        self.limit = Some(typed);
    }

    /// Takes over the limit that was typed, if one was: the change to store.
    ///
    /// # Errors
    /// When it cannot be used; it stays in its field.
    pub(crate) fn take_limit(&mut self) -> Result<Option<Change>, SettingsError> {
        let Some(typed) = self.limit.clone() else { return Ok(None) };
        let mut wanted = self.decisions.clone();
        wanted.set_lifetime_limit(&typed, &self.company.usual())?;
        self.limit = None;
        Ok(self.change_to(wanted))
    }

    /// Changes what the person has decided: the change to store, if it is one. `edit` also gets what holds without a decision.
    pub(crate) fn edit(&mut self, edit: impl FnOnce(&mut Decisions, &Settings)) -> Option<Change> {
        let mut wanted = self.decisions.clone();
        edit(&mut wanted, &self.company.usual());
        self.change_to(wanted)
    }

    /// Takes the last change back: the change to store.
    pub(crate) fn undo(&mut self) -> Option<Change> {
        let change = self.undo.pop()?;
        let decisions = change.apply(&self.decisions).ok()?;
        self.take_over(decisions);
        Some(change)
    }

    /// Whether there is something to take back.
    pub(crate) fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    /// A change was not stored: nothing that was made here can be taken back in order any more.
    pub(crate) fn fail(&mut self) {
        self.undo.clear();
    }

    /// This is stored now. What is typed and not yet stored stays in its field.
    pub(crate) fn refresh(&mut self, stored: &Stored) {
        self.take_over(stored.decisions.clone());
    }

    /// The company has decided this now. What was typed into a field that it has locked is gone.
    pub(crate) fn follow(&mut self, company: Company) {
        self.company = company;
        self.take_over(self.decisions.clone());
        if self.effective.lifetime_limit_days.is_locked() {
            self.limit = None;
        }
    }

    fn change_to(&mut self, wanted: Decisions) -> Option<Change> {
        let wanted = self.company.allowed(wanted, &self.decisions);
        let change = Change::between(&self.decisions, &wanted);
        if change.is_empty() {
            return None;
        }
        self.undo.push(Change::between(&wanted, &self.decisions));
        self.take_over(wanted);
        Some(change)
    }

    fn take_over(&mut self, decisions: Decisions) {
        self.effective = Effective::of(&decisions, &self.company);
        self.in_force = self.effective.settings();
        self.decisions = decisions;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stored(decisions: Decisions) -> Stored {
        Stored { decisions, problems: Vec::new() }
    }

    fn after(change: Option<Change>, decisions: &Decisions) -> Decisions {
        change.unwrap().apply(decisions).unwrap()
    }

    #[test]
    fn a_change_is_shown_at_once_and_taken_back_alone() {
        let mut state = State::default();
        let first = state.edit(|decisions, usual| decisions.set_level(Rule::FullAccess, Level::Block, usual));
        let file = after(first, &Decisions::default());
        assert_eq!(state.in_force().level(Rule::FullAccess), Level::Block);
        let second = state.edit(|decisions, usual| decisions.set_stop_unchecked(true, usual));
        let mut file = after(second, &file);
        // Another window.
        file.set_level(Rule::VagueName, Level::Off, &Settings::default());
        state.refresh(&stored(file.clone()));
        file = after(state.undo(), &file);
        assert_eq!((file.stop_unchecked, file.levels.get(Rule::FullAccess)), (None, Some(Level::Block)));
        file = after(state.undo(), &file);
        assert_eq!(file.levels.get(Rule::FullAccess), None);
        assert_eq!(file.levels.get(Rule::VagueName), Some(Level::Off));
        assert!(!state.can_undo() && state.undo().is_none());
    }

    #[test]
    fn what_changes_nothing_is_neither_stored_nor_undone() {
        let mut state = State::default();
        let usual = Rule::FullAccess.default_level();
        assert_eq!(
            state.edit(|decisions, otherwise| decisions.set_level(Rule::FullAccess, usual, otherwise)),
            None
        );
        state.type_limit(" 30 ".into());
        assert_eq!(state.take_limit(), Ok(None));
        assert_eq!(state.limit(), "30");
        assert!(!state.can_undo());
    }

    #[test]
    fn a_limit_that_cannot_be_used_stays_in_the_field_and_what_is_stored_elsewhere_does_not_touch_it() {
        let mut state = State::default();
        state.type_limit("ten".into());
        assert_eq!(state.take_limit(), Err(SettingsError::LifetimeLimit));
        state.refresh(&stored(Decisions { lifetime_limit_days: Some(7), ..Decisions::default() }));
        assert_eq!((state.limit().as_str(), state.in_force().lifetime_limit_days), ("ten", 7));
        state.type_limit("14".into());
        let file = after(state.take_limit().unwrap(), state.clone().decisions());
        assert_eq!(file.lifetime_limit_days, Some(14));
        assert_eq!(state.limit(), "14");
    }

    #[test]
    fn what_the_company_enforces_cannot_be_changed_and_what_it_recommends_can() {
        let mut state = State::default();
        let mut company = Company::default();
        company.enforced.lifetime_limit_days = Some(14);
        company.enforced.levels.set(Rule::FullAccess, Some(Level::Block));
        company.recommended.stop_unchecked = Some(true);
        state.type_limit("ten".into());
        state.follow(company);
        assert_eq!((state.limit().as_str(), state.mode(), state.tuned()), ("14", Some(Mode::Balanced), 0));
        state.type_limit("20".into());
        assert_eq!(state.take_limit(), Ok(None));
        let off = |decisions: &mut Decisions, usual: &Settings| {
            decisions.set_level(Rule::FullAccess, Level::Off, usual);
        };
        assert_eq!(state.edit(off), None);
        assert!(state.in_force().stop_unchecked);
        let change = state.edit(|decisions, usual| decisions.set_stop_unchecked(false, usual));
        let file = after(change, &Decisions::default());
        assert_eq!(file.to_json(), r#"{"version":1,"stopUnchecked":false}"#);
        assert!(!state.in_force().stop_unchecked);
        let change = state.edit(|decisions, usual| decisions.set_mode(Mode::Strict, usual));
        assert_eq!(after(change, &file).to_json().matches("full-access").count(), 0);
        assert_eq!(
            (state.mode(), state.in_force().level(Rule::FullAccess)),
            (Some(Mode::Strict), Level::Block)
        );
    }

    #[test]
    fn levels_are_tuned_beside_the_mode() {
        let mut state = State::default();
        assert_eq!((state.mode(), state.tuned()), (Some(Mode::Balanced), 0));
        state.edit(|decisions, usual| decisions.set_mode(Mode::Strict, usual));
        assert_eq!((state.mode(), state.tuned()), (Some(Mode::Strict), 0));
        state.edit(|decisions, usual| decisions.set_level(Rule::VagueName, Level::Off, usual));
        state.edit(|decisions, usual| decisions.set_level(Rule::SecretInText, Level::Block, usual));
        assert_eq!((state.mode(), state.tuned()), (None, 1));
        assert_eq!(state.usual_level(Rule::VagueName), Level::Inform);
        state.edit(|decisions, _| decisions.reset_token_levels());
        assert_eq!((state.mode(), state.tuned()), (None, 0), "pasting is not part of it");
    }
}
