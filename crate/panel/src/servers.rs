use patrol_azdo::Server;
use patrol_policy::company::Identity;
use patrol_policy::{Decisions, Origin, Stored};
use patrol_webext::permissions;
use patrol_webext::storage::Area;

use crate::company;

/// The servers and sites that Patrol may work on.
///
/// There is no other list of them: what a person takes away in the browser's own settings is taken away here.
pub(crate) async fn permitted() -> Vec<Server> {
    permissions::origins().await.iter().filter_map(|pattern| Server::of_pattern(pattern)).collect()
}

/// A site besides Azure DevOps on which texts are to be checked.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Site {
    pub(crate) server: Server,
    /// Who has decided that.
    pub(crate) origin: Origin,
    /// Whether the browser lets Patrol in there.
    pub(crate) is_permitted: bool,
}

/// Such sites, and who the company is.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Sites {
    pub(crate) sites: Vec<Site>,
    pub(crate) company: Identity,
    /// Whether these are all there can be: what the person adds does not count.
    pub(crate) is_replaced: bool,
}

/// The sites besides Azure DevOps that the settings name.
pub(crate) async fn sites() -> Sites {
    let permitted = permitted().await;
    let stored = Area::Local.get(Decisions::KEY).await.unwrap_or_default();
    let company = company::read().await.company;
    let named = Stored::read(stored.as_deref()).in_force(&company).sites;
    let sites = named.into_iter().filter_map(|site| {
        let server = Server::of_pattern(&format!("{}/*", site.value))?;
        let is_permitted = permitted.contains(&server);
        Some(Site { server, origin: site.origin, is_permitted })
    });
    Sites { sites: sites.collect(), company: company.identity, is_replaced: company.replaced.sites }
}
