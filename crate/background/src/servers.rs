//! Patrol in the servers and sites that a person has added. Where it may be, the browser's permissions say, and nothing else does; which of them
//! are sites besides Azure DevOps, the settings say.

use patrol_azdo::{Server, is_cloud};
use patrol_phrase::Phrase;
use patrol_policy::site;
use patrol_protocol::Reply;
use patrol_webext::permissions;
use patrol_webext::scripting::{self, Added, ScriptingError};

use crate::queue::in_turn;
use crate::settings;

/// Makes the content scripts run in the servers and sites that are permitted, and in no other.
pub(crate) async fn agree() -> Reply {
    // One at a time: what is registered twice, the browser refuses.
    match in_turn(register()).await {
        Some(Ok(())) => Reply::Done,
        _ => Reply::Refused { phrase: Phrase::servers_failed() },
    }
}

/// Whether Patrol guards the pages of a host.
pub(crate) async fn is_guarded(host: &str) -> bool {
    is_cloud(host) || servers(permissions::origins().await).iter().any(|pattern| is_on(pattern, host))
}

/// Whether a host is a site besides Azure DevOps: no organization is in its addresses.
pub(crate) async fn is_site(host: &str) -> bool {
    !is_cloud(host) && site::is_on(&settings::in_force().await.sites, host)
}

/// Whether the pattern of a server stands for this host, on whatever port.
fn is_on(pattern: &str, host: &str) -> bool {
    let rest = pattern.split_once("://").and_then(|(_, rest)| rest.strip_prefix(host));
    rest.is_some_and(|rest| rest.starts_with(['/', ':']))
}

async fn register() -> Result<(), ScriptingError> {
    let was = scripting::added().await?;
    let named = Named::of(settings::sites().await, &was.sites);
    if !named.gone.is_empty() {
        // Nobody wants Patrol there any more, and it must not be taken for a server.
        permissions::done(permissions::remove(named.gone)).await;
    }
    let permitted = split(servers(permissions::origins().await), &named.sites);
    // Where nothing has changed, nothing is taken away, not even for a moment.
    if was == permitted { Ok(()) } else { scripting::set_added(&permitted).await }
}

/// What the settings say of sites besides Azure DevOps, as patterns.
#[derive(Debug, PartialEq, Eq)]
struct Named {
    sites: Vec<String>,
    /// Where Patrol was as on such a site, and is not wanted any more.
    gone: Vec<String>,
}

impl Named {
    /// What cannot be read takes no site away, and makes no server of one.
    fn of(settings: Result<Vec<String>, Vec<String>>, was: &[String]) -> Named {
        let patterns = |sites: &[String]| sites.iter().map(|site| format!("{site}/*")).collect::<Vec<_>>();
        match settings {
            Ok(sites) => {
                let sites = patterns(&sites);
                let gone = was.iter().filter(|pattern| !sites.contains(pattern)).cloned().collect();
                Named { sites, gone }
            }
            Err(sites) => Named { sites: [patterns(&sites), was.to_vec()].concat(), gone: Vec::new() },
        }
    }
}

/// Tells the servers among these patterns from the sites.
fn split(permitted: Vec<String>, sites: &[String]) -> Added {
    let (sites, servers) = permitted.into_iter().partition(|pattern| sites.contains(pattern));
    Added { servers, sites }
}

/// Those of the permitted sites that are a server each, sorted.
fn servers(origins: Vec<String>) -> Vec<String> {
    let mut servers: Vec<String> =
        origins.into_iter().filter(|pattern| Server::of_pattern(pattern).is_some()).collect();
    servers.sort();
    servers
}

#[cfg(test)]
mod tests {
    use super::{Added, Named, is_on, servers, split};

    fn names(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn a_site_is_one_that_is_named_and_permitted() {
        let permitted = names(&["https://github.com/*", "https://tfs.example.org/*"]);
        let sites = names(&["https://github.com/*", "https://chatgpt.com/*"]);
        let expected =
            Added { servers: names(&["https://tfs.example.org/*"]), sites: names(&["https://github.com/*"]) };
        assert_eq!(split(permitted.clone(), &sites), expected);
        assert_eq!(split(permitted.clone(), &[]), Added { servers: permitted, sites: Vec::new() });
    }

    #[test]
    fn a_site_that_is_not_named_any_more_is_given_back_unless_the_settings_cannot_be_read() {
        let was = names(&["https://a/*", "https://b/*"]);
        let read = Named::of(Ok(names(&["https://b", "https://c"])), &was);
        let expected = Named { sites: names(&["https://b/*", "https://c/*"]), gone: names(&["https://a/*"]) };
        assert_eq!(read, expected);
        let unread = Named::of(Err(names(&["https://c"])), &was);
        assert_eq!(unread.gone, names(&[]));
        assert_eq!(unread.sites, names(&["https://c/*", "https://a/*", "https://b/*"]));
    }

    #[test]
    fn a_permission_for_more_than_one_server_puts_nothing_anywhere() {
        let origins = [
            "https://tfs.example.org/*",
            "https://dev.azure.com/*",
            "https://*.visualstudio.com/*",
            "https://*/*",
            "http://*/*",
            "http://build/*",
        ];
        let permitted = servers(origins.map(str::to_owned).to_vec());
        assert_eq!(permitted, ["http://build/*", "https://tfs.example.org/*"]);
    }
    #[test]
    fn a_server_is_known_by_its_whole_host() {
        for (pattern, host, is_its) in [
            ("https://tfs.example.org/*", "tfs.example.org", true),
            ("https://tfs.example.org:8443/*", "tfs.example.org", true),
            ("https://tfs.example.org/*", "tfs.example.or", false),
            ("https://tfs.example.org/*", "tfs.example.org.evil.test", false),
            ("https://tfs.example.org/*", "", false),
        ] {
            assert_eq!(is_on(pattern, host), is_its, "{pattern} {host}");
        }
    }
}
