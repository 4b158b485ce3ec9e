use std::borrow::Cow;

use patrol_phrase::Phrase;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{GuideTopic, Scope, Service};

/// A way without a personal access token.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Alternative {
    /// What to do, in one sentence.
    pub phrase: Phrase,
    /// The documentation page that tells how.
    pub link: Cow<'static, str>,
    /// Where the guide tells how, step by step.
    pub topic: GuideTopic,
}

/// What somebody needs a token for, as far as another way depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Need {
    /// Cloning, fetching, pushing.
    Git,
    /// Restoring and publishing packages.
    Packages,
    /// Builds and releases.
    Pipelines,
    /// Registering agents and deployment targets.
    Agents,
    /// Publishing extensions.
    Marketplace,
    /// Reports over the data.
    Reports,
    /// Anything else: a call of the interface by a script or a service.
    Scripts,
}

impl Need {
    /// What these scopes are for, if it is one thing; a mixture is what scripts do.
    pub(crate) fn of(scopes: &[Scope]) -> Option<Need> {
        let mut needs = scopes.iter().map(|scope| match scope.area {
            "Code" if scope.id != "vso.code_status" => Need::Git,
            "Packaging" => Need::Packages,
            "Build" | "Release" => Need::Pipelines,
            "Agent Pools" | "Environment" | "Deployment Groups" => Need::Agents,
            "Marketplace" => Need::Marketplace,
            "Analytics" => Need::Reports,
            _ => Need::Scripts,
        });
        let first = needs.next()?;
        Some(if needs.all(|need| need == first) { first } else { Need::Scripts })
    }

    /// The way without a token. A server knows no Microsoft Entra, but SSH keys and Kerberos.
    pub(crate) fn alternative(self, service: Service) -> Alternative {
        let (phrase, link, topic) = match (service, self) {
            (Service::Cloud, Need::Git) => (
                Phrase::way_git(),
                "https://learn.microsoft.com/azure/devops/repos/git/set-up-credential-managers",
                GuideTopic::Git,
            ),
            (Service::Cloud, Need::Packages) => (
                Phrase::way_packages(),
                "https://github.com/microsoft/artifacts-credprovider",
                GuideTopic::Packages,
            ),
            // A job token and a service connection are there in Azure Pipelines only (documentation pages "job access tokens" and
            // "Azure DevOps service connection", 2026-03-23); this page ranks what is there elsewhere (2026-07-21).
            (Service::Cloud, Need::Pipelines) => (
                Phrase::way_pipelines(),
                "https://learn.microsoft.com/azure/devops/integrate/get-started/authentication/authentication-guidance",
                GuideTopic::Automation,
            ),
            (Service::Cloud, Need::Agents) => (
                Phrase::way_agents(),
                "https://learn.microsoft.com/azure/devops/pipelines/agents/agent-authentication-options",
                GuideTopic::Machines,
            ),
            // The scope is for both kinds of extensions. What vsce needs, the sentence says (npm, @vscode/vsce 4.1.0, 2026-10-28); how tfx
            // takes a Microsoft Entra token, this page (tfx-cli 0.23.1, 2026-12-01).
            (Service::Cloud, Need::Marketplace) => (
                Phrase::way_marketplace(),
                "https://learn.microsoft.com/azure/devops/extend/publish/command-line",
                GuideTopic::Publish,
            ),
            (Service::Cloud, Need::Reports) => (
                Phrase::way_reports(),
                "https://learn.microsoft.com/azure/devops/report/powerbi/client-authentication-options",
                GuideTopic::Reports,
            ),
            (Service::Cloud, Need::Scripts) => (
                Phrase::way_scripts(),
                "https://learn.microsoft.com/azure/devops/cli/entra-tokens",
                GuideTopic::Api,
            ),
            (Service::Server, Need::Git) => (
                Phrase::way_server_git(),
                "https://learn.microsoft.com/azure/devops/repos/git/use-ssh-keys-to-authenticate",
                GuideTopic::ServerGit,
            ),
            (Service::Server, _) => (
                Phrase::way_server(),
                "https://learn.microsoft.com/azure/devops/integrate/get-started/authentication/authentication-guidance",
                GuideTopic::Server,
            ),
        };
        Alternative { phrase, link: link.into(), topic }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use patrol_phrase::Key;

    fn way(ids: &[&str], service: Service) -> Option<Key> {
        let scopes: Vec<Scope> = ids.iter().filter_map(|id| Scope::find(id)).collect();
        Need::of(&scopes).map(|need| need.alternative(service).phrase.key())
    }

    #[test]
    fn one_need_has_its_own_way_and_a_mixture_the_way_of_scripts() {
        for (ids, key) in [
            (&["vso.code", "vso.code_write"][..], Key::WayGit),
            (&["vso.packaging_write"], Key::WayPackages),
            (&["vso.build", "vso.release"], Key::WayPipelines),
            (&["vso.agentpools_manage"], Key::WayAgents),
            (&["vso.gallery_publish"], Key::WayMarketplace),
            (&["vso.analytics"], Key::WayReports),
            (&["vso.work"], Key::WayScripts),
            (&["vso.code_status"], Key::WayScripts),
            (&["vso.code", "vso.packaging"], Key::WayScripts),
        ] {
            assert_eq!(way(ids, Service::Cloud), Some(key), "{ids:?}");
        }
        assert_eq!(way(&[], Service::Cloud), None);
    }

    #[test]
    fn a_server_is_never_sent_to_microsoft_entra() {
        assert_eq!(way(&["vso.code"], Service::Server), Some(Key::WayServerGit));
        assert_eq!(way(&["vso.packaging"], Service::Server), Some(Key::WayServer));
    }
}
