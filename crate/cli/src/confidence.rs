//! From which level on findings count.

use clap::ValueEnum;
use patrol_detect::{Confidence, Options};

/// How random a value beside a word such as `password` has to look, in hundredths of a bit for each character: the
/// start that the engine recommends.
const RANDOM: u32 = 350;

/// The lowest level that is reported.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum MinConfidence {
    /// Also what only looks random, beside a word such as "password".
    Low,
    /// The shape of a secret, or better.
    Medium,
    /// The issuer's signature, or better.
    High,
    /// Only what a checksum proves.
    Certain,
}

impl MinConfidence {
    /// What the engine has to report.
    pub(crate) fn options(self) -> Options {
        match self {
            Self::Low => Options { least: Confidence::Low, generic: Some(RANDOM) },
            Self::Medium => Options { least: Confidence::Medium, generic: None },
            Self::High => Options { least: Confidence::High, generic: None },
            Self::Certain => Options { least: Confidence::Certain, generic: None },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_named_as_the_engine_names_its_levels() {
        for level in MinConfidence::value_variants() {
            let name = level.to_possible_value().unwrap();
            assert_eq!(name.get_name(), level.options().least.as_str());
        }
    }
}
