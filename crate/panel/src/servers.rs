use patrol_azdo::Server;
use patrol_webext::permissions;

/// The servers that Patrol may work on.
///
/// There is no other list of them: what a person takes away in the browser's own settings is taken away here.
pub(crate) async fn permitted() -> Vec<Server> {
    permissions::origins().await.iter().filter_map(|pattern| Server::of_pattern(pattern)).collect()
}
