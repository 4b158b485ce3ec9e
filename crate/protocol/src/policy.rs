use patrol_policy::{Level, PausedGuard};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::PageProblem;

/// What is in force in one frame.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PagePolicy {
    /// How firmly Patrol steps in when a text holds a secret.
    pub text: Level,
    /// The kinds of secrets of which a note is enough, by the ids of their rules.
    pub muted: Vec<String>,
    /// The guards that the person has paused on the frame's page.
    pub paused: Vec<PausedGuard>,
    /// A token request that could not be judged stops instead of going out.
    pub stop_unchecked: bool,
    /// What of the settings is not in force.
    pub problems: Vec<PageProblem>,
}
