use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The shell that a command is written for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Shell {
    /// bash, zsh and their kin.
    Posix,
    /// PowerShell, Windows PowerShell 5.1 included.
    PowerShell,
    /// The Windows command prompt.
    Cmd,
}

impl Shell {
    /// Every shell, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Posix, Self::PowerShell, Self::Cmd];

    /// Where the choice of the person is kept, as JSON.
    pub const KEY: &str = "shell";

    /// The likely shell of somebody who has chosen none.
    pub fn of_system(is_windows: bool) -> Self {
        if is_windows { Self::PowerShell } else { Self::Posix }
    }

    /// Reads a kept choice; `None` for anything else.
    pub fn read(json: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|shell| shell.to_json() == json)
    }

    /// The choice as it is kept.
    pub fn to_json(self) -> &'static str {
        match self {
            Self::Posix => r#""posix""#,
            Self::PowerShell => r#""power-shell""#,
            Self::Cmd => r#""cmd""#,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kept_choice_is_read_again_and_nothing_else_is_one() {
        for shell in Shell::ALL {
            assert_eq!(Shell::read(shell.to_json()), Some(shell));
        }
        for none in ["", "null", "\"fish\"", "posix", "{\"shell\":\"cmd\"}"] {
            assert_eq!(Shell::read(none), None, "{none}");
        }
    }
}
