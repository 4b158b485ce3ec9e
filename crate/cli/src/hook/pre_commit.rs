//! `patrol hook pre-commit`

use super::{git, verdict};
use crate::confidence::MinConfidence;
use crate::error::Error;
use crate::outcome::Outcome;

/// Looks for secrets in what is staged.
pub(super) fn run(least: MinConfidence) -> Result<Outcome, Error> {
    verdict::judge(git::staged()?, "commit", least)
}
