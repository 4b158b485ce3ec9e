use serde::{Deserialize, Serialize};

/// What became of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Action {
    /// The text went in with the secret masked.
    Redacted,
    /// The text went in with references in the place of the secrets.
    Rewritten,
    /// It went on as it was, by the person's decision.
    WentOn,
    /// It went on as it was, by an exception; nobody was asked.
    Allowed,
    /// The person stopped it.
    Cancelled,
    /// A block level stopped it.
    Blocked,
    /// A note was shown; nothing was held.
    Informed,
}

impl Action {
    /// Every action.
    pub const ALL: [Action; 7] = [
        Action::Redacted,
        Action::Rewritten,
        Action::WentOn,
        Action::Allowed,
        Action::Cancelled,
        Action::Blocked,
        Action::Informed,
    ];

    /// The stable name, as the log has it.
    pub fn as_str(self) -> &'static str {
        match self {
            Action::Redacted => "redacted",
            Action::Rewritten => "rewritten",
            Action::WentOn => "went-on",
            Action::Allowed => "allowed",
            Action::Cancelled => "cancelled",
            Action::Blocked => "blocked",
            Action::Informed => "informed",
        }
    }

    /// The action with this name, if there is one.
    pub fn from_name(name: &str) -> Option<Action> {
        Action::ALL.into_iter().find(|action| action.as_str() == name)
    }

    /// Whether a person decided it. What a level only notes, or stops, and what an exception lets in, happens without one.
    pub fn is_decided(self) -> bool {
        matches!(self, Action::Redacted | Action::Rewritten | Action::WentOn | Action::Cancelled)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn actions_have_the_names_that_the_log_has() {
        for action in Action::ALL {
            assert_eq!(serde_json::to_value(action).unwrap(), action.as_str());
            assert_eq!(Action::from_name(action.as_str()), Some(action));
        }
    }
}
