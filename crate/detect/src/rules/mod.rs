//! The rules that are written in Rust: one file each.

mod assigned;
pub(crate) mod azure_devops;
pub(crate) mod azure_devops_pat;
pub(crate) mod azure_devops_pat_legacy;
pub(crate) mod azure_sas;
mod basic_credentials;
pub(crate) mod coded;
mod command_password;
mod connection_password;
pub(crate) mod encoded;
mod named_password;
#[cfg(test)]
mod places;
pub(crate) mod private_key;
#[cfg(test)]
mod residue;
#[cfg(test)]
mod table;
mod url_password;
pub(crate) mod wrapped;
