use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What the guide says something about, as far as other places lead there. A test in `crate/guide` asks for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum GuideTopic {
    /// Its beginning.
    Start,
    /// What to do when a secret leaked.
    Leak,
    /// Git on the person's computer.
    Git,
    /// One git command with a token of one hour.
    GitOnce,
    /// Git with an SSH key.
    Ssh,
    /// All ways to use git.
    GitWays,
    /// Git with a server.
    ServerGit,
    /// The API of a server.
    Server,
    /// Package feeds.
    Packages,
    /// Pipelines and other automation.
    Automation,
    /// Registering machines.
    Machines,
    /// Publishing extensions.
    Publish,
    /// Reports over the data.
    Reports,
    /// Calls of the API.
    Api,
    /// Where to keep a token that is needed.
    Vault,
    /// Why no secret belongs in a text.
    Text,
    /// Which tokens to revoke.
    Review,
    /// Which scopes to choose.
    FewScopes,
    /// How long a token is to live.
    ShortLife,
    /// A token that has expired.
    Expired,
}

impl GuideTopic {
    /// All of them.
    pub const ALL: [Self; 20] = [
        Self::Start,
        Self::Leak,
        Self::Git,
        Self::GitOnce,
        Self::Ssh,
        Self::GitWays,
        Self::ServerGit,
        Self::Server,
        Self::Packages,
        Self::Automation,
        Self::Machines,
        Self::Publish,
        Self::Reports,
        Self::Api,
        Self::Vault,
        Self::Text,
        Self::Review,
        Self::FewScopes,
        Self::ShortLife,
        Self::Expired,
    ];

    /// Its place in the guide: what stands behind `#` in the address.
    pub fn place(self) -> &'static str {
        match self {
            Self::Start => "list",
            Self::Leak => "playbook",
            Self::Git => "scenario/git-laptop",
            Self::GitOnce => "scenario/git-once",
            Self::Ssh => "scenario/ssh",
            Self::GitWays => "question/git",
            Self::ServerGit => "scenario/server-git",
            Self::Server => "scenario/server",
            Self::Packages => "question/packages",
            Self::Automation => "question/ci",
            Self::Machines => "question/machines",
            Self::Publish => "question/publish",
            Self::Reports => "scenario/powerbi",
            Self::Api => "question/api",
            Self::Vault => "practice/vault",
            Self::Text => "practice/never-in-text",
            Self::Review => "practice/review",
            Self::FewScopes => "practice/least-scopes",
            Self::ShortLife => "practice/short-life",
            Self::Expired => "failure/token-expired",
        }
    }
}
