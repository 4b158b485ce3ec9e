use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Level;

/// What happens when a rule has found something: its level, as the page has to act. Ordered from soft to hard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// It goes on untouched.
    Pass,
    /// It goes on, and a note says what was found.
    Note,
    /// It waits for a decision of the person.
    Ask,
    /// It waits for a decision; to go on the person has to write down a reason.
    AskReason,
    /// It waits for the person, but cannot go on as it is.
    Block,
}

impl Level {
    /// What happens at this level when a rule has found something.
    pub fn outcome(self) -> Outcome {
        match self {
            Level::Off => Outcome::Pass,
            Level::Inform => Outcome::Note,
            Level::Acknowledge => Outcome::Ask,
            Level::Reason => Outcome::AskReason,
            Level::Block => Outcome::Block,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_harder_level_never_has_a_softer_outcome() {
        let outcomes: Vec<_> = Level::ALL.into_iter().map(Level::outcome).collect();
        assert!(outcomes.is_sorted());
        assert_eq!(outcomes.first(), Some(&Outcome::Pass));
    }

    #[test]
    fn only_levels_that_hold_wait_for_the_person() {
        for level in Level::ALL {
            assert_eq!(level.holds(), level.outcome() >= Outcome::Ask, "{level:?}");
        }
    }
}
