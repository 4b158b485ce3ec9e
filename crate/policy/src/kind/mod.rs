//! The kinds of settings: how a decision is read and written, and what is in force when several have decided.

mod flag;
mod levels;
mod muted;
mod number;
mod scopes;

pub use flag::Flag;
pub use levels::{Levels, LevelsInForce, RuleLevels};
pub use muted::{MutedKinds, is_rule_id};
pub use number::Number;
pub use scopes::Scopes;

use patrol_json::Part;
use serde::Serialize;

pub use crate::problem::Complaints;
pub use crate::value::Parties;

/// A kind of setting.
pub trait Kind {
    /// What it is when nobody asks who has decided it.
    type Plain;
    /// What one party has decided; by default nothing.
    type Decision: Default;
    /// What is in force, and who has decided it.
    type InForce;

    /// Reads a stored decision. What cannot be used is left out, and told.
    fn read(stored: Part<'_>, complaints: &mut Complaints<'_>) -> Self::Decision;

    /// What is stored of a decision; `None` if there is none.
    fn stored(decision: &Self::Decision) -> Option<impl Serialize>;

    /// What is in force.
    fn in_force(parties: Parties<'_, Self::Decision>) -> Self::InForce;

    /// The same without who has decided it.
    fn plain(in_force: &Self::InForce) -> Self::Plain;
}
