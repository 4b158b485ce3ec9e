use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How firmly Patrol steps in when a rule finds something. Ordered from soft to hard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// The rule is not applied.
    Off,
    /// A note beside the field; nothing is held.
    Inform,
    /// One explicit step before it goes on.
    Acknowledge,
    /// A written reason before it goes on; the reason is kept in the local log.
    Reason,
    /// It does not go on.
    Block,
}

impl Level {
    /// Every level, from soft to hard.
    pub const ALL: [Level; 5] = [Level::Off, Level::Inform, Level::Acknowledge, Level::Reason, Level::Block];

    /// The name that settings and forms use.
    pub fn as_str(self) -> &'static str {
        match self {
            Level::Off => "off",
            Level::Inform => "inform",
            Level::Acknowledge => "acknowledge",
            Level::Reason => "reason",
            Level::Block => "block",
        }
    }

    /// The level with this name, if there is one.
    pub fn from_name(name: &str) -> Option<Level> {
        Level::ALL.into_iter().find(|level| level.as_str() == name)
    }

    /// Whether the action waits for the person.
    pub fn holds(self) -> bool {
        self >= Level::Acknowledge
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_level_is_found_by_its_name() {
        for level in Level::ALL {
            assert_eq!(Level::from_name(level.as_str()), Some(level));
        }
        assert_eq!(Level::from_name("Block"), None);
    }

    #[test]
    fn only_levels_from_acknowledge_on_hold() {
        let held: Vec<_> = Level::ALL.into_iter().filter(|l| l.holds()).collect();
        assert_eq!(held, [Level::Acknowledge, Level::Reason, Level::Block]);
    }
}
