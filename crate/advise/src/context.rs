use patrol_azdo::{ExistingToken, Instant, is_cloud};
use patrol_policy::Settings;

use crate::{Names, Task};

/// What a verdict rests on besides the request itself.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// What the person has decided.
    pub settings: &'a Settings,
    /// The present moment.
    pub now: Instant,
    /// The service that would make the token.
    pub service: Service,
    /// The existing token that is renewed, changed or graded, if it is known.
    pub existing: Option<&'a ExistingToken>,
    /// What the person has said that the token is for.
    pub task: Option<&'a Task>,
    /// What the scopes are called where the person sees them.
    pub names: &'a Names,
}

/// Who makes the token: it decides which other ways there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Service {
    /// Azure DevOps Services, which knows Microsoft Entra.
    Cloud,
    /// Azure DevOps Server, which does not.
    Server,
}

impl Service {
    /// The service behind a page's host name.
    pub fn of(host: &str) -> Service {
        if is_cloud(&host.to_ascii_lowercase()) { Service::Cloud } else { Service::Server }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_microsofts_own_names_are_the_cloud() {
        for host in ["dev.azure.com", "DEV.Azure.com", "vssps.dev.azure.com", "contoso.visualstudio.com"] {
            assert_eq!(Service::of(host), Service::Cloud, "{host}");
        }
        for host in ["tfs.contoso.com", "dev.azure.com.example.org", "notdev.azure.com", "localhost", ""] {
            assert_eq!(Service::of(host), Service::Server, "{host}");
        }
    }
}
