//! The tab that the popup speaks about.

use patrol_azdo::{NoServer, Place, Server};
use patrol_webext::tabs::{self, Tab};
use web_sys::Url;

/// The tab that the address names (`?tab=7`), otherwise the one in front of the person.
pub(crate) async fn subject(named: Option<i32>) -> Option<Tab> {
    match named {
        Some(id) => tabs::get(id).await,
        None => tabs::active().await,
    }
}

/// The host of a tab that Patrol guards: the cloud's, or one of the person's servers. The browser shows an address only where Patrol has
/// been given the site, but that may be more than it uses.
pub(crate) fn guarded_host(tab: &Tab, servers: &[Server]) -> Option<String> {
    let url = Url::new(tab.url.as_ref()?).ok()?;
    let host = url.hostname();
    let guarded = match Server::at(url.protocol().trim_end_matches(':'), &host) {
        Ok(server) => servers.contains(&server),
        Err(why) => why == NoServer::Cloud,
    };
    guarded.then_some(host)
}

/// The organization in a tab's address, or the collection of a server.
pub(crate) fn organization(tab: &Tab) -> Option<String> {
    let url = Url::new(tab.url.as_ref()?).ok()?;
    Place::of(&url.hostname(), &url.pathname()).organization
}
