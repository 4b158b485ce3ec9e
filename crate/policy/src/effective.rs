use crate::value::{Parties, Value};
use crate::{Company, Decisions, Effective, Level, Mode, Rule, Settings};

impl Effective {
    /// What is in force when the person and the company have decided this.
    pub fn of(person: &Decisions, company: &Company) -> Effective {
        let Company { recommended, enforced, replaced, .. } = company;
        let mut person = person.without(replaced);
        person.exceptions.retain(|exception| company.lets_except(exception));
        let person = &person;
        Effective::among(Parties { recommended, person, enforced })
    }

    /// The mode that gives every rule its level; `None` for a mix. Of rules whose levels the company enforces that is not asked, unless it
    /// enforces all of them.
    pub fn mode(&self) -> Option<Mode> {
        let is_locked = |rule: Rule| self.level(rule).is_locked();
        let all = Rule::ALL.iter().all(|rule| is_locked(*rule));
        let counts = |rule: &&Rule| all || !is_locked(**rule);
        let is_of = |mode: &Mode| {
            Rule::ALL.iter().filter(counts).all(|rule| mode.level(*rule) == self.level(*rule).value)
        };
        Mode::ALL.into_iter().find(is_of)
    }

    /// Whether the company enforces the levels of all rules.
    pub fn is_mode_locked(&self) -> bool {
        Rule::ALL.iter().all(|rule| self.level(*rule).is_locked())
    }

    /// The level of a rule.
    pub fn level(&self, rule: Rule) -> Value<Level> {
        self.levels.of(rule)
    }

    /// Whether a rule speaks as it does because of what the company has decided.
    pub fn is_of_company(&self, rule: Rule) -> bool {
        let is_about_limit = matches!(rule, Rule::LifetimeOverLimit | Rule::LifetimeFarOverLimit);
        self.level(rule).is_of_company() || is_about_limit && self.lifetime_limit_days.is_of_company()
    }
}

impl Default for Effective {
    fn default() -> Self {
        Effective::of(&Decisions::default(), &Company::default())
    }
}

impl Default for Settings {
    fn default() -> Self {
        Effective::default().settings()
    }
}

impl Settings {
    /// The level of a rule.
    pub fn level(&self, rule: Rule) -> Level {
        self.levels.get(rule).unwrap_or_else(|| rule.default_level())
    }

