//! What a scan reports.

use crate::Confidence;

/// What a scan reports. The default reports everything but values that only look random.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Findings below this level are left out.
    pub least: Confidence,
    /// Report values that look random beside words such as `password`, at the level low: as random as this at least, in
    /// hundredths of a bit for each character. 350 is a good start; 450 leaves only keys in base 64. None to leave them out.
    pub generic: Option<u32>,
}

impl Default for Options {
    fn default() -> Self {
        Self { least: Confidence::Low, generic: None }
    }
}
