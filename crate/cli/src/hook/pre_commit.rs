//! `patrol hook pre-commit`

use super::{LookedFor, check, git};
use crate::error::Error;
use crate::outcome::Outcome;

/// Looks for secrets in what is staged.
pub(super) fn run(looked_for: &LookedFor) -> Result<Outcome, Error> {
    check::changes(git::staged()?, "commit", looked_for)
}
