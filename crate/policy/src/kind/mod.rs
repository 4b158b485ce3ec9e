//! The kinds of settings: how a decision is read and written, and what is in force when several have decided.

mod exceptions;
mod flag;
mod levels;
mod name_levels;
mod names;
mod number;
pub(crate) mod own_rules;
mod scopes;

pub use exceptions::Exceptions;
pub use flag::Flag;
pub use levels::{Levels, LevelsInForce, RuleLevels};
pub use name_levels::{SecretLevels, SiteLevels};
pub use names::{MutedKinds, Sites, is_rule_id};
pub use number::Number;
pub use own_rules::OwnRules;
pub use scopes::Scopes;

use patrol_json::Part;
use serde::Serialize;
pub use serde_json::Value as Schema;

pub use crate::problem::Complaints;
pub use crate::value::Parties;

/// Of a decision that is one value: what is enforced stays as it was.
fn yielding_value<T: Copy>(wanted: Option<T>, before: &Option<T>, enforced: &Option<T>) -> Option<T> {
    if enforced.is_some() { *before } else { wanted }
}

/// Of a decision that is a list: each entry that is enforced stays, or stays away, as before.
fn yielding_entries<T: Clone + PartialEq>(mut wanted: Vec<T>, before: &[T], enforced: &[T]) -> Vec<T> {
    for entry in enforced {
        match (wanted.contains(entry), before.contains(entry)) {
            (true, false) => wanted.retain(|known| known != entry),
            (false, true) => wanted.push(entry.clone()),
            _ => {}
        }
    }
    wanted
}

/// A kind of setting.
pub trait Kind {
    /// What it is when nobody asks who has decided it.
    type Plain;
    /// What one party has decided; by default nothing.
    type Decision: Default;
    /// What is in force, and who has decided it.
    type InForce;

    /// Whether what several parties have listed counts together, unless the company says that its own list replaces the person's.
    const IS_LIST: bool = false;

    /// Reads a stored decision. What cannot be used is left out, and told.
    fn read(stored: Part<'_>, complaints: &mut Complaints<'_>) -> Self::Decision;

    /// What is stored of a decision; `None` if there is none.
    fn stored(decision: &Self::Decision) -> Option<impl Serialize>;

    /// What is in force.
    fn in_force(parties: Parties<'_, Self::Decision>) -> Self::InForce;

    /// What may be decided where a company enforces something: what that has decided stays as it was before.
    fn yielding(wanted: Self::Decision, before: &Self::Decision, enforced: &Self::Decision)
    -> Self::Decision;

    /// What can be decided, in English, for whoever writes a company's policy.
    fn accepts() -> String;

    /// The type of a decision, as JSON Schema. Types only: a browser drops a whole setting in silence of which one part is not as its schema
    /// wants it, and nobody could be told.
    fn schema() -> Schema;

    /// The same without who has decided it.
    fn plain(in_force: &Self::InForce) -> Self::Plain;
}
