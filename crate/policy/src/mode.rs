use serde::{Serialize, Serializer};

use crate::{Level, Rule, Settings};

/// How firmly Patrol steps in as a whole: one choice that gives every rule a level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mode {
    /// Asks about the gravest risks, notes the others, and gives no tips.
    Quiet,
    /// As Patrol comes: asks about risks and gives tips.
    Balanced,
    /// Asks for a reason at every risk, and stops the tokens that nobody should make.
    Strict,
}

impl Mode {
    /// Every mode, from soft to hard.
    pub const ALL: [Mode; 3] = [Mode::Quiet, Mode::Balanced, Mode::Strict];

    /// The name that settings and forms use.
    pub fn as_str(self) -> &'static str {
        match self {
            Mode::Quiet => "quiet",
            Mode::Balanced => "balanced",
            Mode::Strict => "strict",
        }
    }

    /// The mode with this name, if there is one.
    pub fn from_name(name: &str) -> Option<Mode> {
        Mode::ALL.into_iter().find(|mode| mode.as_str() == name)
    }

    /// The level that it gives a rule.
    pub fn level(self, rule: Rule) -> Level {
        let usual = rule.default_level();
        match self {
            Mode::Balanced => usual,
            Mode::Quiet if usual == Level::Inform => Level::Off,
            Mode::Quiet => match rule {
                Rule::SecretInText
                | Rule::FullAccess
                | Rule::CriticalScope
                | Rule::AllOrganizations
                | Rule::LifetimeFarOverLimit => Level::Acknowledge,
                _ => Level::Inform,
            },
            // What is good to know does not become a hurdle.
            Mode::Strict if usual == Level::Inform => Level::Inform,
            Mode::Strict => match rule {
                Rule::FullAccess | Rule::AllOrganizations | Rule::LifetimeFarOverLimit => Level::Block,
                _ => Level::Reason,
            },
        }
    }

    /// The mode that gives every rule the level that is in force; `None` for a mix of one's own.
    pub fn of(settings: &Settings) -> Option<Mode> {
        let gives_all = |mode: &Mode| Rule::ALL.iter().all(|rule| mode.level(*rule) == settings.level(*rule));
        Mode::ALL.into_iter().find(gives_all)
    }
}

impl Serialize for Mode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_decision_the_mode_is_balanced() {
        assert_eq!(Mode::of(&Settings::default()), Some(Mode::Balanced));
    }

    #[test]
    fn a_firmer_mode_is_never_softer_on_any_rule() {
        for &rule in Rule::ALL {
            assert!(Mode::ALL.map(|mode| mode.level(rule)).is_sorted(), "{rule:?}");
        }
    }

    #[test]
    fn quiet_asks_about_the_gravest_only_and_stops_nothing() {
        let asked: Vec<_> = Rule::ALL.iter().filter(|rule| Mode::Quiet.level(**rule).holds()).collect();
        let gravest = [
            Rule::SecretInText,
            Rule::FullAccess,
            Rule::CriticalScope,
            Rule::LifetimeFarOverLimit,
            Rule::AllOrganizations,
        ];
        assert_eq!(asked, gravest.iter().collect::<Vec<_>>());
        assert!(asked.iter().all(|rule| Mode::Quiet.level(**rule) == Level::Acknowledge));
        assert_eq!(Mode::Quiet.level(Rule::VagueName), Level::Off);
        assert_eq!(Mode::Quiet.level(Rule::HighPrivilegeScope), Level::Inform);
    }

    #[test]
    fn strict_lets_no_risk_pass_without_a_reason_and_makes_no_question_of_a_tip() {
        for &rule in Rule::ALL {
            let (usual, strict) = (rule.default_level(), Mode::Strict.level(rule));
            assert_eq!(strict >= Level::Reason, usual.holds(), "{rule:?}");
        }
        assert_eq!(Mode::Strict.level(Rule::FullAccess), Level::Block);
        // A secret can be redacted, so that there is always a way on.
        assert_eq!(Mode::Strict.level(Rule::SecretInText), Level::Reason);
    }

    #[test]
    fn a_longer_token_is_never_treated_softer() {
        let longer = [Rule::LifetimeOverLimit, Rule::LifetimeFarOverLimit];
        for mode in Mode::ALL {
            assert!(longer.map(|rule| mode.level(rule)).is_sorted(), "{mode:?}");
        }
    }

    #[test]
    fn a_mode_is_told_by_its_levels_and_one_other_level_is_a_mix() {
        for mode in Mode::ALL {
            let mut settings = Settings::default();
            for &rule in Rule::ALL {
                settings.set_level(rule, mode.level(rule));
            }
            assert_eq!(Mode::of(&settings), Some(mode));
            settings.set_level(Rule::FullAccess, Level::Off);
            assert_eq!(Mode::of(&settings), None, "{mode:?}");
        }
    }
}
