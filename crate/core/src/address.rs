//! Addresses: of pages, and of repositories.

use patrol_azdo::{CloneUrl, LeftOut, Place};
use serde::Serialize;
use ts_rs::TS;

use crate::memory;
use crate::text::TOKEN_RULE;

/// A clone address, as far as the page script needs to know it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CloneAddress {
    /// The address without a user name, safe to stand unquoted in a command line.
    pub address: String,
    /// Whether git reaches it by SSH.
    pub ssh: bool,
    /// Whether it belongs to Microsoft's own service.
    pub cloud: bool,
    /// What stood before the host, and is in no command.
    pub left_out: LeftOut,
}

pub(crate) fn place(text: &str) -> usize {
    let (host, path) = text.split_once('\n').unwrap_or((text, "/"));
    memory::answer(&Place::of(host, path))
}

pub(crate) fn revoke_page(text: &str) -> usize {
    let mut lines = text.splitn(4, '\n');
    let mut line = || lines.next().unwrap_or_default();
    let (rule, organization, host, path) = (line(), line(), line(), line());
    let page = rule
        .starts_with(TOKEN_RULE)
        .then(|| patrol_azdo::token_page(host, path, Some(organization).filter(|name| !name.is_empty())));
    page.flatten().map_or(0, |page| memory::answer(&page))
}

pub(crate) fn is_cloud(host: &str) -> usize {
    usize::from(patrol_azdo::is_cloud(host))
}

pub(crate) fn clone_address(text: &str) -> usize {
    CloneUrl::parse_all(text).map_or(0, |(url, left_out)| {
        memory::answer(&CloneAddress {
            address: url.address(),
            ssh: url.is_ssh(),
            cloud: url.is_cloud(),
            left_out,
        })
    })
}
