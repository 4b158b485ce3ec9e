use serde::Serialize;
use ts_rs::TS;

/// What stands before the host of a clone address, and is no part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum LeftOut {
    /// Nothing that counts: the organization, which the pages themselves write there, or what every address for SSH has.
    Nothing,
    /// A user name.
    User,
    /// A password or token.
    Password,
}