    /// Sets the level of a rule.
    pub fn set_level(&mut self, rule: Rule, level: Level) {
        self.levels.set(rule, Some(level).filter(|level| *level != rule.default_level()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Origin, Scope};

    fn value<T>(value: T, origin: Origin) -> Value<T> {
        Value { value, origin }
    }

    #[test]
    fn without_any_decision_everything_is_as_patrol_comes() {
        let effective = Effective::of(&Decisions::default(), &Company::default());
        assert_eq!(effective.lifetime_limit_days, value(30, Origin::Default));
        assert_eq!(effective.stop_unchecked, value(false, Origin::Default));
        assert_eq!(effective.pauses, []);
        for &rule in Rule::ALL {
            assert_eq!(effective.level(rule), value(rule.default_level(), Origin::Default));
        }
    }

    #[test]
    fn each_setting_has_the_origin_of_what_holds() {
        let recommended = Decisions { lifetime_limit_days: Some(14), ..Decisions::default() };
        let enforced = Decisions { stop_unchecked: Some(true), ..Decisions::default() };
        let company = Company { recommended, enforced, ..Company::default() };
        let mut person = Decisions { stop_unchecked: Some(false), ..Decisions::default() };
        let effective = Effective::of(&person, &company);
        assert_eq!(effective.lifetime_limit_days, value(14, Origin::Recommended));
        assert_eq!(effective.stop_unchecked, value(true, Origin::Enforced));
        assert!(effective.stop_unchecked.is_locked());
        person.lifetime_limit_days = Some(30);
        assert_eq!(Effective::of(&person, &company).lifetime_limit_days, value(30, Origin::Person));
    }

    #[test]
    fn each_level_has_an_origin_of_its_own() {
        let mut company = Company::default();
        company.recommended.levels.set(Rule::FullAccess, Some(Level::Reason));
        company.recommended.levels.set(Rule::VagueName, Some(Level::Off));
        company.enforced.levels.set(Rule::CriticalScope, Some(Level::Block));
        let mut person = Decisions::default();
        person.levels.set(Rule::VagueName, Some(Level::Reason));
        person.levels.set(Rule::CriticalScope, Some(Level::Off));
        let effective = Effective::of(&person, &company);
        for (rule, level, origin) in [
            (Rule::FullAccess, Level::Reason, Origin::Recommended),
            (Rule::VagueName, Level::Reason, Origin::Person),
            (Rule::CriticalScope, Level::Block, Origin::Enforced),
            (Rule::AllOrganizations, Level::Acknowledge, Origin::Default),
        ] {
            assert_eq!(effective.level(rule), value(level, origin));
            assert_eq!(effective.settings().level(rule), level);
        }
    }

    #[test]
    fn what_anybody_pauses_is_paused_and_what_the_company_pauses_is_locked() {
        let hosts = |hosts: &[&str]| Decisions {
            pauses: hosts.iter().map(|host| Scope::host(host)).collect(),
            ..Decisions::default()
        };
        let company =
            Company { recommended: hosts(&["a"]), enforced: hosts(&["b", "C"]), ..Company::default() };
        let effective = Effective::of(&hosts(&["c", "d", "a"]), &company);
        let found: Vec<_> =
            effective.pauses.iter().map(|scope| (&scope.value.host[..], scope.is_locked())).collect();
        assert_eq!(found, [("b", true), ("C", true), ("d", false), ("a", false)]);
    }

    #[test]
    fn a_rule_is_the_companys_by_its_level_or_its_limit() {
        let mut company = Company::default();
        company.enforced.levels.set(Rule::FullAccess, Some(Level::Block));
        company.recommended.lifetime_limit_days = Some(14);
        let mut person = Decisions::default();
        let of_company = |person: &Decisions| {
            let effective = Effective::of(person, &company);
            Rule::ALL.iter().copied().filter(|rule| effective.is_of_company(*rule)).collect::<Vec<_>>()
        };
        let limits = [Rule::LifetimeOverLimit, Rule::LifetimeFarOverLimit];
        assert_eq!(of_company(&person), [&[Rule::FullAccess], &limits[..]].concat());
        person.lifetime_limit_days = Some(7);
        assert_eq!(of_company(&person), [Rule::FullAccess]);
    }

    #[test]
    fn a_level_that_the_company_enforces_makes_no_mix_of_a_mode() {
        let mut company = Company::default();
        company.enforced.levels.set(Rule::FullAccess, Some(Level::Block));
        let mut person = Decisions::default();
        assert_eq!(Effective::of(&person, &company).mode(), Some(Mode::Balanced));
        person.levels.set_mode(Some(Mode::Quiet));
        assert_eq!(Effective::of(&person, &company).mode(), Some(Mode::Quiet));
        person.levels.set(Rule::VagueName, Some(Level::Block));
        assert_eq!(Effective::of(&person, &company).mode(), None);
        company.enforced.levels.set_mode(Some(Mode::Strict));
        let effective = Effective::of(&person, &company);
        assert_eq!((effective.mode(), effective.is_mode_locked()), (Some(Mode::Strict), true));
    }

    #[test]
    fn settings_without_origin_know_a_level_for_every_rule() {
        let mut settings = Settings::default();
        settings.set_level(Rule::FullAccess, Level::Block);
        assert_eq!(settings.level(Rule::FullAccess), Level::Block);
        settings.set_level(Rule::FullAccess, Rule::FullAccess.default_level());
        assert_eq!(settings, Settings::default());
    }
}
