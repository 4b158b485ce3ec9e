use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::{LeftOut, clone_form, is_cloud};

/// Longer texts are no address that somebody clones from, in bytes: the web server of Azure DevOps takes no more by default (documentation of
/// IIS, `requestLimits`, `maxUrl`).
const LONGEST: usize = 4096;

/// Everything but what no shell, and no part of an address, reads as its own.
pub(crate) const UNSAFE: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// How git reaches a repository.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Transport {
    /// `https://`
    Https,
    /// `http://`, on servers without a certificate.
    Http,
    /// `git@ssh.dev.azure.com:v3/…`
    Ssh,
    /// `ssh://…`, on servers.
    ServerSsh,
}

/// A clone address of Azure Repos, taken apart. Names are decoded; a user name in the address is dropped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CloneUrl {
    /// How git reaches it.
    pub transport: Transport,
    /// Host in lower case, with the port if one is named that is not the scheme's own. The cloud has no other port.
    pub host: String,
    /// What stands behind the host, in order: organization or collection, project, `_git`, repository. For SSH in the cloud there is no
    /// `_git`.
    pub path: Vec<String>,
}

impl CloneUrl {
    /// Reads a clone address in one of the forms that Azure DevOps shows or has shown, see `clone_form.rs`. `None` for any other text.
    pub fn parse(text: &str) -> Option<CloneUrl> {
        Self::parse_all(text).map(|(url, _)| url)
    }

    /// The same, and what of the text is not in the address.
    pub fn parse_all(text: &str) -> Option<(CloneUrl, LeftOut)> {
        if text.len() > LONGEST { None } else { clone_form::read(text) }
    }

    /// The address again, without a user name, safe to stand unquoted in a command line: every character that a shell
    /// could read is percent-encoded.
    pub fn address(&self) -> String {
        let (scheme, separator) = match self.transport {
            Transport::Https => ("https://", "/"),
            Transport::Http => ("http://", "/"),
            Transport::Ssh => ("git@", ":v3/"),
            Transport::ServerSsh => ("ssh://", "/"),
        };
        let mut address = [scheme, &self.host].concat();
        let mut before = separator;
        for name in &self.path {
            address.push_str(before);
            address.extend(utf8_percent_encode(name, UNSAFE));
            before = "/";
        }
        address
    }

    /// The same repository of the cloud by HTTPS.
    pub fn over_https(mut self) -> CloneUrl {
        if self.transport == Transport::Ssh {
            self.host = "dev.azure.com".to_owned();
            self.path.insert(2, "_git".to_owned());
        }
        self.transport = Transport::Https;
        self
    }

    /// The same repository of the cloud by SSH; `None` for an address that names no repository of the cloud.
    pub fn over_ssh(self) -> Option<CloneUrl> {
        if !self.is_cloud() {
            return None;
        }
        if self.is_ssh() {
            return Some(self);
        }
        let organization = self.organization()?.to_owned();
        let of_older_host = !self.host.eq_ignore_ascii_case("dev.azure.com");
        let names = self.path.into_iter().skip(usize::from(!of_older_host));
        let mut names: Vec<String> =
            names.filter(|name| !(of_older_host && name.eq_ignore_ascii_case("DefaultCollection"))).collect();
        let repository = names.pop()?;
        // The repository that has its project's name is addressed without it.
        let project = names.into_iter().find(|name| !name.eq_ignore_ascii_case("_git"));
        let path = vec![organization, project.unwrap_or_else(|| repository.clone()), repository];
        Some(CloneUrl { transport: Transport::Ssh, host: "ssh.dev.azure.com".to_owned(), path })
    }

    /// Whether git reaches it by SSH.
    pub fn is_ssh(&self) -> bool {
        matches!(self.transport, Transport::Ssh | Transport::ServerSsh)
    }

    /// Whether the repository belongs to the cloud service, where Microsoft Entra sign-in exists.
    pub fn is_cloud(&self) -> bool {
        is_cloud(self.host_name())
    }

    /// Organization or collection.
    pub fn organization(&self) -> Option<&str> {
        match self.host_name().strip_suffix(".visualstudio.com") {
            Some(subdomain) if !self.is_ssh() => Some(subdomain),
            _ => {
                let below_tfs = !self.is_cloud() && self.path.first()?.eq_ignore_ascii_case("tfs");
                self.path.get(usize::from(below_tfs)).map(String::as_str)
            }
        }
    }

    /// The host without port.
    fn host_name(&self) -> &str {
        self.host.split(':').next().unwrap_or_default()
    }

    /// Whether it is a wiki's repository.
    pub fn is_wiki(&self) -> bool {
        self.path.last().is_some_and(|name| name.to_ascii_lowercase().ends_with(".wiki"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_that_is_too_long_to_be_one_is_none() {
        let address = |name: usize| format!("https://tfs/Main/{}/_git/site", "x".repeat(name));
        assert!(CloneUrl::parse(&address(2000)).is_some());
        assert_eq!(CloneUrl::parse(&address(4096)), None);
    }

    #[test]
    fn nothing_that_a_shell_reads_survives_in_the_address() {
        let url = CloneUrl::parse("https://dev.azure.com/o/p/_git/$(id);&|`'\"!(x)").unwrap();
        assert_eq!(url.address(), "https://dev.azure.com/o/p/_git/%24%28id%29%3B%26%7C%60%27%22%21%28x%29");
    }

    #[test]
    fn every_address_of_the_cloud_has_one_for_ssh() {
        for (address, ssh) in [
            ("https://me@dev.azure.com/o/My%20Web/_git/r", Some("git@ssh.dev.azure.com:v3/o/My%20Web/r")),
            ("https://dev.azure.com/o/_git/r", Some("git@ssh.dev.azure.com:v3/o/r/r")),
            ("https://o.visualstudio.com/p/_git/r", Some("git@ssh.dev.azure.com:v3/o/p/r")),
            ("https://o.visualstudio.com/_git/r", Some("git@ssh.dev.azure.com:v3/o/r/r")),
            ("https://o.visualstudio.com/DefaultCollection/p/_git/r", Some("git@ssh.dev.azure.com:v3/o/p/r")),
            ("git@ssh.dev.azure.com:v3/o/p/r", Some("git@ssh.dev.azure.com:v3/o/p/r")),
            ("https://tfs/c/p/_git/r", None),
            ("ssh://tfs:22/c/_ssh/r", None),
        ] {
            let found = CloneUrl::parse(address).unwrap().over_ssh().map(|url| url.address());
            assert_eq!(found.as_deref(), ssh, "{address}");
        }
    }

    #[test]
    fn a_wiki_and_a_server_are_told_apart() {
        assert!(CloneUrl::parse("https://dev.azure.com/o/p/_git/p.wiki").unwrap().is_wiki());
        assert!(!CloneUrl::parse("https://tfs.example.org/tfs/c/p/_git/r").unwrap().is_cloud());
        assert!(CloneUrl::parse("git@ssh.dev.azure.com:v3/o/p/r").unwrap().is_cloud());
    }
}
