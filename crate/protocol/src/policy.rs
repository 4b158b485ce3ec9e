use patrol_policy::Level;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::PageProblem;

/// What is in force in one frame.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PagePolicy {
    /// How firmly Patrol steps in when a text holds a secret.
    pub text: Level,
    /// The person has paused Patrol on the frame's host.
    pub paused: bool,
    /// A token request that could not be judged stops instead of going out.
    pub stop_unchecked: bool,
    /// What of the settings is not in force.
    pub problems: Vec<PageProblem>,
}
