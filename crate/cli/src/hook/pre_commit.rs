//! `patrol hook pre-commit`

use super::{check, git};
use crate::confidence::MinConfidence;
use crate::error::Error;
use crate::outcome::Outcome;

/// Looks for secrets in what is staged.
pub(super) fn run(least: MinConfidence) -> Result<Outcome, Error> {
    check::changes(git::staged()?, "commit", least)
}
