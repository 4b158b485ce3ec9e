//! Findings that people know of and accept: what is told of them, and why they stop nothing.

pub(crate) mod baseline;
pub(crate) mod hidden;
pub(crate) mod line;
pub(crate) mod mark;
pub(crate) mod patrolignore;
pub(crate) mod place;

/// Why a finding is not reported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Acceptance {
    /// A mark beside it allows it, for this reason. Holds no secret.
    Mark(String),
    /// It stands in the baseline.
    Baseline,
}
