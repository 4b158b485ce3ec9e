//! Patrol in the servers that a person has added. Which they are, the browser's permissions say, and nothing else does.

use patrol_azdo::{Server, is_cloud};
use patrol_phrase::Phrase;
use patrol_protocol::Reply;
use patrol_webext::permissions;
use patrol_webext::scripting::{self, ScriptingError};

use crate::queue::in_turn;

/// Makes the content scripts run in the servers that are permitted, and in no other.
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

/// Whether the pattern of a server stands for this host, on whatever port.
fn is_on(pattern: &str, host: &str) -> bool {
    let rest = pattern.split_once("://").and_then(|(_, rest)| rest.strip_prefix(host));
    rest.is_some_and(|rest| rest.starts_with(['/', ':']))
}

async fn register() -> Result<(), ScriptingError> {
    let permitted = servers(permissions::origins().await);
    // Where nothing has changed, nothing is taken away, not even for a moment.
    if scripting::sites().await? == permitted { Ok(()) } else { scripting::set_sites(&permitted).await }
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
    use super::{is_on, servers};

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
