//! Tokens for tests and for practice: the right shape, a valid checksum, and nobody's.

#[cfg(any(test, feature = "generate"))]
mod example;
mod issued;
#[cfg(any(test, feature = "generate"))]
mod legacy;

#[cfg(any(test, feature = "generate"))]
pub use example::{Example, example};
pub use issued::azure_devops_pat_issued;
#[cfg(any(test, feature = "generate"))]
pub use legacy::{azure_devops_app_secret, azure_devops_pat_legacy};

#[cfg(any(test, feature = "generate"))]
use alloc::string::String;

#[cfg(any(test, feature = "generate"))]
use crate::Month;

/// A personal access token as issued since July 2024, in March 2026. The same seed gives the same token.
#[cfg(any(test, feature = "generate"))]
#[must_use]
pub fn azure_devops_pat(seed: u64) -> String {
    azure_devops_pat_issued(seed, Month { year: 2026, month: 3 })
}
