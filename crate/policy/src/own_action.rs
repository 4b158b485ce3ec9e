use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What happens where a rule of a person's own has found something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum OwnAction {
    /// A note is enough.
    Note,
    /// The same as for other secrets, by the level of texts.
    #[default]
    Ask,
    /// It does not go on, whatever the level, unless that is off.
    Block,
}

impl OwnAction {
    /// Every action, from soft to hard.
    pub const ALL: [OwnAction; 3] = [OwnAction::Note, OwnAction::Ask, OwnAction::Block];

    /// The name that files and forms use.
    pub fn as_str(self) -> &'static str {
        match self {
            OwnAction::Note => "note",
            OwnAction::Ask => "ask",
            OwnAction::Block => "block",
        }
    }

    /// The action with this name, if there is one.
    pub fn from_name(name: &str) -> Option<OwnAction> {
        OwnAction::ALL.into_iter().find(|action| action.as_str() == name)
    }

    /// The label of a compiled rule: the action and the name that a person is shown.
    pub fn label(self, name: &str) -> String {
        [self.as_str(), "\n", name].concat()
    }

    /// The action and the name in a label.
    pub fn of_label(label: &str) -> (OwnAction, &str) {
        let (action, name) = label.split_once('\n').unwrap_or_default();
        (OwnAction::from_name(action).unwrap_or_default(), name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_tells_what_it_was_made_of() {
        for action in OwnAction::ALL {
            assert_eq!(OwnAction::of_label(&action.label("ACME token")), (action, "ACME token"));
            assert_eq!(serde_json::to_value(action).unwrap(), action.as_str());
        }
        assert_eq!(OwnAction::of_label("nonsense"), (OwnAction::Ask, ""));
    }
}
