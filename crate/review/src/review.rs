use patrol_policy::Outcome;
use serde::Serialize;
use ts_rs::TS;

use crate::{Edit, Group};

/// What is decided about text with secrets that is about to enter a field. Holds nothing of a secret but what may be shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Review {
    /// What happens to the text.
    pub outcome: Outcome,
    /// The ids of the rules for the history, one for each group.
    pub rules: Vec<String>,
    /// What a person is shown: at most 100 secrets.
    pub groups: Vec<Group>,
    /// How many other secrets there are beyond the groups.
    pub more: u32,
    /// What redaction changes in each flavour, in the order in which they were read; in each the edits are in order and apart.
    pub edits: Vec<Vec<Edit>>,
}
