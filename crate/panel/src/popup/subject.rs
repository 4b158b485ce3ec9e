//! The tab that the popup speaks about.

use patrol_webext::tabs::{self, Tab};
use web_sys::Url;

/// The tab that the address names (`?tab=7`), otherwise the one in front of the person.
pub(crate) async fn subject(named: Option<i32>) -> Option<Tab> {
    match named {
        Some(id) => tabs::get(id).await,
        None => tabs::active().await,
    }
}

/// The host of a tab that Patrol guards. The browser shows an address only where Patrol has been given the site, and for Patrol's own
/// pages.
pub(crate) fn guarded_host(tab: &Tab) -> Option<String> {
    let url = Url::new(tab.url.as_ref()?).ok()?;
    matches!(url.protocol().as_str(), "https:" | "http:").then(|| url.hostname())
}
